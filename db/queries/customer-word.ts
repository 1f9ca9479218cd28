import { and, count, eq, gt, sql } from 'drizzle-orm';
import { CUSTOMER_ID } from '../../domain/authority/principal.ts';
import type { Queryable, Transaction } from '../client.ts';
import { orderNote, orderRating } from '../schema/desk.ts';
import { order } from '../schema/order.ts';

/** The customer says that the goods are there; the first time counts. */
export const markReceived = async (tx: Transaction, orderId: string): Promise<void> => {
  await tx
    .update(order)
    .set({ receivedAt: sql`now()`, version: sql`${order.version} + 1` })
    .where(eq(order.id, orderId));
};

type Rating = Pick<typeof orderRating.$inferInsert, 'goods' | 'delivery' | 'service' | 'comment'>;

/** A word that is changed keeps the time of the first, by which it closes. */
export const putRating = async (tx: Transaction, orderId: string, rating: Rating): Promise<void> => {
  await tx
    .insert(orderRating)
    .values({ orderId, ...rating })
    .onConflictDoUpdate({ target: orderRating.orderId, set: rating });
};

type HelpNote = { readonly id: string; readonly orderId: string; readonly text: string };

/** False: the same request has been written before. */
export const addHelpNote = async (tx: Transaction, note: HelpNote): Promise<boolean> => {
  const row = { ...note, principalId: CUSTOMER_ID, flag: 'care' as const };
  const added = await tx.insert(orderNote).values(row).onConflictDoNothing().returning({ id: orderNote.id });
  return added.length > 0;
};

/** How often the order's customer has asked for help within the last hour. */
export const recentHelp = async (db: Queryable, orderId: string): Promise<number> => {
  const isRecent = gt(orderNote.at, sql`now() - interval '1 hour'`);
  const rows = await db
    .select({ n: count() })
    .from(orderNote)
    .where(and(eq(orderNote.orderId, orderId), eq(orderNote.principalId, CUSTOMER_ID), isRecent));
  return rows[0]?.n ?? 0;
};
