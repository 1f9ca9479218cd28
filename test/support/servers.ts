import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';
import { connectDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { startPostgres } from '../../scripts/local/postgres.ts';
import { startTemporal } from '../../scripts/local/temporal.ts';
import { writeWorld } from '../../scripts/seed/world.ts';
import { createWorld } from '../../world/world.ts';
import { createTemplate } from './database.ts';

export type Servers = {
  /** Any database of the server, for creating others; `templateDatabase` is the migrated one to clone. */
  readonly postgresUrl: string;
  readonly templateDatabase: string;
  readonly temporalAddress: string;
  readonly workflowBundlePath: string;
};

declare module 'vitest' {
  interface ProvidedContext extends Servers {}
}

type Undo = () => Promise<void> | void;
type Running = { readonly servers: Servers; readonly stop: () => Promise<void> };

/** What a crash costs does not matter here; the order of commits and their locks stay real. */
const TEST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

const findPostgres = async (dir: string, undo: Undo[]): Promise<string> => {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return given;
  const postgres = await startPostgres({ dataDir: join(dir, 'postgres'), settings: TEST_SETTINGS });
  undo.push(() => rmSync(postgres.dataDir, { recursive: true, force: true }));
  undo.push(() => postgres.stop());
  return postgres.url;
};

const findTemporal = async (dir: string, undo: Undo[]): Promise<string> => {
  const given = process.env.TEST_TEMPORAL_ADDRESS;
  if (given !== undefined) return given;
  const temporal = await startTemporal({ headless: true, logFile: join(dir, 'temporal.log') });
  undo.push(() => temporal.stop());
  return temporal.address;
};

const buildBundle = async (dir: string): Promise<string> => {
  const workflowsPath = join(import.meta.dirname, '../../workflows/index.ts');
  const logger = { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error };
  const { code } = await bundleWorkflowCode({ workflowsPath, logger });
  const path = join(dir, 'workflow-bundle.cjs');
  writeFileSync(path, code);
  return path;
};

/** Every test meets the same people, goods and stock. */
const migrateAndSeed = async (url: string): Promise<void> => {
  await migrate(url);
  const database = connectDatabase(url, { max: 1, application: 'test-support' });
  await writeWorld(database.db, createWorld(7300));
  await database.close();
};

const start = async (): Promise<Running> => {
  const dir = mkdtempSync(join(tmpdir(), 'packhorse-test-'));
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(dir, 0o755);
  const undo: Undo[] = [() => rmSync(dir, { recursive: true, force: true })];
  const stop = async () => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    const starting = [findPostgres(dir, undo), findTemporal(dir, undo), buildBundle(dir)] as const;
    await Promise.allSettled(starting);
    const [postgresUrl, temporalAddress, workflowBundlePath] = await Promise.all(starting);
    const template = await createTemplate(postgresUrl, `packhorse_${randomUUID().slice(0, 8)}`, migrateAndSeed);
    undo.push(() => template.drop());
    return { servers: { postgresUrl, templateDatabase: template.name, temporalAddress, workflowBundlePath }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Both projects with servers call this, each with a copy of this module: one run shares one start. */
const shared = globalThis as { packhorseServers?: { running: Promise<Running>; users: number } };

export default async function setup(project: TestProject): Promise<Undo> {
  shared.packhorseServers ??= { running: start(), users: 0 };
  const current = shared.packhorseServers;
  current.users += 1;
  const { servers, stop } = await current.running;
  project.provide('postgresUrl', servers.postgresUrl);
  project.provide('templateDatabase', servers.templateDatabase);
  project.provide('temporalAddress', servers.temporalAddress);
  project.provide('workflowBundlePath', servers.workflowBundlePath);
  return async () => {
    current.users -= 1;
    if (current.users > 0) return;
    delete shared.packhorseServers;
    await stop();
  };
}
