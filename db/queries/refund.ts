import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { payment, refund } from '../schema/payment.ts';
import type { PaymentRow } from './payment.ts';
import { postTransfer } from './posting.ts';

export type RefundRow = typeof refund.$inferSelect;

export const findRefund = async (db: Queryable, id: string): Promise<RefundRow | undefined> =>
  (await db.select().from(refund).where(eq(refund.id, id)))[0];

/**
 * Asks for what was captured and not asked back yet, or less. The payment is locked; its CHECK refuses more than was captured.
 * The same cause asks once: a repeat finds the first row.
 */
export const requestRefund = async (
  tx: Transaction,
  row: PaymentRow,
  asked: { readonly id: string; readonly cause: string; readonly atMost?: number },
): Promise<RefundRow | undefined> => {
  const before = await tx
    .select()
    .from(refund)
    .where(and(eq(refund.paymentId, row.id), eq(refund.cause, asked.cause)));
  if (before[0]) return before[0];
  const amountMinor = Math.min(row.capturedMinor - row.refundingMinor, asked.atMost ?? Number.POSITIVE_INFINITY);
  if (amountMinor <= 0) return undefined;
  await tx
    .update(payment)
    .set({ refundingMinor: row.refundingMinor + amountMinor })
    .where(eq(payment.id, row.id));
  const added = await tx
    .insert(refund)
    .values({ id: asked.id, paymentId: row.id, orderId: row.orderId, amountMinor, cause: asked.cause })
    .returning();
  return added[0];
};

/** True when this call was the one that settled it. */
export const settleRefund = async (tx: Transaction, row: RefundRow, gatewayRef: string): Promise<boolean> => {
  const settled = await tx
    .update(refund)
    .set({ status: 'succeeded', gatewayRef, settledAt: sql`now()` })
    .where(and(eq(refund.id, row.id), sql`${refund.status} <> 'succeeded'`))
    .returning({ id: refund.id });
  if (settled.length === 0) return false;
  const paid = await tx
    .update(payment)
    .set({ refundedMinor: sql`${payment.refundedMinor} + ${row.amountMinor}` })
    .where(eq(payment.id, row.paymentId))
    .returning({ method: payment.method, currency: payment.currency });
  const from = paid[0];
  if (!from) throw new Error('a refund belongs to a payment');
  await postTransfer(tx, {
    ref: `refund/${row.id}`,
    from: `gateway:${from.method}`,
    to: 'customer',
    currency: from.currency,
    amount: row.amountMinor,
  });
  return true;
};
