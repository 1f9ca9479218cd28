import type { AdmittedShipment } from '../contracts/order-step.ts';
import type { Transaction } from '../db/client.ts';
import { redeemCoupons } from '../db/queries/coupon.ts';
import { writeAdmission } from '../db/queries/hold.ts';
import { newId } from '../db/queries/new-id.ts';
import { moveOrder, type OrderRow } from '../db/queries/order.ts';
import { tellShop } from '../db/queries/tell.ts';
import { type HoldRow, holdStock } from '../db/queries/stock.ts';
import type { Admission } from '../domain/order/admission.ts';
import type { CaptureMode } from '../domain/payment/status.ts';
import type { Deps } from './deps.ts';
import { gatewayOf } from './gateway.ts';

export type HoldTimes = {
  readonly deadline: string;
  readonly reminders: readonly string[];
  readonly gatewayExpiry: string;
  readonly promisedAt: string;
};
type Hold = { readonly order: OrderRow; readonly admission: Admission; readonly times: HoldTimes };
export type Held = {
  readonly paymentId: string;
  readonly capture: CaptureMode;
  readonly shipments: readonly Omit<AdmittedShipment, 'silenceMs'>[];
};

/** Writes what was decided: prices, plan, shipments, payment, coupons and the stock that is now spoken for. */
export const writeHold = async (deps: Deps, tx: Transaction, { order, admission, times }: Hold): Promise<Held> => {
  const paymentId = newId('pay');
  const shipments = admission.plan.shipments.map((planned, index) => ({
    ...planned,
    id: newId('shp'),
    n: index + 1,
    capture: admission.captures[index] ?? 0,
  }));
  await redeemCoupons(tx, { orderId: order.id, customerKey: order.customerKey }, redemptionsOf(admission));
  await writeAdmission(tx, { order, admission, shipments, paymentId, expiresAt: times.gatewayExpiry });
  const holds = shipments.flatMap((shipment) => holdsOf(order.id, shipment));
  await holdStock(tx, holds);
  await awaitPayment(tx, { order, admission, times });
  const total = { amount: admission.total, currency: order.currency };
  await tellShop(tx, order, { type: 'order.held', data: { total, payment_id: paymentId } });
  return {
    paymentId,
    capture: gatewayOf(deps.gateways, order.paymentMethod).capture,
    shipments: shipments.map(({ id, warehouse, carrier, capture, lines }) => ({
      id,
      warehouse,
      carrier,
      captureAmount: capture,
      units: unitsOf(lines),
    })),
  };
};

const unitsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

const awaitPayment = (tx: Transaction, { order, admission, times }: Hold): Promise<void> =>
  moveOrder(tx, order.id, {
    status: 'awaiting_payment',
    waiting: {
      on: 'payment',
      until: times.deadline,
      next: 'customer',
      facts: {
        amountMinor: admission.total,
        currency: order.currency,
        method: order.paymentMethod,
        units: unitsOf(admission.lines),
        remindersSent: 0,
      },
    },
    set: { paymentDeadline: times.deadline, reminders: [...times.reminders], promisedAt: times.promisedAt },
  });

const redemptionsOf = ({ applied }: Admission) =>
  applied.flatMap(({ couponCode, amount }) =>
    couponCode === undefined ? [] : [{ code: couponCode, amountMinor: amount }],
  );

const holdsOf = (
  orderId: string,
  shipment: { id: string; warehouse: string; lines: readonly { sku: string; quantity: number }[] },
): HoldRow[] =>
  shipment.lines.map(({ sku, quantity }) => ({
    id: newId('res'),
    orderId,
    shipmentId: shipment.id,
    sku,
    warehouse: shipment.warehouse,
    quantity,
  }));
