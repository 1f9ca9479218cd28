import type { GatewayRefund } from '../adapters/payment/port.ts';
import type { GiveBack } from '../contracts/order-step.ts';
import type { Transaction } from '../db/client.ts';
import { newId } from '../db/queries/new-id.ts';
import { findOrder } from '../db/queries/order.ts';
import {
  addPaymentEvent,
  findPayment,
  lockPayment,
  markVoided,
  type PaymentRow,
  recordCaptured,
} from '../db/queries/payment.ts';
import {
  causeOfRefund,
  findRefund,
  markRefundSent,
  type RefundRow,
  refuseRefund,
  requestRefund,
  settleRefund,
} from '../db/queries/refund.ts';
import { tellCustomer, tellShop } from '../db/queries/tell.ts';
import { FaultError } from '../domain/fault-error.ts';
import { fault } from '../domain/faults.ts';
import type { NotificationTemplate } from '../domain/notification/templates.ts';
import type { Deps } from './deps.ts';
import { gatewayOf } from './gateway.ts';

type AskedBack = { readonly row: PaymentRow; readonly refund: RefundRow };

const TEMPLATES = {
  second_charge: 'paid_twice_refunded',
  late_payment: 'late_payment_refunded',
} as const satisfies Record<string, NotificationTemplate>;

const isTold = (cause: string): cause is keyof typeof TEMPLATES => Object.hasOwn(TEMPLATES, cause);

/** Returns a payment's money whole: what is only authorised is voided, captured money refunded, each once per cause. */
export const giveBack = async (deps: Deps, due: GiveBack): Promise<'returned' | 'nothing_due'> => {
  const blocked = await findBlocked(deps, due.paymentId);
  if (blocked) await voidCharge(deps, blocked, due.cause);
  const asked = await askBack(deps, due);
  if (asked) await send(deps, asked);
  return blocked || asked ? 'returned' : 'nothing_due';
};

/** A refund that an action asked for; one that has arrived is not sent again, one that was refused is asked for anew. */
export const sendRefund = async (deps: Deps, { refundId }: { refundId: string }): Promise<void> => {
  const asked = await askAgain(deps, refundId);
  if (asked) await send(deps, asked);
};

const findBlocked = async ({ db }: Deps, paymentId: string): Promise<PaymentRow | undefined> => {
  const row = await findPayment(db, paymentId);
  return row && row.authorisedMinor > row.capturedMinor && row.voidedAt === null ? row : undefined;
};

/** From here on nothing can be captured any more, so what the gateway has captured by now is all there will ever be. */
const voidCharge = async ({ db, gateways }: Deps, row: PaymentRow, cause: string): Promise<void> => {
  const call = { key: `void/${row.id}`, paymentKey: row.gatewayKey, chargeId: row.chargeId ?? '' };
  const charge = await gatewayOf(gateways, row.method).voidCharge(call);
  await db.transaction(async (tx) => {
    const locked = await lockPayment(tx, row.id);
    if (!locked || locked.voidedAt !== null) return;
    await recordCaptured(tx, locked, charge.captured);
    await recordVoided(tx, { row, cause, captured: charge.captured });
  });
};

type VoidedCharge = { readonly row: PaymentRow; readonly cause: string; readonly captured: number };

/** The payment is locked, and what was captured of it is known. */
export const recordVoided = async (tx: Transaction, { row, cause, captured }: VoidedCharge): Promise<void> => {
  await markVoided(tx, row.id);
  await addPaymentEvent(tx, { paymentId: row.id, kind: 'voided', facts: { cause } });
  if (captured === 0) await tellVoided(tx, row, cause);
};

/** Words go out where the customer did not ask: nothing was taken, yet the money was blocked. */
const tellVoided = async (tx: Transaction, row: PaymentRow, cause: string): Promise<void> => {
  const order = await findOrder(tx, row.orderId);
  if (!order) return;
  const amount = { amount: row.authorisedMinor, currency: row.currency };
  await tellShop(tx, order, { type: 'payment.voided', data: { payment_id: row.id, amount, cause } });
  if (!isTold(cause)) return;
  await tellCustomer(tx, order, { template: TEMPLATES[cause], cause: `void/${row.id}`, facts: { amount } });
};

const askBack = ({ db }: Deps, { paymentId, cause }: GiveBack): Promise<AskedBack | undefined> =>
  db.transaction(async (tx) => {
    const row = await lockPayment(tx, paymentId);
    const refund = row ? await requestRefund(tx, row, { id: newId('ref'), cause }) : undefined;
    return row && refund && refund.status !== 'succeeded' ? { row, refund } : undefined;
  });

const askAgain = ({ db }: Deps, refundId: string): Promise<AskedBack | undefined> =>
  db.transaction(async (tx) => {
    const first = await findRefund(tx, refundId);
    const row = first ? await lockPayment(tx, first.paymentId) : undefined;
    if (!first || !row) throw new Error('a refund that a workflow works on must exist');
    const asked = { id: newId('ref'), cause: causeOfRefund(first), atMost: first.amountMinor };
    const refund = await requestRefund(tx, row, asked);
    return refund && refund.status !== 'succeeded' ? { row, refund } : undefined;
  });

const send = async (deps: Deps, asked: AskedBack): Promise<void> => {
  const { row, refund } = asked;
  const said = await gatewayOf(deps.gateways, row.method).refund({
    key: `refund/${refund.id}`,
    paymentKey: row.gatewayKey,
    chargeId: row.chargeId ?? '',
    amount: refund.amountMinor,
    currency: row.currency,
  });
  if (said.status === 'succeeded') return recordRefund(deps, asked, said.gatewayRef);
  await recordUnfinished(deps, asked, said);
  if (said.status === 'failed') throw new FaultError(fault('REFUND_REFUSED'));
  throw new FaultError(fault('REFUND_PENDING'), { retryAfterMs: 5_000 });
};

const recordUnfinished = ({ db }: Deps, { row, refund }: AskedBack, said: GatewayRefund): Promise<void> =>
  db.transaction(async (tx) => {
    await lockPayment(tx, row.id);
    if (said.status === 'pending') return markRefundSent(tx, refund.id, said.gatewayRef);
    if (await refuseRefund(tx, refund, said.gatewayRef))
      await addPaymentEvent(tx, { paymentId: row.id, kind: 'refund_refused', facts: { refundId: refund.id } });
  });

const recordRefund = ({ db }: Deps, asked: AskedBack, gatewayRef: string): Promise<void> =>
  db.transaction(async (tx) => {
    await lockPayment(tx, asked.row.id);
    await recordArrived(tx, asked, gatewayRef);
  });

/** The payment is locked. A refund that has arrived before is not told of again. */
export const recordArrived = async (tx: Transaction, { row, refund }: AskedBack, gatewayRef: string): Promise<void> => {
  if (!(await settleRefund(tx, refund, gatewayRef))) return;
  const order = await findOrder(tx, row.orderId);
  if (!order) return;
  const amount = { amount: refund.amountMinor, currency: row.currency };
  const cause = causeOfRefund(refund);
  const template = isTold(cause) ? TEMPLATES[cause] : 'refund_sent';
  await tellCustomer(tx, order, { template, cause: refund.id, facts: { amount } });
  await tellShop(tx, order, {
    type: 'refund.succeeded',
    data: { refund_id: refund.id, payment_id: row.id, amount, cause },
  });
};
