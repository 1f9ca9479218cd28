import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

export type TestDatabase = { readonly url: string; drop(): Promise<void> };
/** A test's own context, so that the database goes when the test ends. */
type Ends = { onTestFinished(undo: () => Promise<void>): unknown };

const GRACE_MS = 2_000;

const urlOf = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
};

const asAdmin = async <T>(serverUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> => {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'test-support' } });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};

/** An empty database, migrated once, that nobody can open any more: only cloning is left. */
export const createTemplate = async (serverUrl: string, name: string, migrate: (url: string) => Promise<void>) => {
  await asAdmin(serverUrl, (sql) => sql.unsafe(`CREATE DATABASE ${name}`));
  await migrate(urlOf(serverUrl, name));
  await asAdmin(serverUrl, (sql) => sql.unsafe(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`));
  const drop = () =>
    asAdmin(serverUrl, async (sql) => {
      await sql.unsafe(`ALTER DATABASE ${name} WITH IS_TEMPLATE false`);
      await sql.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
    });
  return { name, drop };
};

type Session = { readonly application: string; readonly state: string; readonly query: string };

const sessionsOn = (sql: postgres.Sql, database: string) => sql<Session[]>`
  SELECT application_name AS application, coalesce(state, backend_type) AS state, left(query, 120) AS query
  FROM pg_stat_activity WHERE datname = ${database} AND backend_type = 'client backend'`;

/** A closed connection takes the server a moment to notice; what is still there after that has leaked. */
const leakedSessions = async (sql: postgres.Sql, database: string): Promise<readonly Session[]> => {
  const until = Date.now() + GRACE_MS;
  for (;;) {
    const sessions = await sessionsOn(sql, database);
    if (sessions.length === 0 || Date.now() > until) return sessions;
    await sql`SELECT pg_sleep(0.02)`;
  }
};

const dropDatabase = (serverUrl: string, name: string) =>
  asAdmin(serverUrl, async (sql) => {
    const leaked = await leakedSessions(sql, name);
    await sql.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    if (leaked.length === 0) return;
    const list = leaked.map((s) => `  ${s.application || 'unnamed'} (${s.state}): ${s.query}`).join('\n');
    throw new Error(`${leaked.length} connection(s) still open on ${name}; close them before drop():\n${list}`);
  });

/** The migrated schema for one test file. Call `drop` when all its connections are closed. */
export const createDatabase = async (t?: Ends): Promise<TestDatabase> => {
  const serverUrl = inject('postgresUrl');
  const template = inject('templateDatabase');
  const name = `${template}_${randomUUID().slice(0, 8)}`;
  await asAdmin(serverUrl, (sql) => sql.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const drop = () => dropDatabase(serverUrl, name);
  t?.onTestFinished(drop);
  return { url: urlOf(serverUrl, name), drop };
};
