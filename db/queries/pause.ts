import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { PauseKind } from '../../domain/pause.ts';
import type { Queryable, Transaction } from '../client.ts';
import { pause } from '../schema/desk.ts';
import { pickTask, shipment } from '../schema/shipment.ts';
import { principal } from '../schema/principal.ts';
import { anyOf } from './list.ts';

export type PauseRow = typeof pause.$inferSelect;
type Switch = Pick<PauseRow, 'kind' | 'target'>;

const RECENT = 50;

/** Undefined when that pause is on already. */
export const addPause = async (tx: Transaction, row: typeof pause.$inferInsert): Promise<PauseRow | undefined> =>
  (await tx.insert(pause).values(row).onConflictDoNothing().returning())[0];

export const findPauseOn = async (db: Queryable, { kind, target }: Switch): Promise<PauseRow | undefined> =>
  (
    await db
      .select()
      .from(pause)
      .where(and(eq(pause.kind, kind), eq(pause.target, target), isNull(pause.endedAt)))
  )[0];

/** Undefined when somebody has ended it before. */
export const endPause = async (tx: Transaction, id: string, endedBy: string): Promise<PauseRow | undefined> =>
  (
    await tx
      .update(pause)
      .set({ endedBy, endedAt: sql`now()` })
      .where(and(eq(pause.id, id), isNull(pause.endedAt)))
      .returning()
  )[0];

const starter = alias(principal, 'starter');
const ender = alias(principal, 'ender');

const selectPauses = (db: Queryable) =>
  db
    .select({ row: pause, starter: starter.name, ender: ender.name })
    .from(pause)
    .innerJoin(starter, eq(starter.id, pause.startedBy))
    .leftJoin(ender, eq(ender.id, pause.endedBy));
export type ListedPause = Awaited<ReturnType<typeof selectPauses>>[number];

/** Those that are on, then the last ones that have ended. */
export const listPauses = (db: Queryable): Promise<ListedPause[]> =>
  selectPauses(db).orderBy(sql`${pause.endedAt} DESC NULLS FIRST`, desc(pause.startedAt)).limit(RECENT);

export const findPause = async (db: Queryable, id: string): Promise<ListedPause | undefined> =>
  (await selectPauses(db).where(eq(pause.id, id)))[0];

/** The pauses that are on, kept from ending until it is written who waits for them: their end tells everybody. */
export const lockPauses = (tx: Transaction, kind: PauseKind, targets: readonly string[]): Promise<PauseRow[]> =>
  tx
    .select()
    .from(pause)
    .where(and(eq(pause.kind, kind), sql`${pause.target} = ${anyOf(targets)}`, isNull(pause.endedAt)))
    .for('share');

/** A request that may have reached the carrier must be settled there, pause or not. */
export const isAsked = (shipmentId: SQL): SQL => sql`EXISTS (
  SELECT 1 FROM booking b WHERE b.shipment_id = ${shipmentId} AND b.status IN ('requested', 'unknown', 'booked'))`;

/** Since when a pause keeps a shipment where it stands: on the way to the floor, or to the carrier. */
export const pausedSince = sql<string | null>`(
  SELECT min(p.started_at) FROM pause p WHERE p.ended_at IS NULL AND (
    (p.kind = 'warehouse' AND p.target = ${shipment.warehouse} AND ${shipment.status} = 'planned')
    OR (p.kind = 'carrier' AND p.target = ${shipment.carrier} AND ${shipment.status} = 'packed'
      AND NOT ${isAsked(sql`${shipment.id}`)})))`.mapWith(pickTask.dueAt);

/** For a query that is asked anyway. */
export const intakePausedSince = sql<string | null>`(
  SELECT started_at FROM pause WHERE kind = 'intake' AND ended_at IS NULL)`.mapWith(pickTask.dueAt);

const STOPPED_BY: Readonly<Record<'warehouse' | 'carrier', (target: string) => SQL>> = {
  warehouse: (target) => sql`o.status = 'fulfilling' AND s.status = 'planned' AND s.warehouse = ${target}`,
  carrier: (target) => sql`s.status = 'packed' AND s.carrier = ${target} AND NOT ${isAsked(sql`s.id`)}`,
};

const stoppedBy = ({ kind, target }: Switch): SQL | undefined =>
  kind === 'warehouse' || kind === 'carrier' ? STOPPED_BY[kind](target) : undefined;

/** Orders that stand still because of a pause, by their ids; a page after another. */
export const ordersStoppedBy = async (
  db: Queryable,
  row: Switch,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<string[]> => {
  const stopped = stoppedBy(row);
  if (!stopped) return [];
  const rows = await db.execute<{ id: string }>(sql`
    SELECT DISTINCT o.id FROM "order" o JOIN shipment s ON s.order_id = o.id
    WHERE o.ended_at IS NULL AND o.id > ${after} AND ${stopped} ORDER BY o.id LIMIT ${limit}`);
  return rows.map(({ id }) => id);
};

/** How many orders, or messages, a pause keeps waiting. */
export const countStoppedBy = async (db: Queryable, row: Switch): Promise<number> => {
  const stopped = stoppedBy(row);
  if (row.kind === 'intake') return 0;
  const [counted] = await db.execute<{ n: number }>(
    stopped === undefined
      ? sql`SELECT count(*)::int AS n FROM notification WHERE status = 'queued'`
      : sql`SELECT count(DISTINCT o.id)::int AS n FROM "order" o JOIN shipment s ON s.order_id = o.id
          WHERE o.ended_at IS NULL AND ${stopped}`,
  );
  return counted?.n ?? 0;
};

/** A pause may last: whoever waits for one that is on is looked at again later; answers how many. */
export const renewPaused = async (db: Queryable, longestMs: number): Promise<number> => {
  const span = sql`${longestMs} * interval '1 millisecond'`;
  const rows = await db.execute(sql`
    UPDATE "order" SET waiting_until = now() + ${span}
    WHERE ended_at IS NULL AND waiting_on = 'resumed' AND waiting_until < now() + ${span} / 2 AND EXISTS (
      SELECT 1 FROM pause p WHERE p.ended_at IS NULL AND (
        (p.kind = 'warehouse' AND p.target = waiting_facts ->> 'warehouse')
        OR (p.kind = 'carrier' AND p.target = waiting_facts ->> 'carrier')))
    RETURNING id`);
  return rows.length;
};
