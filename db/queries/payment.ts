import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { foldPayment, type Charge } from '../../domain/payment/fold.ts';
import type { SettlingPayment } from '../../domain/payment/settle.ts';
import type { GatewayWord } from '../../domain/payment/word.ts';
import type { PaymentStatus } from '../../domain/payment/status.ts';
import type { Queryable, Transaction } from '../client.ts';
import { payment, paymentEvent } from '../schema/payment.ts';
import { newId } from './new-id.ts';
import { postTransfer } from './posting.ts';

export type PaymentRow = typeof payment.$inferSelect;

export const findPayment = async (db: Queryable, id: string): Promise<PaymentRow | undefined> =>
  (await db.select().from(payment).where(eq(payment.id, id)))[0];

export const lockPayment = async (tx: Transaction, id: string): Promise<PaymentRow | undefined> =>
  (await tx.select().from(payment).where(eq(payment.id, id)).for('no key update'))[0];

/** When the gateway itself ends the payment that the order waits for. */
export const gatewayEndOf = async (db: Queryable, orderId: string): Promise<string | undefined> =>
  (
    await db
      .select({ expiresAt: payment.expiresAt })
      .from(payment)
      .where(and(eq(payment.orderId, orderId), isNotNull(payment.attempt)))
      .orderBy(desc(payment.attempt))
      .limit(1)
  )[0]?.expiresAt;

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

type NewPaymentEvent = {
  readonly paymentId: string;
  readonly kind: string;
  readonly facts?: Record<string, string | number>;
};

export const addPaymentEvent = async (tx: Queryable, event: NewPaymentEvent): Promise<void> => {
  await tx.insert(paymentEvent).values(event);
};

const settlingOf = (row: PaymentRow): SettlingPayment => ({
  id: row.id,
  attempt: row.attempt,
  status: row.status,
  authorised: row.authorisedMinor,
  captured: row.capturedMinor,
  refunding: row.refundingMinor,
  voided: row.voidedAt !== null,
});

const selectPaymentsOf = (db: Queryable, orderId: string) =>
  db.select().from(payment).where(eq(payment.orderId, orderId)).orderBy(asc(payment.id));

/** As they stand, for who only asks. */
export const settlingPaymentsOf = async (db: Queryable, orderId: string): Promise<SettlingPayment[]> =>
  (await selectPaymentsOf(db, orderId)).map(settlingOf);

/** Locked in the order of their ids, the order's row being locked before. */
export const lockPaymentsOf = async (tx: Transaction, orderId: string): Promise<SettlingPayment[]> =>
  (await selectPaymentsOf(tx, orderId).for('no key update')).map(settlingOf);

export type Folded = {
  readonly paymentId: string;
  readonly orderId: string;
  readonly status: PaymentStatus;
  readonly before: PaymentStatus;
  /** Payments that the order's workflow must look at: this one, and those that its further charges have become. */
  readonly moved: readonly string[];
};

/** What a gateway said of a payment, and to whom of us. */
type Heard = { readonly by: 'webhook' | 'query' | 'create' | 'close' | 'capture'; readonly word: GatewayWord };

/** Folds what a gateway says into the payment's row, its charges and the ledger, whoever heard it and however often. */
export const recordGatewayWord = async (tx: Transaction, paymentId: string, { by, word }: Heard): Promise<Folded> => {
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
    await addPaymentEvent(tx, { paymentId, kind: fold.status, facts: { heard: by, captured: fold.captured } });
  await postCaptured(tx, row, fold.captured);
  const extras = await addExtraCharges(tx, row, fold.extra);
  const moved = [...(movesOrder(row, fold.status) ? [paymentId] : []), ...extras];
  return { paymentId, orderId: row.orderId, status: fold.status, before: row.status, moved };
};

/** What was authorised is paid: its order was told then and takes the money itself, unless it was to be given back. */
const movesOrder = ({ status: before, voidedAt, closeRequestedAt }: PaymentRow, now: PaymentStatus): boolean => {
  const isAwaited = before === 'authorised' && voidedAt === null && closeRequestedAt === null;
  return before !== now && !isAwaited && ['authorised', 'captured', 'mismatched'].includes(now);
};

/** What the gateway has captured of a charge, where that is more than was known; the payment is locked. */
export const recordCaptured = async (tx: Transaction, row: PaymentRow, captured: number): Promise<void> => {
  if (captured <= row.capturedMinor) return;
  await tx.update(payment).set({ capturedMinor: captured }).where(eq(payment.id, row.id));
  await postCaptured(tx, row, captured);
};

/** The same by a person's word; all of it taken, the payment is captured. */
export const recordCapturedByHand = async (tx: Transaction, row: PaymentRow, captured: number): Promise<void> => {
  await recordCaptured(tx, row, captured);
  if (row.status === 'authorised' && captured >= row.authorisedMinor)
    await tx.update(payment).set({ status: 'captured' }).where(eq(payment.id, row.id));
};

const postCaptured = async (tx: Transaction, row: PaymentRow, captured: number): Promise<void> => {
  const more = captured - row.capturedMinor;
  if (more > 0) await postCapture(tx, row, { amount: more, upTo: captured });
};

/** `upTo` is what has been captured of the payment in all: the same sum never posts twice. */
const postCapture = (
  tx: Transaction,
  { id, method, currency }: Pick<PaymentRow, 'id' | 'method' | 'currency'>,
  { amount, upTo }: { readonly amount: number; readonly upTo: number },
): Promise<void> =>
  postTransfer(tx, { ref: `capture/${id}/${upTo}`, from: 'customer', to: `gateway:${method}`, currency, amount });

/** A charge beyond the payment's own becomes a payment of its own, unique by the gateway's charge id. */
const addExtraCharges = async (tx: Transaction, row: PaymentRow, charges: readonly Charge[]): Promise<string[]> => {
  const added: string[] = [];
  for (const charge of charges) {
    const id = newId('pay');
    const inserted = await tx
      .insert(payment)
      .values(paymentOf(charge, { id, first: row }))
      .onConflictDoNothing()
      .returning();
    if (!inserted[0]) continue;
    added.push(id);
    await addPaymentEvent(tx, { paymentId: id, kind: 'extra_charge', facts: { amount: charge.amount } });
    const { captured } = charge;
    if (captured > 0) await postCapture(tx, inserted[0], { amount: captured, upTo: captured });
  }
  return added;
};

/** Nothing was expected of it: all of it is to be given back. */
const paymentOf = (
  charge: Charge,
  { id, first }: { readonly id: string; readonly first: PaymentRow },
): typeof payment.$inferInsert => ({
  id,
  orderId: first.orderId,
  method: first.method,
  currency: charge.currency,
  gatewayKey: first.gatewayKey,
  gatewayRef: first.gatewayRef,
  chargeId: charge.chargeId,
  status: charge.captured > 0 ? 'captured' : 'authorised',
  expectedMinor: 0,
  authorisedMinor: charge.amount,
  capturedMinor: charge.captured,
  expiresAt: first.expiresAt,
});

export const markVoided = async (tx: Transaction, id: string): Promise<void> => {
  await tx
    .update(payment)
    .set({ voidedAt: sql`coalesce(${payment.voidedAt}, now())` })
    .where(eq(payment.id, id));
};
