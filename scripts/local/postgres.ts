import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { freePort } from './ports.ts';
import { type PostgresPlace, placePostgres, postgresVersion } from './postgres-binary.mjs';
import { type ServerCommand, type ServerProcess, startServer } from './server-process.ts';

export type PostgresOptions = {
  readonly dataDir: string;
  readonly port?: number;
  /** Server settings on top of the usual ones, such as `fsync: 'off'` for data nobody will miss. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly logFile?: string;
};

/** `dataDir` is where the data really lies; `moved` says why when that is not where it was asked to be. */
export type PostgresPlan = ServerCommand & {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly moved?: string;
};

export type PostgresServer = ServerProcess & Pick<PostgresPlan, 'url' | 'port' | 'dataDir'>;

const NAME = 'packhorse';
const PASSWORD_FILE = 'packhorse-password';
const USUAL = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // A fresh installation fills quickly: plans made for empty tables must not stay for a minute.
  autovacuum_naptime: '15s',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** The same order and case rules on every machine, from PostgreSQL itself and not from its system. */
const CLUSTER = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** A cluster that was half made by an interrupted run is made anew: it gets its name when it is complete. */
const createCluster = async (place: PostgresPlace, sync: boolean): Promise<void> => {
  const unfinished = `${place.dataDir}.unfinished`;
  const passwordFile = `${place.dataDir}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(18).toString('hex'), { mode: 0o600 });
  for (const path of place.user ? [unfinished, passwordFile] : []) {
    chownSync(path, place.user?.uid ?? 0, place.user?.gid ?? 0);
  }
  const args = ['-D', unfinished, '-U', NAME, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...CLUSTER];
  await promisify(execFile)(join(place.binDir, 'initdb'), [...args, ...(sync ? [] : ['--no-sync'])], {
    cwd: '/',
    env: { LC_ALL: 'C', PATH: process.env.PATH ?? '', TZ: 'UTC' },
    ...place.user,
  });
  renameSync(passwordFile, join(unfinished, PASSWORD_FILE));
  renameSync(unfinished, place.dataDir);
};

const checkVersion = (place: PostgresPlace): void => {
  const made = readFileSync(join(place.dataDir, 'PG_VERSION'), 'utf8').trim();
  const running = postgresVersion(place);
  if (running.split('.')[0] === made) return;
  throw new Error(
    `${place.dataDir} was made by PostgreSQL ${made}, this is ${running}: move it away or set DATABASE_URL`,
  );
};

const SERVER_NOT_READY = ['ECONNREFUSED', 'ECONNRESET', 'CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '57P03'];

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** Answers, and holds the database: false while it is still starting. */
const ensureDatabase = async (url: string): Promise<boolean> => {
  const sql = postgres(url.replace(/[^/]*$/, 'postgres'), { max: 1, connect_timeout: 3, onnotice: () => undefined });
  try {
    const [known] = await sql`SELECT 1 FROM pg_database WHERE datname = ${NAME}`;
    if (!known) await sql.unsafe(`CREATE DATABASE ${NAME}`);
    return true;
  } catch (error) {
    if (hasCode(error, SERVER_NOT_READY)) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
};

/** Makes the cluster when there is none yet, and says how to run it. */
export const preparePostgres = async (options: PostgresOptions): Promise<PostgresPlan> => {
  const settings = { ...USUAL, ...options.settings };
  const place = placePostgres(options.dataDir);
  const sync = options.settings?.['fsync'] !== 'off';
  if (!existsSync(join(place.dataDir, PASSWORD_FILE))) await createCluster(place, sync);
  checkVersion(place);
  const port = options.port ?? (await freePort());
  const password = readFileSync(join(place.dataDir, PASSWORD_FILE), 'utf8');
  const url = `postgres://${NAME}:${password}@127.0.0.1:${port}/${NAME}`;
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    name: 'PostgreSQL',
    command: join(place.binDir, 'postgres'),
    args: ['-D', place.dataDir, '-p', String(port), ...flags],
    env: { LC_MESSAGES: 'C' },
    ...(place.user === undefined ? {} : { user: place.user }),
    ...(place.moved === undefined ? {} : { moved: place.moved }),
    stopSignal: 'SIGINT',
    ready: () => ensureDatabase(url),
    url,
    port,
    dataDir: place.dataDir,
  };
};

/** A real server on 127.0.0.1 with an empty or kept database `packhorse`, fsync on unless told otherwise. */
export const startPostgres = async (options: PostgresOptions): Promise<PostgresServer> => {
  const plan = await preparePostgres(options);
  const server = await startServer(plan, options.logFile);
  return { ...server, url: plan.url, port: plan.port, dataDir: plan.dataDir };
};
