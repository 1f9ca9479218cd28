import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { FaultCode } from '../../domain/faults.ts';
import type { Queryable, Transaction } from '../client.ts';
import { bulk } from '../schema/bulk.ts';
import { principal } from '../schema/principal.ts';
import { rowsAs } from './list.ts';

export type BulkRow = typeof bulk.$inferSelect;
export type NewBulk = typeof bulk.$inferInsert;

/** Left out with its reason, or waiting for its turn. */
export type NewItem = { readonly orderId: string; readonly code: FaultCode | null };

/** A job and all its orders, as they were previewed. */
export const addBulk = async (tx: Transaction, row: NewBulk, items: readonly NewItem[]): Promise<void> => {
  await tx.insert(bulk).values(row);
  await tx.execute(sql`
    INSERT INTO bulk_item (bulk_id, order_id, state, code)
    SELECT ${row.id}, "orderId", (CASE WHEN code IS NULL THEN 'waiting' ELSE 'left_out' END)::bulk_item_state, code
    FROM ${rowsAs('i', items, '"orderId" text, code text')}`);
};

export const findBulkByRequest = async (
  db: Queryable,
  principalId: string,
  requestKey: string,
): Promise<BulkRow | undefined> =>
  (
    await db
      .select()
      .from(bulk)
      .where(and(eq(bulk.principalId, principalId), eq(bulk.requestKey, requestKey)))
  )[0];

const selectBulk = (db: Queryable) =>
  db.select({ row: bulk, author: principal.name }).from(bulk).innerJoin(principal, eq(principal.id, bulk.principalId));
export type ListedBulk = Awaited<ReturnType<typeof selectBulk>>[number];

export const findBulk = async (db: Queryable, id: string): Promise<ListedBulk | undefined> =>
  (await selectBulk(db).where(eq(bulk.id, id)))[0];

/** Newest first; one more than asked for tells whether there is a next page. Ids sort by time. */
export const listBulks = (
  db: Queryable,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<ListedBulk[]> =>
  selectBulk(db)
    .where(after === undefined ? undefined : lt(bulk.id, after))
    .orderBy(desc(bulk.id))
    .limit(limit + 1);

/** Whoever takes its next orders, stops it or ends it does so under this lock. */
export const lockBulk = async (tx: Transaction, id: string): Promise<BulkRow> => {
  const row = (await tx.select().from(bulk).where(eq(bulk.id, id)).for('no key update'))[0];
  if (!row) throw new Error('a bulk job that a workflow works on must exist');
  return row;
};

export const stopBulk = async (tx: Transaction, id: string, by: string): Promise<void> => {
  await tx.update(bulk).set({ state: 'stopping', stopRequestedBy: by }).where(eq(bulk.id, id));
};

export const endBulk = async (tx: Transaction, id: string, state: 'finished' | 'stopped'): Promise<void> => {
  await tx.update(bulk).set({ state, endedAt: sql`now()` }).where(eq(bulk.id, id));
};
