import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../client.ts';
import { order } from '../schema/order.ts';
import { auditLog } from '../schema/message.ts';
import { endBulk, lockBulk } from './bulk.ts';
import { stopItems } from './bulk-item.ts';
import { newId } from './new-id.ts';
import { instantIn, moveOrder } from './order.ts';

/** Younger orders may not have been started yet; the relay sees to those. */
const YOUNG = '1 minute';
const DAY_MS = 86_400_000;

/** Unfinished orders whose workflow has not been looked at for longest. */
export const unseenOrders = async (db: Queryable, limit: number): Promise<string[]> => {
  const rows = await db
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        isNull(order.endedAt),
        sql`${order.acceptedAt} < now() - ${YOUNG}::interval`,
        sql`(${order.runSeenAt} IS NULL OR ${order.runSeenAt} < now() - ${YOUNG}::interval)`,
      ),
    )
    .orderBy(sql`${order.runSeenAt} ASC NULLS FIRST`, asc(order.id))
    .limit(limit);
  return rows.map(({ id }) => id);
};

export const markSeen = async (db: Queryable, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .update(order)
    .set({ runSeenAt: sql`now()` })
    .where(inArray(order.id, [...ids]));
};

/** An order that nobody carries any more is shown to operations, once. */
export const reportMissingRun = (db: Database, id: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    const rows = await tx.select().from(order).where(eq(order.id, id)).for('no key update');
    const row = rows[0];
    if (!row || row.endedAt !== null || row.needsAttention === 'run_missing') return false;
    const until = await instantIn(tx, DAY_MS);
    const facts = { reason: 'step_failed', step: 'workflow', code: 'RUN_MISSING' };
    await moveOrder(tx, id, {
      waiting: { on: 'attention', until, next: 'ops', facts },
      set: { needsAttention: 'run_missing' },
    });
    await tx.insert(auditLog).values({ id: newId('aud'), actor: 'system', action: 'order.run_missing', ref: id });
    return true;
  });

/** Bulk jobs that go on, but for those that have not been started yet. */
export const openBulks = async (db: Queryable): Promise<string[]> => {
  const rows = await db.execute<{ id: string }>(sql`
    SELECT b.id FROM bulk b
    WHERE b.ended_at IS NULL AND b.created_at < now() - ${YOUNG}::interval AND NOT EXISTS (
      SELECT 1 FROM workflow_message m
      WHERE m.kind = 'start_bulk' AND m.state = 'pending' AND m.payload -> 'input' ->> 'bulkId' = b.id)`);
  return rows.map(({ id }) => id);
};

/** A job that nobody carries on any more is stopped, so that its orders can be dealt with by another. */
export const stopMissingBulk = (db: Database, id: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { endedAt } = await lockBulk(tx, id);
    if (endedAt !== null) return false;
    await stopItems(tx, id);
    await endBulk(tx, id, 'stopped');
    await tx.insert(auditLog).values({ id: newId('aud'), actor: 'system', action: 'bulk.run_missing', ref: id });
    return true;
  });
