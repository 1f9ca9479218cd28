import type { Transaction } from '../../db/client.ts';
import type { ActionRow } from '../../db/queries/action.ts';
import { newId } from '../../db/queries/new-id.ts';
import { capturablePayment, sharesTaken } from '../../db/queries/marking.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import {
  addPaymentEvent,
  lockPayment,
  lockPaymentsOf,
  type PaymentRow,
  recordCapturedByHand,
} from '../../db/queries/payment.ts';
import { requestRefund, unsettledReturns } from '../../db/queries/refund.ts';
import { markCapturedShare } from '../../db/queries/shipment.ts';
import type { Marked, Marking } from '../../domain/action/mark-done.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import { dueBack } from '../../domain/payment/settle.ts';
import type { Deps } from '../deps.ts';
import { recordArrived, recordVoided } from '../give-back.ts';

/** A step that a person has done, as its action says; the marking is judged already. */
export type HandDone = {
  readonly order: OrderRow;
  readonly row: ActionRow;
  readonly marking: Marking;
  readonly marked: Marked;
};

/** Facts that a repeat of the step finds on the action. */
export type Noted = Record<string, string>;

/** The share counts as taken, whether or not the gateway has told of it; its own word later adds nothing to that. */
export const markCaptured = async (_: Deps, tx: Transaction, done: HandDone): Promise<Noted> => {
  const { order, row, marking } = done;
  const payment = await capturablePayment(tx, order, await lockPaymentsOf(tx, order.id));
  const { shipment, reference = '' } = marking;
  if (!payment || !shipment) throw new FaultError(fault('TRANSITION_INVALID'));
  const shipmentId = shipment.id;
  await markCapturedShare(tx, shipmentId);
  await recordCapturedByHand(tx, payment, await sharesTaken(tx, order.id));
  const facts = { shipmentId, reference, actionId: row.id };
  await addPaymentEvent(tx, { paymentId: payment.id, kind: 'captured_by_hand', facts });
  return { shipment_id: shipmentId, payment_id: payment.id };
};

/** All of a payment that was to go back has: what lay blocked is free, and what was taken has arrived. */
export const markGivenBack = async (_: Deps, tx: Transaction, done: HandDone): Promise<Noted> => {
  const { row, marking, marked } = done;
  const payment = marked.paymentId === undefined ? undefined : await lockPayment(tx, marked.paymentId);
  if (!payment) throw new FaultError(fault('TRANSITION_INVALID'));
  const { reference = '' } = marking;
  const cause = await causeFor(tx, done, payment);
  if (payment.authorisedMinor > payment.capturedMinor && payment.voidedAt === null)
    await recordVoided(tx, { row: payment, cause, captured: payment.capturedMinor });
  const rest = await requestRefund(tx, payment, { id: newId('ref'), cause });
  const asked = await unsettledReturns(tx, payment.id);
  for (const refund of asked) await recordArrived(tx, { row: payment, refund }, reference);
  const facts = { reference, actionId: row.id, ...(rest === undefined ? {} : { refundId: rest.id }) };
  await addPaymentEvent(tx, { paymentId: payment.id, kind: 'given_back_by_hand', facts });
  return { payment_id: payment.id };
};

/** Why it is owed; what was asked back already says so itself. */
const causeFor = async (tx: Transaction, { order }: HandDone, payment: PaymentRow): Promise<string> => {
  const due = dueBack(order.status, await lockPaymentsOf(tx, order.id));
  return due.find(({ paymentId }) => paymentId === payment.id)?.cause ?? 'cancelled';
};
