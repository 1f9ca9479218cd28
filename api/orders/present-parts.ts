import type { OrderView } from '../../contracts/order.ts';
import type { OrderParts } from '../../db/queries/order-parts.ts';
import type { Currency, Money } from '../../domain/money.ts';
import { expectedAt, type OutlookTerms } from '../../domain/order/outlook.ts';

export const knownMoney = (amount: number | null, currency: Currency): Money | null =>
  amount === null ? null : { amount, currency };

type Titled = { readonly titleZh: string | null; readonly titleEn: string | null };

const titleOf = ({ titleZh, titleEn }: Titled) =>
  titleZh === null || titleEn === null ? null : { 'zh-CN': titleZh, en: titleEn };

export const presentLines = (currency: Currency, { lines }: OrderParts): OrderView['lines'] =>
  lines.map(({ row, ...titled }) => ({
    sku: row.sku,
    title: titleOf(titled),
    quantity: row.quantity,
    unit_price: knownMoney(row.unitPriceMinor, currency),
    discount: knownMoney(row.discountMinor, currency),
    total: knownMoney(row.totalMinor, currency),
  }));

export const presentPayments = (currency: Currency, { payments, refunds }: OrderParts): OrderView['payments'] => {
  const money = (amount: number): Money => ({ amount, currency });
  const refundsOf = (paymentId: string) =>
    refunds
      .filter((refund) => refund.paymentId === paymentId)
      .map(({ id, amountMinor, status, cause, requestedAt, settledAt }) => ({
        id,
        amount: money(amountMinor),
        status,
        cause,
        requested_at: requestedAt,
        settled_at: settledAt,
      }));
  return payments.map((payment) => ({
    id: payment.id,
    attempt: payment.attempt,
    method: payment.method,
    status: payment.status,
    expected: money(payment.expectedMinor),
    authorised: money(payment.authorisedMinor),
    captured: money(payment.capturedMinor),
    refunded: money(payment.refundedMinor),
    refunds: refundsOf(payment.id),
    voided_at: payment.voidedAt,
    created_at: payment.createdAt,
  }));
};

type Shown = OutlookTerms & { readonly isStaff: boolean; readonly currency: Currency };

/** What it costs us is nobody else's business. */
export const presentShipment = (
  { row, trackingNumber, trackingStatus, trackingDetail, lastNewsAt }: OrderParts['shipments'][number],
  { packed }: OrderParts,
  { isStaff, currency, ...terms }: Shown,
): OrderView['shipments'][number] => ({
  id: row.id,
  n: row.n,
  warehouse: row.warehouse,
  carrier: row.carrier,
  status: row.status,
  lines: packed
    .filter(({ shipmentId }) => shipmentId === row.id)
    .map(({ sku, quantity, ...titled }) => ({ sku, quantity, title: titleOf(titled) })),
  tracking_number: trackingNumber,
  tracking_status: trackingStatus,
  tracking_detail: trackingDetail,
  last_news_at: lastNewsAt,
  billable_grams: row.billableGrams,
  cost: isStaff ? knownMoney(row.costMinor, currency) : null,
  replaces: row.replaces,
  packed_at: row.packedAt,
  handed_over_at: row.handedOverAt,
  delivered_at: row.deliveredAt,
  settled_at: row.settledAt,
  expected_at: expectedAt(row, terms),
});
