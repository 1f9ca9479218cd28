import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { endCutTransactions } from './cut-connection.ts';
import { openPool } from './pool.ts';
import { keepPrepared } from './prepared.ts';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Queries take either: inside a transaction or on their own. */
export type Queryable = Database | Transaction;
export type Sql = postgres.Sql;

export type DatabaseClient = { readonly db: Database; readonly plain: Sql; close(): Promise<void> };

/**
 * Two clients: drizzle replaces the parsers of the one it is given, so LISTEN and prepared statements have their own.
 * Every session gives up on a lock after a second, since a step that waits longer is better tried again.
 */
export const connectDatabase = (url: string, options: { max?: number; application?: string } = {}): DatabaseClient => {
  const common = {
    connection: { application_name: options.application ?? 'packhorse', lock_timeout: 1_000, TimeZone: 'UTC' },
    onnotice: () => undefined,
    connect_timeout: 5,
    // Asked for on each new connection; being cut just then would end the process. Drizzle reads and writes arrays itself.
    fetch_types: false,
  };
  const pool = openPool(url, { ...common, max: options.max ?? 10 });
  const plain = openPool(url, { ...common, max: 2 });
  return {
    db: drizzle(endCutTransactions(keepPrepared(pool.sql)), { schema }),
    plain: plain.sql,
    close: async () => {
      await Promise.all([pool.end(), plain.end()]);
    },
  };
};
