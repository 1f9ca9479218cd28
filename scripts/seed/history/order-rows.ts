import type { order, orderContact, orderLine } from '../../../db/schema/order.ts';
import type { couponRedemption } from '../../../db/schema/promotion.ts';
import type { Instant, PastOrder } from '../../../world/history/types.ts';
import { MINUTE_MS } from '../../../world/history/clock.ts';
import type { Rows } from './copy.ts';

export type MarkCustomer = (phone: string) => string;

export const iso = (at: Instant): string => new Date(at).toISOString();
export const isoOrNull = (at: Instant | null | undefined): string | null =>
  at === null || at === undefined ? null : iso(at);

/** Half an hour's window, with reminders at 50 % and 80 % of it. */
const REMINDERS_MS = [15 * MINUTE_MS, 24 * MINUTE_MS];

const remindersOf = ({ bill, acceptedAt }: PastOrder): string[] =>
  bill === null ? [] : REMINDERS_MS.map((ms) => iso(acceptedAt + ms));

const amountsOf = ({ bill, deadlineAt }: PastOrder) => ({
  goodsMinor: bill?.goods ?? null,
  discountMinor: bill?.discount ?? null,
  freightMinor: bill?.freight ?? null,
  totalMinor: bill?.total ?? null,
  paymentDeadline: bill === null ? null : iso(deadlineAt),
});

export const orderRows = (past: readonly PastOrder[], mark: MarkCustomer): Rows<typeof order> =>
  past.map((each) => ({
    id: each.id,
    shopId: each.shopId,
    reference: each.reference,
    status: each.fate,
    language: each.language,
    currency: each.currency,
    paymentMethod: each.method,
    customerId: each.customer.id,
    customerKey: mark(each.customer.phone),
    couponCodes: [...each.couponCodes],
    ...amountsOf(each),
    reminders: remindersOf(each),
    afterSalesUntil: isoOrNull(each.afterSalesUntil),
    promisedAt: isoOrNull(each.promisedAt),
    cancelRequestedBy: each.fate === 'cancelled' ? 'customer' : null,
    cancelReason: each.fate === 'cancelled' ? each.endReason : null,
    endReason: each.endReason,
    acceptedAt: iso(each.acceptedAt),
    endedAt: iso(each.endedAt),
    receivedAt: isoOrNull(each.receivedAt),
    imported: true,
  }));

export const lineRows = (past: readonly PastOrder[]): Rows<typeof orderLine> =>
  past.flatMap(({ id, lines, bill }) =>
    lines.map(({ sku, quantity }, index) => {
      const priced = bill?.lines[index];
      return {
        orderId: id,
        lineNo: index + 1,
        sku,
        quantity,
        unitPriceMinor: priced?.unitPrice ?? null,
        discountMinor: priced?.discount ?? null,
        totalMinor: priced?.total ?? null,
      };
    }),
  );

export const contactRows = (past: readonly PastOrder[]): Rows<typeof orderContact> =>
  past.map(({ id, customer: { name, phone, email, address } }) => ({
    orderId: id,
    name,
    phone,
    email,
    country: address.country,
    regionCode: address.regionCode,
    city: address.city,
    postcode: address.postcode,
    line1: address.line1,
    line2: address.line2,
  }));

/** Counts each customer's uses of each coupon over all that is written. */
export const createRedemptions = (mark: MarkCustomer) => {
  const uses = new Map<string, number>();
  const nth = (code: string, customerKey: string): number => {
    const key = `${code}/${customerKey}`;
    const n = (uses.get(key) ?? 0) + 1;
    uses.set(key, n);
    return n;
  };
  return (past: readonly PastOrder[]): Rows<typeof couponRedemption> =>
    past.flatMap(({ id, customer, bill }) => {
      if (!bill?.coupon) return [];
      const { code, amount } = bill.coupon;
      const customerKey = mark(customer.phone);
      return [{ code, orderId: id, customerKey, n: nth(code, customerKey), amountMinor: amount }];
    });
};
