import type { OrderView } from '../../contracts/order.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import type { OrderParts } from '../../db/queries/order-view.ts';
import type { Currency, Money } from '../../domain/money.ts';
import { remediesFor } from '../../domain/escalation/policy.ts';
import { allowedActions } from '../../domain/order/action.ts';

export const presentWaiting = (row: OrderRow): OrderView['waiting'] =>
  row.waitingOn === null || row.waitingUntil === null || row.nextActor === null
    ? null
    : { on: row.waitingOn, until: row.waitingUntil, next_actor: row.nextActor, facts: row.waitingFacts };

export const presentOrder = (row: OrderRow, parts: OrderParts): OrderView => ({
  id: row.id,
  reference: row.reference,
  shop_id: row.shopId,
  status: row.status,
  waiting: presentWaiting(row),
  needs_attention: row.needsAttention,
  total: row.totalMinor === null ? null : { amount: row.totalMinor, currency: row.currency },
  created_at: row.acceptedAt,
  ended_at: row.endedAt,
  hold_reason: row.holdReason,
  lines: presentLines(row.currency, parts),
  promised_at: row.promisedAt,
  payments: presentPayments(row.currency, parts),
  shipments: parts.shipments.map(({ row: shipment, trackingNumber, trackingStatus }) => ({
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
      parts.shipments.map(({ row: shipment }) => shipment.status),
      {
        needsAttention: row.needsAttention !== null,
        isMarkable: parts.troubles.some((trouble) => remediesFor(trouble).includes('mark_done')),
      },
    ),
  ],
  metadata: row.metadata,
  end_reason: row.endReason,
});

const presentLines = (currency: Currency, { lines }: OrderParts): OrderView['lines'] => {
  const known = (amount: number | null): Money | null => (amount === null ? null : { amount, currency });
  return lines.map((line) => ({
    sku: line.sku,
    quantity: line.quantity,
    unit_price: known(line.unitPriceMinor),
    discount: known(line.discountMinor),
    total: known(line.totalMinor),
  }));
};

const presentPayments = (currency: Currency, { payments }: OrderParts): OrderView['payments'] => {
  const money = (amount: number): Money => ({ amount, currency });
  return payments.map((payment) => ({
    id: payment.id,
    method: payment.method,
    status: payment.status,
    expected: money(payment.expectedMinor),
    authorised: money(payment.authorisedMinor),
    captured: money(payment.capturedMinor),
    refunded: money(payment.refundedMinor),
  }));
};
