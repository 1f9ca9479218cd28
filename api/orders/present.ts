import type { OrderView } from '../../contracts/order.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { OrderParts } from '../../db/queries/order-parts.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import { remediesFor } from '../../domain/escalation/policy.ts';
import type { Currency, Money } from '../../domain/money.ts';
import { allowedActions } from '../../domain/order/action.ts';
import { maskContact } from '../../domain/order/mask.ts';
import { lastExpectedAt, type OutlookTerms } from '../../domain/order/outlook.ts';
import { orderStage } from '../../domain/order/stage.ts';
import type { Pace } from '../../domain/pace.ts';
import { presentEscalation } from '../escalations/present.ts';
import { presentPromise } from './present-promise.ts';
import { knownMoney, presentLines, presentPayments, presentShipment } from './present-parts.ts';

/** Who looks: what things cost us is for staff alone. */
export type Viewer = { readonly isStaff: boolean; readonly pace: Pace };

export const presentWaiting = (row: OrderRow): OrderView['waiting'] =>
  row.waitingOn === null || row.waitingUntil === null || row.nextActor === null
    ? null
    : { on: row.waitingOn, until: row.waitingUntil, next_actor: row.nextActor, facts: row.waitingFacts };

const statusesOf = ({ shipments }: OrderParts) => shipments.map(({ row: { status } }) => status);

const actionsFor = (row: OrderRow, parts: OrderParts): OrderView['allowed_actions'] => [
  ...allowedActions(row.status, statusesOf(parts), {
    needsAttention: row.needsAttention !== null,
    isHeld: row.heldBy !== null,
    isMarkable: parts.troubles.some((trouble) => remediesFor(trouble).includes('mark_done')),
  }),
];

const presentCustomer = (row: OrderRow, { contact }: OrderParts): OrderView['customer'] =>
  contact === undefined
    ? null
    : {
        id: row.customerId,
        ...maskContact(contact),
        country: contact.country,
        region_code: contact.regionCode,
        province: contact.province,
        city: contact.city,
      };

const presentHeld = ({ held }: OrderParts): OrderView['held'] =>
  held === undefined ? null : { by: held.by ?? 'ops', cause: held.cause ?? 'other', since: held.since ?? '' };

const stageOf = (row: OrderRow, { shipments }: OrderParts): OrderView['stage'] =>
  orderStage(
    row.status,
    shipments.map(({ row: { status, settledAt } }) => ({ status, isSettled: settledAt !== null })),
  );

const expectedOf = ({ shipments }: OrderParts, terms: OutlookTerms): string | null =>
  lastExpectedAt(
    shipments.map(({ row }) => row),
    terms,
  );

const presentSums = (row: OrderRow) => {
  const known = (amount: number | null): Money | null => knownMoney(amount, row.currency);
  return {
    goods_total: known(row.goodsMinor),
    discount_total: known(row.discountMinor),
    freight: known(row.freightMinor),
    total: known(row.totalMinor),
  };
};

/** Without the customer's page, which not everybody is told. */
export const presentOrder = (
  row: OrderRow,
  parts: OrderParts,
  { isStaff, pace }: Viewer,
): Omit<OrderView, 'customer_url'> => {
  const terms = { promisedAt: row.promisedAt, waitingUntil: row.waitingUntil, now: parts.now, pace };
  const currency: Currency = row.currency;
  return {
    id: row.id,
    reference: row.reference,
    shop_id: row.shopId,
    status: row.status,
    stage: stageOf(row, parts),
    waiting: presentWaiting(row),
    hold_reason: row.holdReason,
    held: presentHeld(parts),
    needs_attention: row.needsAttention,
    imported: row.imported,
    language: row.language,
    payment_method: row.paymentMethod,
    coupon_codes: row.couponCodes,
    customer: presentCustomer(row, parts),
    lines: presentLines(currency, parts),
    ...presentSums(row),
    promised_at: row.promisedAt,
    promise: presentPromise(row, parts, pace),
    expected_at: expectedOf(parts, terms),
    payments: presentPayments(currency, parts),
    shipments: parts.shipments.map((shipment) => presentShipment(shipment, parts, { ...terms, isStaff, currency })),
    escalations: parts.troubles.map(presentEscalation),
    allowed_actions: actionsFor(row, parts),
    metadata: row.metadata,
    end_reason: row.endReason,
    workflow_id: row.imported ? null : orderWorkflowId(row.id),
    created_at: row.acceptedAt,
    ended_at: row.endedAt,
  };
};
