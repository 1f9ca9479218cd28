import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Currency } from '../../domain/money.ts';
import { type DeliveryAddress, findPlace } from '../../domain/order/address.ts';
import type { AdmissionFacts } from '../../domain/order/admission.ts';
import type { Transaction } from '../client.ts';
import { order, orderContact } from '../schema/order.ts';
import { promotion } from '../schema/promotion.ts';
import { carrierTariff, freightRule, paymentMethod, price, region, sku, warehouse } from '../schema/shop.ts';
import { lockCoupons } from './coupon.ts';
import { linesOf, type OrderRow } from './order.ts';
import { lockStock } from './stock.ts';

type Facts = Omit<AdmissionFacts, 'now'>;

/** Reads all that an order is judged by, the locks in the house's order: coupons, then stock. */
export const readAdmissionFacts = async (tx: Transaction, row: OrderRow): Promise<Facts> => {
  const lines = await linesOf(tx, row.id);
  const skus = [...new Set(lines.map((line) => line.sku))];
  const uses = await lockCoupons(tx, row.couponCodes, row.customerKey);
  const address = await readAddress(tx, row.id);
  const regions = await readRegions(tx, address);
  const place = findPlace(address, regions);
  const rules = await readSaleRules(tx, row);
  const stock = await lockStock(tx, skus);
  return {
    lines: lines.map((line) => ({ sku: line.sku, quantity: line.quantity })),
    skus: await readSkus(tx, skus, { shopId: row.shopId, currency: row.currency }),
    address,
    regions,
    coupons: row.couponCodes.map((code) => ({ code, use: uses.find((use) => use.code === code) })),
    ...rules,
    stock,
    method: row.paymentMethod,
    shopId: row.shopId,
    currency: row.currency,
    isFirstOrder: await isFirstOrder(tx, row),
    ...(await readNetwork(tx, place.ok ? place.value.zone : '')),
  };
};

const readAddress = async (tx: Transaction, orderId: string): Promise<DeliveryAddress> => {
  const { country, regionCode, city, postcode, line1 } = orderContact;
  const rows = await tx
    .select({ country, regionCode, city, postcode, line1 })
    .from(orderContact)
    .where(eq(orderContact.orderId, orderId));
  if (!rows[0]) throw new Error('an order that has not been judged has a contact');
  return rows[0];
};

/** Abroad too the region is read: a code of another country's shows that the address contradicts itself. */
const readRegions = async (tx: Transaction, { country, regionCode }: DeliveryAddress) => {
  const rows = await tx
    .select()
    .from(region)
    .where(inArray(region.code, [country, regionCode ?? country]));
  const rowOf = (code: string | null) => rows.find((each) => each.code === code);
  return { region: rowOf(regionCode), countryRegion: rowOf(country) };
};

const readSkus = async (
  tx: Transaction,
  skus: readonly string[],
  { shopId, currency }: { shopId: string; currency: Currency },
) => {
  const rows = await tx
    .select({ article: sku, unitPrice: price.amountMinor })
    .from(sku)
    .leftJoin(price, and(eq(price.sku, sku.sku), eq(price.shopId, shopId), eq(price.currency, currency)))
    .where(inArray(sku.sku, [...skus]));
  return new Map(
    rows.map(({ article, unitPrice }) => [
      article.sku,
      {
        sellable: article.sellable,
        unitPrice: unitPrice ?? undefined,
        category: article.category,
        weightGrams: article.weightGrams,
        volumeCm3: article.volumeCm3,
      },
    ]),
  );
};

const readSaleRules = async (tx: Transaction, row: OrderRow) => {
  const promotions = await tx.select().from(promotion);
  const rules = await tx
    .select()
    .from(freightRule)
    .where(and(eq(freightRule.shopId, row.shopId), eq(freightRule.currency, row.currency)));
  const methods = await tx.select().from(paymentMethod).where(eq(paymentMethod.shopId, row.shopId));
  return {
    promotions,
    freightRules: new Map(rules.map((rule) => [rule.zone, rule])),
    methods,
  };
};

const readNetwork = async (tx: Transaction, zone: string) => {
  const warehouses = await tx.select().from(warehouse);
  const rows = await tx.select().from(carrierTariff).where(eq(carrierTariff.zone, zone));
  const tariffs = rows.map(({ firstMinor, stepMinor, remoteSurchargeMinor, ...rest }) => ({
    ...rest,
    firstPrice: firstMinor,
    stepPrice: stepMinor,
    remoteSurcharge: remoteSurchargeMinor,
  }));
  return { warehouses, tariffs };
};

/** Rejected, expired and cancelled orders were no orders to the customer. */
const isFirstOrder = async (tx: Transaction, row: OrderRow): Promise<boolean> => {
  const before = await tx
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        eq(order.customerKey, row.customerKey),
        ne(order.id, row.id),
        sql`${order.status} NOT IN ('accepted', 'rejected', 'expired', 'cancelled', 'cancelling')`,
      ),
    )
    .limit(1);
  return before.length === 0;
};
