import type { Settled } from '../contracts/order-step.ts';
import type { Transaction } from '../db/client.ts';
import { endOrder, lockOrder, moveOrder, type OrderRow } from '../db/queries/order.ts';
import { findPayment, lockPaymentsOf } from '../db/queries/payment.ts';
import { putProgress } from '../db/queries/progress.ts';
import { releaseCoupons } from '../db/queries/coupon.ts';
import { BEFORE_HAND_OVER, cancelPickTasks, lockShipments, moveShipment, shipmentsOf } from '../db/queries/shipment.ts';
import { commitReservations, releaseReservations } from '../db/queries/stock.ts';
import { dueBack, settleOrder } from '../domain/payment/settle.ts';
import type { Deps } from './deps.ts';
import { releaseAll } from './release.ts';
import { progressWorld } from './restore-waiting.ts';
import { tellCustomer, tellShop } from '../db/queries/tell.ts';

type SettlePayment = { readonly orderId: string; readonly final: boolean };

/**
 * Reads what an order's payments add up to and acts on it in the same transaction: releases a paid order to the floor,
 * holds one that was paid wrongly, and at the deadline lets one go that was not paid.
 */
export const settlePayment = (deps: Deps, { orderId, final }: SettlePayment): Promise<Settled> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const payments = await lockPaymentsOf(tx, orderId);
    const settlement = settleOrder(order.status, payments);
    if (settlement.kind === 'paid') {
      const stopped = await releaseOnce(deps, tx, { order, paymentId: settlement.paymentId });
      const giveBack = dueBack(order.status, payments);
      return { kind: 'paid', giveBack, ...(stopped.length === 0 ? {} : { stopped }) };
    }
    if (final && settlement.kind === 'waiting') {
      await expire(tx, order);
      return { kind: 'expired', giveBack: dueBack('expired', payments) };
    }
    if (settlement.kind === 'mismatched') await holdForReview(tx, order, settlement.paymentId);
    return { kind: settlement.kind, giveBack: dueBack(order.status, payments) };
  });

type Released = { readonly order: OrderRow; readonly paymentId: string };

/** Answers which shipments could not go to the floor; a repeat reads it from their rows. */
const releaseOnce = async (deps: Deps, tx: Transaction, released: Released): Promise<readonly string[]> => {
  const { order } = released;
  if (order.status === 'awaiting_payment') return release(deps, tx, released);
  const shipments = order.status === 'fulfilling' ? await shipmentsOf(tx, order.id) : [];
  return shipments.filter(({ status }) => status === 'planned').map(({ id }) => id);
};

/** Stock is committed, shipments go to the floor, the customer and the shop are told. */
const release = async (deps: Deps, tx: Transaction, { order, paymentId }: Released): Promise<readonly string[]> => {
  await commitReservations(tx, order.id);
  const shipments = await lockShipments(tx, order.id);
  const { dueAt, stopped } = await releaseAll(deps, tx, { order, shipments });
  await moveOrder(tx, order.id, {
    status: 'fulfilling',
    waiting: { on: 'pick', until: dueAt, next: 'picker', facts: { warehouse: shipments[0]?.warehouse ?? '' } },
    set: { holdReason: null, needsAttention: null },
  });
  const released: OrderRow = { ...order, status: 'fulfilling', waitingOn: null };
  if (stopped.length > 0) await putProgress(tx, released, progressWorld(deps));
  const amount = { amount: order.totalMinor ?? 0, currency: order.currency };
  await tellCustomer(tx, order, {
    template: 'payment_received',
    cause: paymentId,
    facts: { amount, page: deps.customerUrl(order.id) },
  });
  await tellShop(tx, order, { type: 'order.paid', data: { payment_id: paymentId, amount } });
  return stopped.map(({ id }) => id);
};

const holdForReview = async (tx: Transaction, order: OrderRow, paymentId: string): Promise<void> => {
  if (order.holdReason === 'amount_mismatch') return;
  const payment = await findPayment(tx, paymentId);
  const { currency } = order;
  const expectedMinor = payment?.expectedMinor ?? 0;
  const receivedMinor = payment?.authorisedMinor ?? 0;
  await moveOrder(tx, order.id, {
    waiting: {
      on: 'payment_review',
      until: order.paymentDeadline ?? order.acceptedAt,
      next: 'agent',
      facts: { currency, expectedMinor, receivedMinor, reason: 'amount_mismatch' },
    },
    set: { holdReason: 'amount_mismatch', needsAttention: 'amount_mismatch' },
  });
  const expected = { amount: expectedMinor, currency };
  const received = { amount: receivedMinor, currency };
  await tellCustomer(tx, order, { template: 'amount_mismatch', cause: paymentId, facts: { expected, received } });
  await tellShop(tx, order, { type: 'payment.mismatched', data: { payment_id: paymentId, expected, received } });
};

/** Stock and coupons go back, nothing is shipped; money that is there already is given back by the caller. */
const expire = async (tx: Transaction, order: OrderRow): Promise<void> => {
  if (!(await endOrder(tx, order.id, { status: 'expired', reason: 'not_paid' }))) return;
  await releaseEverything(tx, order.id);
  await tellCustomer(tx, order, { template: 'order_expired', cause: 'deadline', facts: {} });
  await tellShop(tx, order, { type: 'order.expired', data: { reason: 'not_paid' } });
};

/** Limits before coupons before stock: the order of locks everywhere. */
export const releaseEverything = async (tx: Transaction, orderId: string): Promise<void> => {
  await releaseCoupons(tx, orderId);
  await releaseReservations(tx, orderId);
  const shipments = await lockShipments(tx, orderId);
  for (const shipment of shipments) {
    await moveShipment(tx, shipment.id, { from: BEFORE_HAND_OVER, to: 'cancelling' });
    await moveShipment(tx, shipment.id, { from: ['cancelling'], to: 'cancelled' });
  }
  await cancelPickTasks(
    tx,
    shipments.map(({ id }) => id),
  );
};
