import { eq } from 'drizzle-orm';
import type { Marking } from '../../domain/action/mark-done.ts';
import { handWorkOf } from '../../domain/escalation/hand-work.ts';
import { dueBack, settleOrder, type SettlingPayment } from '../../domain/payment/settle.ts';
import type { Transaction } from '../client.ts';
import { parcel } from '../schema/shipment.ts';
import type { OrderRow } from './order.ts';
import { findPayment, lockPaymentsOf, type PaymentRow, settlingPaymentsOf } from './payment.ts';
import { unsettledReturns } from './refund.ts';
import { bookingsOf, type BookingRow, shipmentsOf, type ShipmentRow } from './shipment.ts';

export type MarkedFacts = {
  readonly detail: string;
  readonly shipmentId?: string | undefined;
  readonly trackingNumber?: string | undefined;
  readonly reference?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly isOnlyAsked?: boolean | undefined;
};

/** What a step that was done by hand must agree with, read under the order's lock. Undefined: no hand can do that step. */
export const readMarking = async (
  tx: Transaction,
  order: OrderRow,
  { detail, shipmentId, trackingNumber, reference, paymentId, isOnlyAsked }: MarkedFacts,
): Promise<Marking | undefined> => {
  const work = handWorkOf(detail);
  if (work === undefined) return undefined;
  const payments = await (isOnlyAsked === true ? settlingPaymentsOf : lockPaymentsOf)(tx, order.id);
  const found = await findMarked(tx, order.id, shipmentId);
  return {
    work,
    trackingNumber,
    reference,
    paymentId,
    isNumberTaken: trackingNumber !== undefined && (await isTaken(tx, trackingNumber)),
    shipment: found && present(found),
    capturableMinor: await capturableOf(tx, order, payments),
    owed: await owedOf(tx, order, payments),
  };
};

type Found = { readonly row: ShipmentRow; readonly bookings: readonly BookingRow[] };

/** The named one; without a name, the only one that it can be. */
const findMarked = async (tx: Transaction, orderId: string, shipmentId?: string): Promise<Found | undefined> => {
  const rows = await shipmentsOf(tx, orderId);
  const all = await Promise.all(rows.map(async (row) => ({ row, bookings: await bookingsOf(tx, row.id) })));
  if (shipmentId !== undefined) return all.find(({ row }) => row.id === shipmentId);
  const meant = rows.length === 1 ? all : all.filter((each) => present(each).unvoided > 0);
  return meant.length === 1 ? meant[0] : undefined;
};

const present = ({ row, bookings }: Found): NonNullable<Marking['shipment']> => ({
  id: row.id,
  carrier: row.carrier,
  status: row.status,
  captureMinor: row.captureMinor,
  isCaptured: row.capturedAt !== null,
  isBooked: bookings.at(-1)?.status === 'booked',
  unvoided: bookings.filter(({ status, voidedBy }) => status === 'voided' && voidedBy === null).length,
});

const isTaken = async (tx: Transaction, trackingNumber: string): Promise<boolean> =>
  (await tx.select({ id: parcel.id }).from(parcel).where(eq(parcel.trackingNumber, trackingNumber))).length > 0;

/** The payment that pays for the order, while it can be captured. */
export const capturablePayment = async (
  tx: Transaction,
  order: OrderRow,
  payments: readonly SettlingPayment[],
): Promise<PaymentRow | undefined> => {
  const settlement = settleOrder(order.status, payments);
  const row = settlement.kind === 'paid' ? await findPayment(tx, settlement.paymentId) : undefined;
  return row?.voidedAt === null ? row : undefined;
};

/** Shares that were taken count, whether or not the gateway has told of them. */
const capturableOf = async (
  tx: Transaction,
  order: OrderRow,
  payments: readonly SettlingPayment[],
): Promise<number> => {
  const row = await capturablePayment(tx, order, payments);
  return row ? row.authorisedMinor - (await sharesTaken(tx, order.id)) : 0;
};

export const sharesTaken = async (tx: Transaction, orderId: string): Promise<number> => {
  const taken = (await shipmentsOf(tx, orderId)).filter(({ capturedAt }) => capturedAt !== null);
  return taken.reduce((sum, { captureMinor }) => sum + captureMinor, 0);
};

/** What was asked back and has not arrived is owed like what was never asked for. */
const owedOf = async (
  tx: Transaction,
  order: OrderRow,
  payments: readonly SettlingPayment[],
): Promise<Marking['owed']> => {
  const asked = new Map<string, number>();
  for (const { id } of payments) {
    const rows = await unsettledReturns(tx, id);
    asked.set(
      id,
      rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    );
  }
  const unarrived = payments.map((each) => ({ ...each, refunding: each.refunding - (asked.get(each.id) ?? 0) }));
  return dueBack(order.status, unarrived).map(({ paymentId }) => ({
    paymentId,
    amountMinor: owedFor(unarrived.find(({ id }) => id === paymentId)),
  }));
};

const owedFor = (payment: SettlingPayment | undefined): number => {
  if (!payment) return 0;
  const { authorised, captured, refunding, voided } = payment;
  return (voided ? captured : authorised) - refunding;
};
