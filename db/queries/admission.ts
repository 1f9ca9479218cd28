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

/** Who asks for what, on the way to an order or before it. */
export type Wanted = Pick<OrderRow, 'shopId' | 'currency' | 'couponCodes'> & {
  readonly lines: readonly OrderedLine[];
};
export type ToJudge = { readonly row: OrderRow; readonly lines: readonly OrderedLine[] };
type Judging = { readonly applicants: readonly Applicant[]; readonly contested: Contested };

/**
 * All that these orders are judged by. What nobody competes for is read first, so that the locks, coupons before stock as
 * everywhere, are held for as short as can be.
 */
export const readAdmissions = async (tx: Transaction, orders: readonly ToJudge[], now: string): Promise<Judging> => {
  const ids = anyOf(orders.map(({ row }) => row.id));
  const places = sql`(SELECT unnest(ARRAY[country, region_code]) FROM order_contact WHERE order_id = ${ids})`;
  const wanted = orders.map(({ row, lines }) => ({ ...row, lines }));
  const [common, addresses] = await Promise.all([readCommon(tx, wanted, places), readAddresses(tx, ids)]);
  const addressOf = new Map(addresses.map((each) => [each.orderId, each]));
  const coupons = await lockCoupons(
    tx,
    orders.flatMap(({ row }) => row.couponCodes.map((code) => ({ code, customerKey: row.customerKey }))),
  );
  const stock = await lockStock(tx, skusOf(orders));
  return {
    applicants: wanted.map((each) => applicantOf(each, { ...common, address: addressOf.get(each.id), now })),
    // Under the locks: an order of the same customer may have been admitted while they were waited for.
    contested: { stock, coupons, known: await readKnown(tx, anyOf(orders.map(({ row }) => row.customerKey))) },
  };
};

export const skusOf = (wanted: readonly Pick<Wanted, 'lines'>[]): string[] => [
  ...new Set(wanted.flatMap(({ lines }) => lines.map((line) => line.sku))),
];

export type Common = Awaited<ReturnType<typeof readCommon>>;

/** Side by side on the transaction's connection. `places` is a query of the codes of countries and regions. */
export const readCommon = async (tx: Transaction, wanted: readonly Wanted[], places: SQL) => {
  const shops = anyOf(wanted.map(({ shopId }) => shopId));
  const skus = anyOf(skusOf(wanted));
  const [articles, prices, promotions, rules, methods, network] = await Promise.all([
    tx.select().from(sku).where(is(sku.sku, skus)),
    tx
      .select()
      .from(price)
      .where(and(is(price.sku, skus), is(price.shopId, shops))),
    readPromotions(tx, wanted),
    tx.select().from(freightRule).where(is(freightRule.shopId, shops)),
    tx.select().from(paymentMethod).where(is(paymentMethod.shopId, shops)),
    readNetwork(tx, places),
  ]);
  return { articles, prices, promotions, rules, methods, ...network };
};

const is = (column: Column, list: SQL): SQL => sql`${column} = ${list}`;

const readAddresses = (tx: Transaction, ids: SQL) => {
  const { orderId, country, regionCode, city, postcode, line1 } = orderContact;
  return tx.select({ orderId, country, regionCode, city, postcode, line1 }).from(orderContact).where(is(orderId, ids));
};

/** Those that are given by themselves, and those behind a code that was typed. */
const readPromotions = (tx: Transaction, wanted: readonly Wanted[]) => {
  const typed = anyOf(wanted.flatMap(({ couponCodes }) => couponCodes));
  return tx
    .select()
    .from(promotion)
    .where(sql`${promotion.automatic} OR ${promotion.id} IN (SELECT promotion_id FROM coupon WHERE code = ${typed})`);
};

/** Abroad too the region is read: a code of another country's shows that the address contradicts itself. */
export const readNetwork = async (tx: Transaction, places: SQL) => {
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
export const readKnown = async (tx: Transaction, customerKeys: SQL): Promise<ReadonlySet<string>> => {
  const before = await tx
    .selectDistinct({ key: order.customerKey })
    .from(order)
    .where(
      and(
        is(order.customerKey, customerKeys),
        sql`${order.status} NOT IN ('accepted', 'rejected', 'expired', 'cancelled', 'cancelling')`,
      ),
    );
  return new Set(before.map(({ key }) => key));
};

type Known = Common & { readonly address: DeliveryAddress | undefined; readonly now: string };

const applicantOf = (row: OrderRow & Wanted, { address, ...common }: Known): Applicant => {
  if (!address) throw new Error('an order that has not been judged has a contact');
  const { customerKey, couponCodes, paymentMethod: method } = row;
  return { customerKey, couponCodes, facts: { ...factsOf(row, { ...common, address }), address, method } };
};

/** What is known of a basket, but for what others compete for. */
export const factsOf = ({ shopId, currency, lines }: Wanted, { address, now, ...common }: Known) => {
  const regions = address ? regionsOf(address, common) : { region: undefined };
  const place = address && findPlace(address, regions);
  const rules = common.rules.filter((rule) => rule.shopId === shopId && rule.currency === currency);
  return {
    lines: lines.map(({ sku: article, quantity }) => ({ sku: article, quantity })),
    skus: articlesOf({ shopId, currency }, common),
    regions,
    promotions: common.promotions,
    freightRules: new Map(rules.map((rule) => [rule.zone, rule])),
    methods: common.methods.filter((each) => each.shopId === shopId),
    warehouses: common.warehouses,
    tariffs: place?.ok ? common.tariffs.filter(({ zone }) => zone === place.value.zone) : [],
    shopId,
    currency,
    now,
  };
};

export const regionsOf = (
  { country, regionCode }: DeliveryAddress,
  { regions }: Pick<Common, 'regions'>,
): AddressFacts => ({
  region: regionCode === null ? undefined : regions.get(regionCode),
  countryRegion: regions.get(country),
});

const articlesOf = (
  { shopId, currency }: Pick<Wanted, 'shopId' | 'currency'>,
  { articles, prices }: Pick<Common, 'articles' | 'prices'>,
): ReadonlyMap<string, SkuFacts> => {
  const own = prices.filter((each) => each.shopId === shopId && each.currency === currency);
  const priceOf = new Map(own.map((each) => [each.sku, each.amountMinor]));
  return new Map(
    articles.map(({ sku: article, sellable, category, weightGrams, volumeCm3 }) => [
      article,
      { sellable, unitPrice: priceOf.get(article), category, weightGrams, volumeCm3 },
    ]),
  );
};
