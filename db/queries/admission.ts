import { and, type Column, type SQL, sql } from 'drizzle-orm';
import { type AddressFacts, type DeliveryAddress, findPlace } from '../../domain/order/address.ts';
import type { Applicant, Contested } from '../../domain/order/admission-turn.ts';
import type { OrderedLine, SkuFacts } from '../../domain/order/pricing.ts';
import type { Transaction } from '../client.ts';
import { order, orderContact } from '../schema/order.ts';
import { promotion } from '../schema/promotion.ts';
import { carrierTariff, freightRule, paymentMethod, price, region, sku, warehouse } from '../schema/shop.ts';
import { lockCoupons } from './coupon.ts';
import { anyOf } from './list.ts';
import type { OrderRow } from './order.ts';
import { lockStock } from './stock.ts';

export type ToJudge = { readonly row: OrderRow; readonly lines: readonly OrderedLine[] };
type Judging = { readonly applicants: readonly Applicant[]; readonly contested: Contested };

/**
 * All that these orders are judged by. What nobody competes for is read first, so that the locks, coupons before stock as
 * everywhere, are held for as short as can be.
 */
export const readAdmissions = async (tx: Transaction, orders: readonly ToJudge[], now: string): Promise<Judging> => {
  const common = await readCommon(tx, orders);
  const coupons = await lockCoupons(
    tx,
    orders.flatMap(({ row }) => row.couponCodes.map((code) => ({ code, customerKey: row.customerKey }))),
  );
  const stock = await lockStock(tx, skusOf(orders));
  return {
    applicants: orders.map((each) => applicantOf(each, common, now)),
    // Under the locks: an order of the same customer may have been admitted while they were waited for.
    contested: { stock, coupons, known: await readKnown(tx, orders) },
  };
};

const skusOf = (orders: readonly ToJudge[]): string[] => [
  ...new Set(orders.flatMap(({ lines }) => lines.map((line) => line.sku))),
];

type Common = Awaited<ReturnType<typeof readCommon>>;

/** Side by side on the transaction's connection. */
const readCommon = async (tx: Transaction, orders: readonly ToJudge[]) => {
  const ids = anyOf(orders.map(({ row }) => row.id));
  const shops = anyOf(orders.map(({ row }) => row.shopId));
  const skus = anyOf(skusOf(orders));
  const [addresses, articles, prices, promotions, rules, methods, network] = await Promise.all([
    readAddresses(tx, ids),
    tx.select().from(sku).where(is(sku.sku, skus)),
    tx
      .select()
      .from(price)
      .where(and(is(price.sku, skus), is(price.shopId, shops))),
    readPromotions(tx, orders),
    tx.select().from(freightRule).where(is(freightRule.shopId, shops)),
    tx.select().from(paymentMethod).where(is(paymentMethod.shopId, shops)),
    readNetwork(tx, ids),
  ]);
  return {
    addresses: new Map(addresses.map((each) => [each.orderId, each])),
    articles,
    prices,
    promotions,
    rules,
    methods,
    ...network,
  };
};

const is = (column: Column, list: SQL): SQL => sql`${column} = ${list}`;

const readAddresses = (tx: Transaction, ids: SQL) => {
  const { orderId, country, regionCode, city, postcode, line1 } = orderContact;
  return tx.select({ orderId, country, regionCode, city, postcode, line1 }).from(orderContact).where(is(orderId, ids));
};

/** Those that are given by themselves, and those behind a code that was typed. */
const readPromotions = (tx: Transaction, orders: readonly ToJudge[]) => {
  const typed = anyOf(orders.flatMap(({ row }) => row.couponCodes));
  return tx
    .select()
    .from(promotion)
    .where(sql`${promotion.automatic} OR ${promotion.id} IN (SELECT promotion_id FROM coupon WHERE code = ${typed})`);
};

/** Abroad too the region is read: a code of another country's shows that the address contradicts itself. */
const readNetwork = async (tx: Transaction, ids: SQL) => {
  const places = sql`(SELECT unnest(ARRAY[country, region_code]) FROM order_contact WHERE order_id = ${ids})`;
  const [regions, warehouses, rows] = await Promise.all([
    tx.select().from(region).where(sql`${region.code} IN ${places}`),
    tx.select().from(warehouse),
    tx
      .select()
      .from(carrierTariff)
      .where(sql`${carrierTariff.zone} IN (SELECT zone FROM region WHERE code IN ${places})`),
  ]);
  const tariffs = rows.map(({ firstMinor, stepMinor, remoteSurchargeMinor, ...rest }) => ({
    ...rest,
    firstPrice: firstMinor,
    stepPrice: stepMinor,
    remoteSurcharge: remoteSurchargeMinor,
  }));
  return { regions: new Map(regions.map((each) => [each.code, each])), warehouses, tariffs };
};

/** Rejected, expired and cancelled orders were no orders to the customer, nor are those that are yet to be judged. */
const readKnown = async (tx: Transaction, orders: readonly ToJudge[]): Promise<ReadonlySet<string>> => {
  const before = await tx
    .selectDistinct({ key: order.customerKey })
    .from(order)
    .where(
      and(
        is(order.customerKey, anyOf(orders.map(({ row }) => row.customerKey))),
        sql`${order.status} NOT IN ('accepted', 'rejected', 'expired', 'cancelled', 'cancelling')`,
      ),
    );
  return new Set(before.map(({ key }) => key));
};

const applicantOf = ({ row, lines }: ToJudge, common: Common, now: string): Applicant => {
  const { shopId, currency, paymentMethod: method, couponCodes, customerKey } = row;
  const address = common.addresses.get(row.id);
  if (!address) throw new Error('an order that has not been judged has a contact');
  const regions = regionsOf(address, common);
  const place = findPlace(address, regions);
  const rules = common.rules.filter((rule) => rule.shopId === shopId && rule.currency === currency);
  return {
    customerKey,
    couponCodes,
    facts: {
      lines: lines.map(({ sku: article, quantity }) => ({ sku: article, quantity })),
      skus: articlesOf(row, common),
      address,
      regions,
      promotions: common.promotions,
      freightRules: new Map(rules.map((rule) => [rule.zone, rule])),
      method,
      methods: common.methods.filter((each) => each.shopId === shopId),
      warehouses: common.warehouses,
      tariffs: place.ok ? common.tariffs.filter(({ zone }) => zone === place.value.zone) : [],
      shopId,
      currency,
      now,
    },
  };
};

const regionsOf = ({ country, regionCode }: DeliveryAddress, { regions }: Common): AddressFacts => ({
  region: regionCode === null ? undefined : regions.get(regionCode),
  countryRegion: regions.get(country),
});

const articlesOf = ({ shopId, currency }: OrderRow, { articles, prices }: Common): ReadonlyMap<string, SkuFacts> => {
  const own = prices.filter((each) => each.shopId === shopId && each.currency === currency);
  const priceOf = new Map(own.map((each) => [each.sku, each.amountMinor]));
  return new Map(
    articles.map(({ sku: article, sellable, category, weightGrams, volumeCm3 }) => [
      article,
      { sellable, unitPrice: priceOf.get(article), category, weightGrams, volumeCm3 },
    ]),
  );
};
