import { compareText } from '../compare.ts';
import { splitAmount } from '../money.ts';
import type { AppliedPromotion, BasketLine, Offer, PromotionRule } from './promotion.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const isMeant = ({ family }: PromotionRule, { category }: BasketLine): boolean =>
  family === null || family === category;

/** What the goods that a rule applies to come to, before any discount. */
export const goodsOf = (rule: PromotionRule, lines: readonly BasketLine[]): number =>
  sum(lines.filter((line) => isMeant(rule, line)).map(({ unitPrice, quantity }) => unitPrice * quantity));

/** Hundredths of a percent keep the sum in whole numbers; half a minor unit goes to the customer. */
const shareOf = (goods: number, percent: number): number => {
  const points = BigInt(Math.round(Math.min(100, Math.max(0, percent)) * 100));
  return Number((BigInt(goods) * points + 5000n) / 10_000n);
};

/** What a rule gives by itself: always on full prices, so that no order of applying matters. */
export const faceAmount = (rule: PromotionRule, lines: readonly BasketLine[]): number => {
  const goods = goodsOf(rule, lines);
  if (rule.kind === 'percentage') return shareOf(goods, rule.percent ?? 0);
  return Math.min(goods, Math.max(0, rule.amountMinor ?? 0));
};

/** Coupons before automatic promotions: what the customer typed is never crowded out. */
const compareOffers = (a: Offer, b: Offer): number =>
  Number(a.couponCode === undefined) - Number(b.couponCode === undefined) ||
  compareText(a.promotion.id, b.promotion.id) ||
  compareText(a.couponCode ?? '', b.couponCode ?? '');

const compareLines = (a: BasketLine, b: BasketLine): number =>
  compareText(a.sku, b.sku) || a.unitPrice - b.unitPrice || a.quantity - b.quantity;

/** An odd minor unit goes by article, not by place, so the order of the lines does not matter either. */
const splitByArticle = (amount: number, weights: readonly number[], lines: readonly BasketLine[]): number[] => {
  const indexed = lines.map((line, index) => ({ line, index, weight: weights[index] ?? 0 }));
  const sorted = indexed.toSorted((a, b) => compareLines(a.line, b.line));
  const shares = splitAmount(
    amount,
    sorted.map(({ weight }) => weight),
  );
  const parts = lines.map(() => 0);
  for (const [rank, { index }] of sorted.entries()) parts[index] = shares[rank] ?? 0;
  return parts;
};

/** Takes each offer off what the others have left of its lines; no line ever falls below zero. */
export const applyOffers = (offers: readonly Offer[], lines: readonly BasketLine[]): readonly AppliedPromotion[] => {
  let left = lines.map(({ unitPrice, quantity }) => unitPrice * quantity);
  return offers.toSorted(compareOffers).map(({ promotion, couponCode }) => {
    const open = lines.map((line, index) => (isMeant(promotion.rule, line) ? (left[index] ?? 0) : 0));
    const amount = Math.min(faceAmount(promotion.rule, lines), sum(open));
    const byLine = splitByArticle(amount, open, lines);
    left = left.map((rest, index) => rest - (byLine[index] ?? 0));
    return { promotionId: promotion.id, ...(couponCode === undefined ? {} : { couponCode }), amount, byLine };
  });
};

export const totalOf = (applied: readonly AppliedPromotion[]): number => sum(applied.map(({ amount }) => amount));
