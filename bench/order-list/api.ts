import { drizzle } from 'drizzle-orm/postgres-js';
import type { FastifyInstance } from 'fastify';
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from '../../api/app.ts';
import { createApiDeps } from '../../api/server.ts';
import { parseConfig } from '../../config.ts';
import { connectDatabase } from '../../db/client.ts';
import { openPool } from '../../db/pool.ts';
import * as schema from '../../db/schema/index.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { programFile } from '../kit/helper.ts';

/** Somebody of operations, who sees the whole company's orders. */
export const OPS = 'stf-ren-hao';

const SECRET = 'a-secret-for-benchmarks-only';
/** Nobody listens there: reading orders asks no partner. */
const NOBODY = 'http://127.0.0.1:9';
const READY_MS = 30_000;

const settingsOf = (databaseUrl: string, port: number): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  TEMPORAL_ADDRESS: '127.0.0.1:9',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  DEMO: 'true',
  LINK_SECRET: SECRET,
  YIPAY_URL: NOBODY,
  YIPAY_SECRET: SECRET,
  CARDHOUSE_URL: NOBODY,
  CARDHOUSE_API_KEY: SECRET,
  CARDHOUSE_WEBHOOK_SECRET: SECRET,
  EGRET_URL: NOBODY,
  EGRET_SECRET: SECRET,
  STONEBRIDGE_URL: NOBODY,
  STONEBRIDGE_SECRET: SECRET,
  NOTIFIER_URL: NOBODY,
  NOTIFIER_TOKEN: SECRET,
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'silent',
});

export type Statement = { readonly text: string; readonly params: readonly unknown[] };
export type Answer = { readonly body: string; readonly statements: readonly Statement[] };

/** The product's own api within this process; what it asks the database for an answer is written down. */
export type RecordingApi = { get(path: string): Promise<Answer>; close(): Promise<void> };

export const openRecordingApi = async (databaseUrl: string): Promise<RecordingApi> => {
  let heard: Statement[] = [];
  const logger = { logQuery: (text: string, params: unknown[]) => void heard.push({ text, params }) };
  const client = connectDatabase(databaseUrl, { max: 1, application: 'bench plain' });
  const pool = openPool(databaseUrl, { max: 4, fetch_types: false, connection: { TimeZone: 'UTC' } });
  const deps = await createApiDeps(parseConfig(settingsOf(databaseUrl, 0)), {
    ...client,
    db: drizzle(pool.sql, { schema, logger }),
  });
  const app = await createApp(deps);
  const cookie = await enter(app);
  const ask = async (path: string): Promise<string> => {
    const { statusCode, body } = await app.inject({ method: 'GET', url: path, headers: { cookie } });
    if (statusCode !== 200) throw new Error(`${path} is answered with ${statusCode}: ${body}`);
    return body;
  };
  // The first request of a session also notes that it was seen.
  await ask('/v1/session');
  return {
    get: async (path) => {
      heard = [];
      const body = await ask(path);
      return { body, statements: heard };
    },
    close: async () => {
      await app.close();
      await deps.close();
      await pool.end();
    },
  };
};

const enter = async (app: FastifyInstance): Promise<string> => {
  const { headers, statusCode, body } = await app.inject({
    method: 'POST',
    url: '/v1/session/continue',
    headers: { origin: 'http://localhost', host: 'localhost' },
    payload: { principal_id: OPS },
  });
  if (statusCode !== 200) throw new Error(`${OPS} cannot be continued: ${body}`);
  return String(headers['set-cookie']).split(';')[0] ?? '';
};

export type ServingApi = { readonly url: string; stop(): Promise<void> };

/** The api as a process of its own, with the console that was built last. */
export const serveApi = async (databaseUrl: string): Promise<ServingApi> => {
  const port = await freePort();
  const env = { ...process.env, ...settingsOf(databaseUrl, port) };
  const child = fork(programFile('../api/server'), [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const ready = async (child: ChildProcess, url: string): Promise<void> => {
  const until = performance.now() + READY_MS;
  while (performance.now() < until && child.exitCode === null) {
    const answers = await fetch(`${url}/v1/session/door`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return;
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error('the api does not answer');
};
