import { sql } from 'drizzle-orm';
import type { HealthKind, HealthState } from '../../domain/health.ts';
import type { Queryable } from '../client.ts';
import { health } from '../schema/health.ts';
import { rowsAs } from './list.ts';

export type SeenHealth = {
  readonly kind: HealthKind;
  readonly name: string;
  readonly state: HealthState;
  /** Known to the process itself; otherwise since the state was first seen. */
  readonly since?: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
};
export type HealthRow = typeof health.$inferSelect;

/** A process says at least so often that it is there. */
export const PULSE_MS = 5_000;
/** Longer than the longest silence of a process that lives. */
const ALIVE = sql`interval '3 minutes'`;

const COLUMNS = 'kind text, name text, state text, since timestamptz, facts jsonb';

/** A state goes on from row to row: a process that is started again does not begin it anew. */
const firstSeen = sql`(SELECT min(o.since) FROM health o
  WHERE o.kind = r.kind AND o.name = r.name AND o.state = r.state AND o.seen_at > now() - ${ALIVE})`;

/** What one process has seen, in one statement. */
export const putHealth = async (db: Queryable, process: string, rows: readonly SeenHealth[]): Promise<void> => {
  if (rows.length === 0) return;
  await db.execute(sql`
    INSERT INTO health AS h (kind, name, process, state, since, seen_at, facts)
    SELECT r.kind, r.name, ${process}, r.state, coalesce(r.since, ${firstSeen}, now()), now(), r.facts
    FROM ${rowsAs('r', rows, COLUMNS)}
    ON CONFLICT (kind, name, process) DO UPDATE SET state = excluded.state, seen_at = excluded.seen_at,
      facts = excluded.facts, since = CASE WHEN h.state = excluded.state THEN h.since ELSE excluded.since END`);
};

/** Newest first; what lies further back than a living process would leave it is not among it. */
export const listHealth = (db: Queryable): Promise<HealthRow[]> =>
  db.select().from(health).where(sql`${health.seenAt} > now() - ${ALIVE}`).orderBy(sql`${health.seenAt} DESC`);

/** A process that ends says so itself; one that was killed is missed after a while. */
export const endHealth = async (db: Queryable, process: string): Promise<void> => {
  await db.execute(sql`DELETE FROM health WHERE process = ${process}`);
};

export const purgeHealth = async (db: Queryable): Promise<void> => {
  await db.execute(sql`DELETE FROM health WHERE seen_at < now() - interval '1 day'`);
};
