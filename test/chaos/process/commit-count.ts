import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { Database } from '../../../db/client.ts';
import * as schema from '../../../db/schema/index.ts';

export type Query = { readonly text: string; readonly params: readonly unknown[] };
/** What a commit is called, by the writes that went with it. */
export type NameOf = (writes: readonly Query[]) => string;

type Begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;
type Unsafe = (text: string, params?: unknown[], options?: object) => PromiseLike<unknown>;

const WRITES = /\b(insert into|delete from|add_jobs?\()|\bupdate\s+\S+\s+(\S+\s+)?set\b/i;

/** Tells of each commit that wrote something, after the server has confirmed it and before anybody else hears of it. */
export const countCommits = (db: Database, nameOf: NameOf, committed: (name: string) => void): Database => {
  const sql = clientOf(db);
  const tell = (writes: readonly Query[]): void => {
    if (writes.length > 0) committed(nameOf(writes));
  };
  const begin: Begin = async (work) => {
    const writes: Query[] = [];
    const result = await sql.begin((tx) => work(noteWrites(tx, (query) => writes.push(query))));
    tell(writes);
    return result;
  };
  const alone: Unsafe = (text, params = [], options) => {
    const query = sql.unsafe(text, params as never[], options);
    return WRITES.test(text) ? afterwards(query, () => tell([{ text, params }])) : query;
  };
  const counted = new Proxy(sql, {
    get: (target, key) => (key === 'begin' ? begin : key === 'unsafe' ? alone : Reflect.get(target, key)),
  });
  return drizzle(counted, { schema });
};

const clientOf = (db: Database): postgres.Sql => (db as Database & { readonly $client: postgres.Sql }).$client;

const noteWrites = (tx: postgres.TransactionSql, note: (query: Query) => void): postgres.TransactionSql => {
  const unsafe: Unsafe = (text, params = [], options) => {
    if (WRITES.test(text)) note({ text, params });
    return tx.unsafe(text, params as never[], options);
  };
  return new Proxy(tx, { get: (target, key) => (key === 'unsafe' ? unsafe : Reflect.get(target, key)) });
};

/** A query runs when it is awaited, so that is where its end is heard. */
const afterwards = <Rows extends postgres.MaybeRow[]>(
  query: postgres.PendingQuery<Rows>,
  tell: () => void,
): PromiseLike<unknown> => {
  const wait = query.then.bind(query);
  return Object.assign(query, {
    then: (done?: (rows: unknown) => unknown, failed?: (error: unknown) => unknown) =>
      wait((rows) => {
        tell();
        return done ? done(rows) : rows;
      }, failed),
  });
};

/** The tables that were written to, in order. */
export const tablesOf: NameOf = (writes) => {
  const tables = writes.flatMap(({ text }) => /(?:into|update|from)\s+"?([a-z_]+)"?/i.exec(text)?.[1] ?? []);
  return [...new Set(tables)].join('+');
};
