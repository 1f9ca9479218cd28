import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { freePort } from './ports.ts';
import { type ServerCommand, type ServerProcess, startServer } from './server-process.ts';
import { lookForTemporal } from './temporal-binary.mjs';

export type TemporalOptions = {
  /** Kept in this SQLite file; in memory without one. */
  readonly dbFile?: string;
  readonly port?: number;
  readonly uiPort?: number;
  readonly httpPort?: number;
  readonly headless?: boolean;
  readonly logFile?: string;
  /** Server limits, such as `{'limit.historyCount.suggestContinueAsNew': '500'}`. */
  readonly dynamicConfig?: Readonly<Record<string, string>>;
};

export type TemporalAddresses = {
  readonly address: string;
  readonly uiAddress?: string;
  readonly httpAddress: string;
};

export type TemporalPlan = ServerCommand & TemporalAddresses;
export type TemporalServer = ServerProcess & TemporalAddresses;

const findBinary = (): string => {
  const { found, tried } = lookForTemporal();
  if (found) return found.path;
  throw new Error(`No Temporal server; run "npm run setup" first.\n${tried.join('\n')}`);
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};

/** Without the two pragmas the SQLite file is three times slower. */
const storage = (dbFile: string | undefined): string[] => {
  if (dbFile === undefined) return [];
  mkdirSync(dirname(dbFile), { recursive: true });
  const pragmas = ['journal_mode=WAL', 'synchronous=NORMAL'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  return ['--db-filename', dbFile, ...pragmas];
};

const local = (port: number): string => `127.0.0.1:${port}`;

/** Chooses the ports and says how to run the server; ready when it knows its namespace. */
export const prepareTemporal = async (options: TemporalOptions = {}): Promise<TemporalPlan> => {
  const port = options.port ?? (await freePort());
  const httpPort = options.httpPort ?? (await freePort());
  const uiPort = options.headless ? undefined : (options.uiPort ?? (await freePort()));
  const ports = ['--ip', '127.0.0.1', '--port', String(port), '--http-port', String(httpPort)];
  const ui = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)];
  const limits = Object.entries(options.dynamicConfig ?? {}).flatMap(([name, value]) => [
    '--dynamic-config-value',
    `${name}=${value}`,
  ]);
  return {
    name: 'Temporal',
    command: findBinary(),
    args: ['server', 'start-dev', ...ports, ...ui, '--log-level', 'warn', ...storage(options.dbFile), ...limits],
    stopSignal: 'SIGTERM',
    ready: () => answers(`http://${local(httpPort)}/api/v1/namespaces/default`),
    address: local(port),
    ...(uiPort === undefined ? {} : { uiAddress: `http://${local(uiPort)}` }),
    httpAddress: `http://${local(httpPort)}`,
  };
};

/** A real Temporal server on 127.0.0.1 with the namespace `default`. */
export const startTemporal = async (options: TemporalOptions = {}): Promise<TemporalServer> => {
  const plan = await prepareTemporal(options);
  const server = await startServer(plan, options.logFile);
  const { address, uiAddress, httpAddress } = plan;
  return { ...server, address, httpAddress, ...(uiAddress === undefined ? {} : { uiAddress }) };
};
