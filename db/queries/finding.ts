import { sql } from 'drizzle-orm';
import type { Finding } from '../../domain/invariant.ts';
import type { Queryable } from '../client.ts';
import { invariant } from '../schema/invariant.ts';
import { rowsAs } from './list.ts';

export type FindingRow = typeof invariant.$inferSelect;

const COLUMNS = 'name text, checked bigint, broken int, sample jsonb';

/** Keeps what a look has found, and since when it is so. */
export const putFindings = async (db: Queryable, findings: readonly Finding[]): Promise<void> => {
  await db.execute(sql`
    INSERT INTO invariant AS i (name, checked, broken, sample, looked_at, since)
    SELECT name, checked, broken, sample, now(), now() FROM ${rowsAs('f', findings, COLUMNS)}
    ON CONFLICT (name) DO UPDATE SET checked = excluded.checked, broken = excluded.broken, sample = excluded.sample,
      looked_at = excluded.looked_at,
      since = CASE WHEN (i.broken = 0) = (excluded.broken = 0) THEN i.since ELSE excluded.since END`);
};

export const listFindings = (db: Queryable): Promise<FindingRow[]> => db.select().from(invariant);
