import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** What waits for processes of our own; ages in milliseconds, 0 of nothing. */
export type Backlog = { readonly backlog: number; readonly oldestMs: number; readonly parked: number };

const ageOf = (oldest: string) =>
  sql.raw(`coalesce(greatest(0, extract(epoch FROM now() - ${oldest}) * 1000), 0)::float8`);

/** Messages whose handler did not deliver them; those of a moment ago are still its own. */
const RELAY = sql`SELECT 'relay' AS name, count(*) FILTER (WHERE next_attempt_at <= now())::int AS backlog,
    ${ageOf('min(next_attempt_at) FILTER (WHERE next_attempt_at <= now())')} AS "oldestMs",
    0 AS parked
  FROM workflow_message WHERE state = 'pending'`;

const DUE = 'attempts < max_attempts AND locked_at IS NULL AND run_at <= now()';
const JOBS = sql`SELECT 'jobs' AS name, count(*) FILTER (WHERE ${sql.raw(DUE)})::int AS backlog,
    ${ageOf(`min(run_at) FILTER (WHERE ${DUE})`)} AS "oldestMs",
    count(*) FILTER (WHERE attempts >= max_attempts)::int AS parked
  FROM graphile_worker.jobs`;

export const readBacklogs = async (db: Queryable): Promise<Readonly<Record<'relay' | 'jobs', Backlog>>> => {
  const rows = await db.execute<Backlog & { name: string }>(sql`${RELAY} UNION ALL ${JOBS}`);
  const of = (wanted: string): Backlog => {
    const { backlog = 0, oldestMs = 0, parked = 0 } = rows.find(({ name }) => name === wanted) ?? {};
    return { backlog, oldestMs: Math.round(oldestMs), parked };
  };
  return { relay: of('relay'), jobs: of('jobs') };
};
