import postgres from 'postgres';
import { median } from '../kit/statistic.ts';
import type { Statement } from './api.ts';

export type Timed = { readonly medianMs: number; readonly worstMs: number; readonly slowestQueryMs: number };

/** PostgreSQL plans a prepared statement anew five times before it may keep a plan. */
const WARM_UP = 6;
const PREPARED = 'asked';

type Plan = { readonly 'Planning Time': number; readonly 'Execution Time': number };

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL';
  return `'${String(value as string | number | boolean).replaceAll("'", "''")}'`;
};

/** Planning and execution as the database counts them, with the writing out of the rows, without the wire. */
const explain = (params: readonly unknown[]): string => {
  const args = params.length === 0 ? '' : `(${params.map(literal).join(', ')})`;
  return `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, SERIALIZE TEXT, FORMAT JSON) EXECUTE ${PREPARED}${args}`;
};

const timeOf = async (sql: postgres.Sql, text: string): Promise<number> => {
  const [row] = await sql.unsafe<{ 'QUERY PLAN': readonly Plan[] }[]>(text);
  const plan = row?.['QUERY PLAN'][0];
  if (!plan) throw new Error(`no plan for ${text}`);
  return plan['Planning Time'] + plan['Execution Time'];
};

/** The times of the rounds after a warm-up, on one connection that keeps the statement prepared, as the product's do. */
const timeStatement = async (sql: postgres.Sql, { text, params }: Statement, rounds: number): Promise<number[]> => {
  await sql.unsafe(`PREPARE ${PREPARED} AS ${text}`);
  const query = explain(params);
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + rounds; n += 1) {
    const ms = await timeOf(sql, query);
    if (n >= WARM_UP) times.push(ms);
  }
  await sql.unsafe(`DEALLOCATE ${PREPARED}`);
  return times;
};

export const summarise = (rounds: readonly number[], slowestQueryMs: number): Timed => ({
  medianMs: median(rounds),
  worstMs: Math.max(...rounds),
  slowestQueryMs,
});

export type Stopwatch = {
  /** Of an answer: its statements one after the other, though the product asks some of them at the same time. */
  time(statements: readonly Statement[], rounds: number): Promise<Timed>;
  close(): Promise<void>;
};

export const openStopwatch = (url: string): Stopwatch => {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined, connection: { TimeZone: 'UTC' } });
  return {
    time: async (statements, rounds) => {
      const sums = Array.from({ length: rounds }, () => 0);
      let slowest = 0;
      for (const statement of statements) {
        const times = await timeStatement(sql, statement, rounds);
        for (const [n, ms] of times.entries()) sums[n] = (sums[n] ?? 0) + ms;
        slowest = Math.max(slowest, median(times));
      }
      return summarise(sums, slowest);
    },
    close: () => sql.end({ timeout: 5 }),
  };
};
