import type { Currency } from '../types/base.ts';
import type { Promotion } from '../types/sale.ts';
import type { World } from '../types.ts';
import { startOfDay } from './clock.ts';
import { splitAmount, sumOf } from './split.ts';
import type { Instant } from './types.ts';

export type GoodsLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly family: string;
};

export type Buying = {
  readonly shopId: string;
  readonly currency: Currency;
  readonly at: Instant;
  readonly isFirstOrder: boolean;
  readonly lines: readonly GoodsLine[];
};

export const amountOf = ({ unitPrice, quantity }: GoodsLine): number => unitPrice * quantity;

const isMeant = ({ family }: Promotion, line: GoodsLine): boolean => family === null || family === line.family;

const goodsOf = (promotion: Promotion, lines: readonly GoodsLine[]): number =>
  sumOf(lines.filter((line) => isMeant(promotion, line)).map(amountOf));

/** On full prices, so that no order of applying matters; half a minor unit goes to the customer. */
const faceOf = (promotion: Promotion, lines: readonly GoodsLine[]): number => {
  const goods = goodsOf(promotion, lines);
  if (promotion.kind === 'fixed') return Math.min(goods, promotion.amountMinor ?? 0);
  return Math.floor((goods * (promotion.percent ?? 0) + 50) / 100);
};

/** An odd minor unit goes by article, not by place. */
const splitByArticle = (amount: number, weights: readonly number[], lines: readonly GoodsLine[]): readonly number[] => {
  const order = lines
    .map(({ sku }, index) => ({ sku, index }))
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
    .map(({ index }) => index);
  const shares = splitAmount(
    amount,
    order.map((index) => weights[index] ?? 0),
  );
  return lines.map((_, index) => shares[order.indexOf(index)] ?? 0);
};

/** What each promotion takes off each line, one after the other; no line falls below zero. */
export const discountsOf = (
  promotions: readonly Promotion[],
  lines: readonly GoodsLine[],
): readonly (readonly number[])[] => {
  let left = lines.map(amountOf);
  return promotions.map((promotion) => {
    const open = lines.map((line, index) => (isMeant(promotion, line) ? (left[index] ?? 0) : 0));
    const byLine = splitByArticle(Math.min(faceOf(promotion, lines), sumOf(open)), open, lines);
    left = left.map((rest, index) => rest - (byLine[index] ?? 0));
    return byLine;
  });
};

const isInTime = ({ beginsDay, endsDay }: Promotion, at: Instant, today: Instant): boolean =>
  (beginsDay === null || at >= startOfDay(today, beginsDay)) && (endsDay === null || at < startOfDay(today, endsDay));

const isForBuyer = ({ shops, currency, firstOrderOnly }: Promotion, buying: Buying): boolean =>
  (shops === null || shops.includes(buying.shopId)) &&
  (currency === null || currency === buying.currency) &&
  (!firstOrderOnly || buying.isFirstOrder);

export const createPromotions = ({ promotion: all, coupon: coupons }: World, today: Instant) => {
  const isGiven = (promotion: Promotion, buying: Buying): boolean => {
    const goods = goodsOf(promotion, buying.lines);
    const isEnough = goods > 0 && goods >= (promotion.thresholdMinor ?? 0);
    return isEnough && isInTime(promotion, buying.at, today) && isForBuyer(promotion, buying);
  };
  const automatic = all.filter((promotion) => promotion.automatic).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const behind = (code: string): Promotion | undefined => {
    const coupon = coupons.find((known) => known.code === code);
    return all.find(({ id }) => id === coupon?.promotionId);
  };
  return {
    /** Whether a typed coupon would be honoured, its number of uses aside. */
    honours: (code: string, buying: Buying): boolean => {
      const promotion = behind(code);
      return promotion !== undefined && isGiven(promotion, buying);
    },
    /** What was typed comes first, and alone if it stands nothing beside it. */
    given: (code: string | undefined, buying: Buying): readonly Promotion[] => {
      const typed = code === undefined ? undefined : behind(code);
      const others = typed?.exclusive === true ? [] : automatic.filter((promotion) => isGiven(promotion, buying));
      return [...(typed ? [typed] : []), ...others];
    },
  };
};
