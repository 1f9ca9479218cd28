import type { OrderView } from '../../contracts/order.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import type { OrderParts } from '../../db/queries/order-view.ts';
import type { Currency, Money } from '../../domain/money.ts';
import { allowedActions } from '../../domain/order/action.ts';

const moneyIn =
  (currency: Currency) =>
  (amount: number): Money => ({ amount, currency });

export const presentWaiting = (row: OrderRow): OrderView['waiting'] =>
  row.waitingOn === null || row.waitingUntil === null || row.nextActor === null
    ? null
    : { on: row.waitingOn, until: row.waitingUntil, next_actor: row.nextActor, facts: row.waitingFacts };

export const presentOrder = (row: OrderRow, { lines, payments, shipments }: OrderParts): OrderView => {
  const money = moneyIn(row.currency);
  const known = (amount: number | null): Money | null => (amount === null ? null : money(amount));
  return {
    id: row.id,
    reference: row.reference,
    shop_id: row.shopId,
    status: row.status,
    hold_reason: row.holdReason,
    needs_attention: row.needsAttention,
    waiting: presentWaiting(row),
    lines: lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      unit_price: known(line.unitPriceMinor),
      discount: known(line.discountMinor),
      total: known(line.totalMinor),
    })),
    total: known(row.totalMinor),
    promised_at: row.promisedAt,
    payments: payments.map((payment) => ({
      id: payment.id,
      method: payment.method,
      status: payment.status,
      expected: money(payment.expectedMinor),
      authorised: money(payment.authorisedMinor),
      captured: money(payment.capturedMinor),
      refunded: money(payment.refundedMinor),
    })),
    shipments: shipments.map(({ row: shipment, trackingNumber, trackingStatus }) => ({
      id: shipment.id,
      warehouse: shipment.warehouse,
      carrier: shipment.carrier,
      status: shipment.status,
      tracking_number: trackingNumber,
      tracking_status: trackingStatus,
    })),
    allowed_actions: [
      ...allowedActions(
        row.status,
        shipments.map(({ row: shipment }) => shipment.status),
        row.needsAttention !== null,
      ),
    ],
    metadata: row.metadata,
    end_reason: row.endReason,
    created_at: row.acceptedAt,
    ended_at: row.endedAt,
  };
};
