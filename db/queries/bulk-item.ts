import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { BULK_ITEM_STATES, type BulkItemState } from '../../domain/bulk/kind.ts';
import type { Queryable, Transaction } from '../client.ts';
import { bulkItem } from '../schema/bulk.ts';
import { order } from '../schema/order.ts';
import { anyOf } from './list.ts';

export type BulkItemRow = typeof bulkItem.$inferSelect;

const atTurn = (bulkId: string) =>
  and(eq(bulkItem.bulkId, bulkId), eq(bulkItem.state, 'waiting'), isNull(bulkItem.actionId));

/** The next ones whose turn has not come. */
export const nextItems = async (db: Queryable, bulkId: string, limit: number): Promise<string[]> => {
  const rows = await db
    .select({ orderId: bulkItem.orderId })
    .from(bulkItem)
    .where(atTurn(bulkId))
    .orderBy(asc(bulkItem.orderId))
    .limit(limit);
  return rows.map(({ orderId }) => orderId);
};

export const stopItems = async (tx: Transaction, bulkId: string): Promise<void> => {
  await tx.update(bulkItem).set({ state: 'stopped', at: sql`now()` }).where(atTurn(bulkId));
};

export const lockItem = async (tx: Transaction, bulkId: string, orderId: string): Promise<BulkItemRow | undefined> =>
  (
    await tx
      .select()
      .from(bulkItem)
      .where(and(eq(bulkItem.bulkId, bulkId), eq(bulkItem.orderId, orderId)))
      .for('update')
  )[0];

type Settled = Partial<Pick<BulkItemRow, 'state' | 'code' | 'actionId'>>;

export const setItem = async (
  db: Queryable,
  { bulkId, orderId }: Pick<BulkItemRow, 'bulkId' | 'orderId'>,
  set: Settled,
): Promise<void> => {
  await db
    .update(bulkItem)
    .set({ ...set, at: sql`now()` })
    .where(and(eq(bulkItem.bulkId, bulkId), eq(bulkItem.orderId, orderId)));
};

/** What became of an action is what became of the order in its job. */
export const settleItem = async (
  tx: Queryable,
  actionId: string,
  { state, code }: { readonly state: BulkItemState; readonly code?: string | undefined },
): Promise<void> => {
  await tx
    .update(bulkItem)
    .set({ state, code: code ?? null, at: sql`now()` })
    .where(eq(bulkItem.actionId, actionId));
};

/** `underWay`: of those that wait, the ones whose action has been written and not yet carried out. */
export type ItemCounts = Readonly<Record<BulkItemState, number>> & { readonly underWay: number };

export const countItems = async (
  db: Queryable,
  bulkIds: readonly string[],
): Promise<ReadonlyMap<string, ItemCounts>> => {
  const rows = await db.execute<{ id: string; state: BulkItemState; n: number; acted: number }>(sql`
    SELECT bulk_id AS id, state, count(*)::int AS n, count(action_id)::int AS acted
    FROM bulk_item WHERE bulk_id = ${anyOf(bulkIds)}
    GROUP BY bulk_id, state`);
  const countsOf = (id: string): ItemCounts => {
    const own = [...rows].filter((row) => row.id === id);
    const count = (state: BulkItemState): number => own.find((row) => row.state === state)?.n ?? 0;
    const states = Object.fromEntries(BULK_ITEM_STATES.map((state) => [state, count(state)]));
    const underWay = own.find(({ state }) => state === 'waiting')?.acted ?? 0;
    return { ...(states as Record<BulkItemState, number>), underWay };
  };
  return new Map(bulkIds.map((id) => [id, countsOf(id)]));
};

export const countReasons = async (db: Queryable, bulkId: string) => {
  const rows = await db.execute<{ state: BulkItemState; code: string; n: number }>(sql`
    SELECT state, code, count(*)::int AS n FROM bulk_item
    WHERE bulk_id = ${bulkId} AND code IS NOT NULL GROUP BY state, code ORDER BY n DESC, code`);
  return [...rows];
};

export type ItemFilter = {
  readonly bulkId: string;
  readonly state: BulkItemState | undefined;
  /** The order of the last item of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
};

/** One more than asked for tells whether there is a next page. */
export const listItems = (db: Queryable, { bulkId, state, after, limit }: ItemFilter) =>
  db
    .select({ item: bulkItem, reference: order.reference, status: order.status })
    .from(bulkItem)
    .innerJoin(order, eq(order.id, bulkItem.orderId))
    .where(
      and(
        eq(bulkItem.bulkId, bulkId),
        state === undefined ? undefined : eq(bulkItem.state, state),
        after === undefined ? undefined : gt(bulkItem.orderId, after),
      ),
    )
    .orderBy(asc(bulkItem.orderId))
    .limit(limit + 1);

/** The orders of a job in these states, to be dealt with again. */
export const ordersIn = async (db: Queryable, bulkId: string, states: readonly BulkItemState[]): Promise<string[]> => {
  const rows = await db.execute<{ id: string }>(sql`
    SELECT order_id AS id FROM bulk_item
    WHERE bulk_id = ${bulkId} AND state::text = ${anyOf(states)}`);
  return rows.map(({ id }) => id);
};
