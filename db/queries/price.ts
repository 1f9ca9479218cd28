import { and, asc, eq, inArray, lt, ne, notInArray, or } from 'drizzle-orm';
import type { PricedOrder } from '../../domain/order/price.ts';
import type { Queryable } from '../client.ts';
import { contactChange } from '../schema/desk.ts';
import { order, orderContact, orderLine } from '../schema/order.ts';
import { coupon, promotion } from '../schema/promotion.ts';
import { freightRule, region, sku } from '../schema/shop.ts';
import type { OrderRow } from './order.ts';

const NOT_AN_ORDER = ['accepted', 'rejected', 'expired', 'cancelled', 'cancelling'] as const;

/** What an order was priced by, as far as it can be read back; undefined when it never had a price. */
export const readPriced = async (db: Queryable, row: OrderRow) => {
  const { goodsMinor, discountMinor, freightMinor, shopId, currency, acceptedAt: now } = row;
  if (goodsMinor === null || discountMinor === null || freightMinor === null) return undefined;
  const [lines, coupons, promotions, isFirstOrder, freight] = await Promise.all([
    linesOf(db, row.id),
    couponsOf(db, row.couponCodes),
    promotionsFor(db, row.couponCodes),
    isFirst(db, row),
    freightOf(db, row),
  ]);
  const sums = { goodsMinor, discountMinor, freightMinor };
  const basket = { lines, lineDiscounts: lines.map(({ discount }) => discount), coupons, promotions };
  return { ...sums, ...basket, ...freight, isFirstOrder, shopId, currency, now } satisfies PricedOrder;
};

const linesOf = async (db: Queryable, orderId: string) => {
  const rows = await db
    .select({ row: orderLine, category: sku.category })
    .from(orderLine)
    .leftJoin(sku, eq(sku.sku, orderLine.sku))
    .where(eq(orderLine.orderId, orderId))
    .orderBy(orderLine.lineNo);
  return rows.map(({ row, category }) => ({
    sku: row.sku,
    category: category ?? '',
    quantity: row.quantity,
    unitPrice: row.unitPriceMinor ?? 0,
    discount: row.discountMinor ?? 0,
  }));
};

const couponsOf = async (db: Queryable, codes: readonly string[]) => {
  if (codes.length === 0) return [];
  const known = await db
    .select()
    .from(coupon)
    .where(inArray(coupon.code, [...codes]));
  return codes.flatMap((code) => {
    const found = known.find((each) => each.code === code);
    return found ? [{ code, promotionId: found.promotionId }] : [];
  });
};

/** Those given by themselves and those behind the codes; other people's gifts are left out. */
const promotionsFor = async (db: Queryable, codes: readonly string[]) => {
  const typed = db
    .select({ id: coupon.promotionId })
    .from(coupon)
    .where(inArray(coupon.code, [...codes, '']));
  return db
    .select()
    .from(promotion)
    .where(or(eq(promotion.automatic, true), inArray(promotion.id, typed)));
};

const isFirst = async (db: Queryable, { id, customerKey, acceptedAt }: OrderRow): Promise<boolean> => {
  const before = await db
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        eq(order.customerKey, customerKey),
        lt(order.acceptedAt, acceptedAt),
        ne(order.id, id),
        notInArray(order.status, [...NOT_AN_ORDER]),
      ),
    )
    .limit(1);
  return before.length === 0;
};

/** Freight was asked for the first address, wherever the goods go now. */
const freightOf = async (db: Queryable, { id, shopId, currency }: OrderRow) => {
  const place = { country: contactChange.country, regionCode: contactChange.regionCode };
  const [former] = await db
    .select(place)
    .from(contactChange)
    .where(eq(contactChange.orderId, id))
    .orderBy(asc(contactChange.at))
    .limit(1);
  const [present] = await db
    .select({ country: orderContact.country, regionCode: orderContact.regionCode })
    .from(orderContact)
    .where(eq(orderContact.orderId, id));
  const { country = '', regionCode = null } = former ?? present ?? {};
  const regions = await db
    .select()
    .from(region)
    .where(inArray(region.code, [country, regionCode ?? country]));
  const there = regions.find(({ code }) => code === (country === 'CN' ? regionCode : country));
  const [rule] = await db
    .select()
    .from(freightRule)
    .where(
      and(eq(freightRule.shopId, shopId), eq(freightRule.currency, currency), eq(freightRule.zone, there?.zone ?? '')),
    );
  return { freightRule: rule, remote: there?.remote ?? false };
};
