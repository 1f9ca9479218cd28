import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Currency } from '../../domain/money.ts';
import { foldPayment, type Charge } from '../../domain/payment/fold.ts';
import type { SettlingPayment } from '../../domain/payment/settle.ts';
import type { GatewayWord } from '../../domain/payment/word.ts';
import type { PaymentStatus } from '../../domain/payment/status.ts';
import type { Queryable, Transaction } from '../client.ts';
import { payment, paymentEvent } from '../schema/payment.ts';
import { postTransfer } from './posting.ts';

export type PaymentRow = typeof payment.$inferSelect;

export const findPayment = async (db: Queryable, id: string): Promise<PaymentRow | undefined> =>
  (await db.select().from(payment).where(eq(payment.id, id)))[0];

export const lockPayment = async (tx: Transaction, id: string): Promise<PaymentRow | undefined> =>
  (await tx.select().from(payment).where(eq(payment.id, id)).for('no key update'))[0];

export const findPaymentByKey = async (
  db: Queryable,
  method: string,
  gatewayKey: string,
): Promise<PaymentRow | undefined> =>
  (
    await db
      .select()
      .from(payment)
      .where(and(eq(payment.method, method), eq(payment.gatewayKey, gatewayKey), isNotNull(payment.attempt)))
  )[0];

export const addPaymentEvent = async (
  tx: Queryable,
  paymentId: string,
  kind: string,
  facts: Record<string, string | number> = {},
): Promise<void> => {
  await tx.insert(paymentEvent).values({ paymentId, kind, facts });
};

/** Locked in the order of their ids, the order's row being locked before. */
export const lockPaymentsOf = async (tx: Transaction, orderId: string): Promise<SettlingPayment[]> => {
  const rows = await tx
    .select()
    .from(payment)
    .where(eq(payment.orderId, orderId))
    .orderBy(asc(payment.id))
    .for('no key update');
  return rows.map((row) => ({
    id: row.id,
    attempt: row.attempt,
    status: row.status,
    authorised: row.authorisedMinor,
    captured: row.capturedMinor,
    refunding: row.refundingMinor,
    voided: row.voidedAt !== null,
  }));
};

export type Folded = {
  readonly paymentId: string;
  readonly orderId: string;
  readonly status: PaymentStatus;
  readonly before: PaymentStatus;
  /** Payments that the order's workflow must look at: this one, and those that its further charges have become. */
  readonly moved: readonly string[];
};

/** Folds what a gateway says into the payment's row, its charges and the ledger, whoever heard it and however often. */
export const recordGatewayWord = async (
  tx: Transaction,
  paymentId: string,
  word: GatewayWord,
  heard: { by: 'webhook' | 'query' | 'create' | 'close' | 'capture'; newPaymentId: () => string },
): Promise<Folded> => {
  const row = await lockPayment(tx, paymentId);
  if (!row) throw new Error('a payment that is being folded must exist');
  const facts = { status: row.status, chargeId: row.chargeId, expected: row.expectedMinor, currency: row.currency };
  const fold = foldPayment({ ...facts, authorised: row.authorisedMinor, captured: row.capturedMinor }, word.truth);
  await tx
    .update(payment)
    .set({
      status: fold.status,
      chargeId: fold.chargeId,
      authorisedMinor: fold.authorised,
      capturedMinor: fold.captured,
      gatewayRef: word.gatewayRef,
      gatewayPayUrl: word.payUrl,
    })
    .where(eq(payment.id, paymentId));
  if (fold.status !== row.status)
    await addPaymentEvent(tx, paymentId, fold.status, { heard: heard.by, captured: fold.captured });
  await postCaptured(tx, row, fold.captured);
  const extras = await addExtraCharges(tx, row, fold.extra, heard.newPaymentId);
  const hasMoved = fold.status !== row.status && ['authorised', 'captured', 'mismatched'].includes(fold.status);
  const moved = [...(hasMoved ? [paymentId] : []), ...extras];
  return { paymentId, orderId: row.orderId, status: fold.status, before: row.status, moved };
};

/** What the gateway has captured of a charge, where that is more than was known; the payment is locked. */
export const recordCaptured = async (tx: Transaction, row: PaymentRow, captured: number): Promise<void> => {
  if (captured <= row.capturedMinor) return;
  await tx.update(payment).set({ capturedMinor: captured }).where(eq(payment.id, row.id));
  await postCaptured(tx, row, captured);
};

const postCaptured = async (tx: Transaction, row: PaymentRow, captured: number): Promise<void> => {
  const more = captured - row.capturedMinor;
  if (more <= 0) return;
  const ref = `capture/${row.id}/${captured}`;
  await postTransfer(tx, { ref, from: 'customer', to: `gateway:${row.method}`, currency: row.currency, amount: more });
};

/** A charge beyond the payment's own becomes a payment of its own, unique by the gateway's charge id. */
const addExtraCharges = async (
  tx: Transaction,
  row: PaymentRow,
  charges: readonly Charge[],
  newPaymentId: () => string,
): Promise<string[]> => {
  const added: string[] = [];
  for (const charge of charges) {
    const id = newPaymentId();
    const inserted = await tx
      .insert(payment)
      .values({
        id,
        orderId: row.orderId,
        method: row.method,
        currency: charge.currency,
        gatewayKey: row.gatewayKey,
        gatewayRef: row.gatewayRef,
        chargeId: charge.chargeId,
        status: charge.captured > 0 ? 'captured' : 'authorised',
        expectedMinor: 0,
        authorisedMinor: charge.amount,
        capturedMinor: charge.captured,
        expiresAt: row.expiresAt,
      })
      .onConflictDoNothing()
      .returning({ id: payment.id });
    if (inserted.length === 0) continue;
    added.push(id);
    await addPaymentEvent(tx, id, 'extra_charge', { amount: charge.amount });
    if (charge.captured > 0) {
      const transfer = {
        from: 'customer',
        to: `gateway:${row.method}`,
        currency: charge.currency as Currency,
        amount: charge.captured,
      };
      await postTransfer(tx, { ref: `capture/${id}/${charge.captured}`, ...transfer });
    }
  }
  return added;
};

export const markVoided = async (tx: Transaction, id: string): Promise<void> => {
  await tx
    .update(payment)
    .set({ voidedAt: sql`coalesce(${payment.voidedAt}, now())` })
    .where(eq(payment.id, id));
};
