import { newId } from '../db/queries/new-id.ts';
import type { GiveBack } from '../contracts/order-step.ts';
import { findOrder } from '../db/queries/order.ts';
import { addPaymentEvent, findPayment, lockPayment, markVoided, type PaymentRow } from '../db/queries/payment.ts';
import { findRefund, type RefundRow, requestRefund, settleRefund } from '../db/queries/refund.ts';
import { FaultError } from '../domain/fault-error.ts';
import { fault } from '../domain/faults.ts';
import type { NotificationTemplate } from '../domain/notification/templates.ts';
import { createBoundary } from './boundary.ts';
import type { Deps } from './deps.ts';
import { gatewayOf } from './gateway.ts';
import { tellCustomer, tellShop } from '../db/queries/tell.ts';

type Plan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'void'; readonly row: PaymentRow }
  | { readonly kind: 'refund'; readonly row: PaymentRow; readonly refund: RefundRow };

const TEMPLATES = {
  second_charge: 'paid_twice_refunded',
  late_payment: 'late_payment_refunded',
} as const satisfies Record<string, NotificationTemplate>;

/** Returns a payment's money whole: an authorisation is voided, captured money refunded, each once per cause. */
export const createGiveBack = (deps: Deps) => {
  const boundary = createBoundary(deps.log);
  const { db } = deps;

  const plan = ({ paymentId, cause }: GiveBack): Promise<Plan> =>
    db.transaction(async (tx) => {
      const row = await lockPayment(tx, paymentId);
      if (!row) return { kind: 'nothing' };
      if (row.capturedMinor === 0)
        return row.authorisedMinor > 0 && !row.voidedAt ? { kind: 'void', row } : { kind: 'nothing' };
      const refund = await requestRefund(tx, row, { id: newId('ref'), cause });
      return refund && refund.status !== 'succeeded' ? { kind: 'refund', row, refund } : { kind: 'nothing' };
    });

  const voidCharge = async (row: PaymentRow): Promise<void> => {
    const key = `void/${row.id}`;
    const call = { key, paymentKey: row.gatewayKey, chargeId: row.chargeId ?? '' };
    await gatewayOf(deps.gateways, row.method).voidCharge(call);
    await db.transaction(async (tx) => {
      await lockPayment(tx, row.id);
      await markVoided(tx, row.id);
      await addPaymentEvent(tx, row.id, 'voided');
    });
  };

  const sendRefund = async (row: PaymentRow, refund: RefundRow): Promise<void> => {
    const said = await gatewayOf(deps.gateways, row.method).refund({
      key: `refund/${refund.id}`,
      paymentKey: row.gatewayKey,
      chargeId: row.chargeId ?? '',
      amount: refund.amountMinor,
      currency: row.currency,
    });
    if (said.status === 'failed') throw new FaultError(fault('REFUND_REFUSED'));
    if (said.status === 'pending') throw new FaultError(fault('REFUND_PENDING'), { retryAfterMs: 5_000 });
    await recordRefund(row, refund, said.gatewayRef);
  };

  const recordRefund = (row: PaymentRow, refund: RefundRow, gatewayRef: string): Promise<void> =>
    db.transaction(async (tx) => {
      await lockPayment(tx, row.id);
      if (!(await settleRefund(tx, refund, gatewayRef))) return;
      const order = await findOrder(tx, row.orderId);
      if (!order) return;
      const amount = { amount: refund.amountMinor, currency: row.currency };
      const template = refund.cause in TEMPLATES ? TEMPLATES[refund.cause as keyof typeof TEMPLATES] : 'refund_sent';
      await tellCustomer(tx, order, { template, cause: refund.id, facts: { amount } });
      await tellShop(tx, order, 'refund.succeeded', {
        refund_id: refund.id,
        payment_id: row.id,
        amount,
        cause: refund.cause,
      });
    });

  const giveBack = (due: GiveBack): Promise<'returned' | 'nothing_due'> =>
    boundary('giveBack', async () => {
      const todo = await plan(due);
      if (todo.kind === 'void') await voidCharge(todo.row);
      if (todo.kind === 'refund') await sendRefund(todo.row, todo.refund);
      return todo.kind === 'nothing' ? 'nothing_due' : 'returned';
    });

  /** A refund that an action asked for; one that has arrived is not sent again. */
  const sendRequestedRefund = ({ refundId }: { refundId: string }): Promise<void> =>
    boundary('sendRefund', async () => {
      const refund = await findRefund(db, refundId);
      const row = refund ? await findPayment(db, refund.paymentId) : undefined;
      if (!refund || !row) throw new Error('a refund that a workflow works on must exist');
      if (refund.status !== 'succeeded') await sendRefund(row, refund);
    });

  return { giveBack, sendRefund: sendRequestedRefund };
};
