import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { connectDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { type PostgresServer, startPostgres } from '../../scripts/local/postgres.ts';
import { dataFolder } from '../../scripts/local/project.mjs';
import { writeWorld } from '../../scripts/seed/world.ts';
import { createWorld } from '../../world/world.ts';

const SEED = 7300;

export const benchFolder = (name: string): string => {
  const above = join(dataFolder(), 'bench');
  mkdirSync(above, { recursive: true });
  const dir = mkdtempSync(join(above, `${name}-`));
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(dir, 0o755);
  return dir;
};

/** A server of its own with the settings that a stack has: what is committed is on the disk. */
export const startEmptyPostgres = async (name: string): Promise<PostgresServer> => {
  const dir = benchFolder(name);
  const server = await startPostgres({ dataDir: join(dir, 'postgres') });
  const stop = async (): Promise<void> => {
    await server.stop();
    for (const path of [server.dataDir, dir]) rmSync(path, { recursive: true, force: true });
  };
  return { ...server, stop };
};

/** The same with the demo's world in it. */
export const startOwnPostgres = async (name: string): Promise<PostgresServer> => {
  const server = await startEmptyPostgres(name);
  await migrate(server.url);
  const database = connectDatabase(server.url, { max: 1, application: 'bench' });
  await writeWorld(database.db, createWorld(SEED));
  await database.close();
  return server;
};

/** A further database of that server, migrated. */
export const createEmpty = async ({ url }: PostgresServer, name: string): Promise<string> => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`CREATE DATABASE ${name}`);
  await sql.end({ timeout: 5 });
  const created = url.replace(/[^/]*$/, name);
  await migrate(created);
  return created;
};
