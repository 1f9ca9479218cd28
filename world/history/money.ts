import type { Currency } from '../types/base.ts';
import type { Region } from '../types/place.ts';
import type { World } from '../types.ts';
import type { Item, Load } from './basket.ts';
import { amountOf, type Buying, createPromotions, discountsOf, type GoodsLine } from './promotion.ts';
import { splitAmount, sumOf } from './split.ts';
import type { Bill, Instant } from './types.ts';

export type Purchase = {
  readonly shopId: string;
  readonly region: Region;
  readonly items: readonly Item[];
  readonly at: Instant;
  readonly isFirstOrder: boolean;
};

export type Till = {
  bill(purchase: Purchase, coupon: string | undefined): Bill;
  honours(coupon: string, purchase: Purchase): boolean;
};

const createPriceList = ({ sku, price, shop }: World) => {
  const family = new Map(sku.map((row) => [row.sku, row.category]));
  const prices = new Map(price.map((row) => [`${row.shopId}/${row.sku}`, row.amountMinor]));
  const currencies = new Map(shop.map(({ id, currencies: [first] }) => [id, first]));
  const lineOf = (shopId: string, { sku: code, quantity }: Item): GoodsLine => {
    const unitPrice = prices.get(`${shopId}/${code}`);
    if (unitPrice === undefined) throw new Error(`${code} has no price at ${shopId}`);
    return { sku: code, quantity, unitPrice, family: family.get(code) ?? '' };
  };
  const currencyOf = (shopId: string): Currency => currencies.get(shopId) ?? 'CNY';
  return ({ shopId, items, at, isFirstOrder }: Purchase): Buying => ({
    shopId,
    currency: currencyOf(shopId),
    at,
    isFirstOrder,
    lines: items.map((item) => lineOf(shopId, item)),
  });
};

const createFreight = ({ freightRule }: World) => {
  const rules = new Map(freightRule.map((rule) => [`${rule.shopId}/${rule.zone}`, rule]));
  return ({ shopId, region }: Purchase, goods: number): number => {
    const rule = rules.get(`${shopId}/${region.zone}`);
    if (!rule) throw new Error(`${shopId} does not deliver to ${region.code}`);
    const isFree = rule.freeFromMinor !== null && goods >= rule.freeFromMinor;
    return (isFree ? 0 : rule.baseMinor) + (region.remote ? rule.remoteSurchargeMinor : 0);
  };
};

/** Adds up what customers pay, as the shop itself does. */
export const createTill = (world: World, today: Instant): Till => {
  const price = createPriceList(world);
  const freightFor = createFreight(world);
  const promotions = createPromotions(world, today);
  const bill = (purchase: Purchase, coupon: string | undefined): Bill => {
    const buying = price(purchase);
    const discounts = discountsOf(promotions.given(coupon, buying), buying.lines);
    const lines = buying.lines.map((line, index) => {
      const discount = sumOf(discounts.map((byLine) => byLine[index] ?? 0));
      const { sku, quantity, unitPrice } = line;
      return { sku, quantity, unitPrice, discount, total: amountOf(line) - discount };
    });
    const goods = sumOf(buying.lines.map(amountOf));
    const discount = sumOf(lines.map((line) => line.discount));
    const freight = freightFor(purchase, goods - discount);
    const used = coupon === undefined ? null : { code: coupon, amount: sumOf(discounts[0] ?? []) };
    return { lines, goods, discount, freight, total: goods - discount + freight, coupon: used };
  };
  return { bill, honours: (coupon, purchase) => promotions.honours(coupon, price(purchase)) };
};

/** Each load's share of the total, by the worth of its goods: freight and discounts follow the goods. */
export const splitCaptures = ({ lines, total }: Bill, loads: readonly Load[]): readonly number[] => {
  const worth = new Map(lines.map((line) => [line.sku, line.total]));
  const weights = loads.map(({ items }) => sumOf(items.map(({ sku }) => worth.get(sku) ?? 0)));
  return splitAmount(total, weights);
};
