import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { RETURN_CAUSES } from '../../domain/payment/settle.ts';
import type { Queryable, Transaction } from '../client.ts';
import { payment, refund } from '../schema/payment.ts';
import type { PaymentRow } from './payment.ts';
import { postTransfer } from './posting.ts';

export type RefundRow = typeof refund.$inferSelect;

export const findRefund = async (db: Queryable, id: string): Promise<RefundRow | undefined> =>
  (await db.select().from(refund).where(eq(refund.id, id)))[0];

/** A refund that the gateway refused is asked for again under a new key: its cause then carries the number of the try. */
export const causeOfRefund = ({ cause }: Pick<RefundRow, 'cause'>): string => cause.replace(/#\d+$/, '');

const nextTry = (before: RefundRow): string => {
  const tries = Number(/#(\d+)$/.exec(before.cause)?.[1] ?? 1);
  return `${causeOfRefund(before)}#${tries + 1}`;
};

/**
 * Asks for what was captured and not asked back yet, or less. The payment is locked; its CHECK refuses more than was captured.
 * The same cause asks once: a repeat finds the row that stands, and only one that was refused is followed by another.
 */
export const requestRefund = async (
  tx: Transaction,
  row: PaymentRow,
  asked: { readonly id: string; readonly cause: string; readonly atMost?: number },
): Promise<RefundRow | undefined> => {
  const before = await tx
    .select()
    .from(refund)
    .where(
      and(
        eq(refund.paymentId, row.id),
        or(eq(refund.cause, asked.cause), sql`starts_with(${refund.cause}, ${`${asked.cause}#`})`),
      ),
    )
    .orderBy(desc(refund.requestedAt), desc(refund.id))
    .limit(1);
  const last = before[0];
  if (last && last.status !== 'failed') return last;
  const cause = last ? nextTry(last) : asked.cause;
  const amountMinor = Math.min(row.capturedMinor - row.refundingMinor, asked.atMost ?? Number.POSITIVE_INFINITY);
  if (amountMinor <= 0) return undefined;
  await tx
    .update(payment)
    .set({ refundingMinor: row.refundingMinor + amountMinor })
    .where(eq(payment.id, row.id));
  const added = await tx
    .insert(refund)
    .values({ id: asked.id, paymentId: row.id, orderId: row.orderId, amountMinor, cause })
    .returning();
  return added[0];
};

/** Returns of the whole payment that were asked for and have neither arrived nor been refused. */
export const unsettledReturns = (tx: Queryable, paymentId: string): Promise<RefundRow[]> =>
  tx
    .select()
    .from(refund)
    .where(
      and(
        eq(refund.paymentId, paymentId),
        inArray(refund.status, ['requested', 'sent', 'unknown']),
        inArray(sql`regexp_replace(${refund.cause}, '#[0-9]+$', '')`, [...RETURN_CAUSES]),
      ),
    )
    .orderBy(refund.requestedAt, refund.id);

/** On its way at the gateway; nothing of the money has moved yet. */
export const markRefundSent = async (tx: Transaction, id: string, gatewayRef: string): Promise<void> => {
  await tx
    .update(refund)
    .set({ status: 'sent', gatewayRef })
    .where(and(eq(refund.id, id), sql`${refund.status} IN ('requested', 'unknown')`));
};

/** Refused for good under this key: what was asked back is free to be asked back again. True when this call refused it. */
export const refuseRefund = async (tx: Transaction, row: RefundRow, gatewayRef: string): Promise<boolean> => {
  const refused = await tx
    .update(refund)
    .set({ status: 'failed', gatewayRef, settledAt: sql`now()` })
    .where(and(eq(refund.id, row.id), sql`${refund.status} NOT IN ('succeeded', 'failed')`))
    .returning({ id: refund.id });
  if (refused.length === 0) return false;
  await tx
    .update(payment)
    .set({ refundingMinor: sql`${payment.refundingMinor} - ${row.amountMinor}` })
    .where(eq(payment.id, row.paymentId));
  return true;
};

/** True when this call was the one that settled it. */
export const settleRefund = async (tx: Transaction, row: RefundRow, gatewayRef: string): Promise<boolean> => {
  const settled = await tx
    .update(refund)
    .set({ status: 'succeeded', gatewayRef, settledAt: sql`now()` })
    .where(and(eq(refund.id, row.id), sql`${refund.status} NOT IN ('succeeded', 'failed')`))
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
