import type { Fault } from '../faults.ts';
import { faceAmount, goodsOf } from './discount.ts';
import type { Basket, Promotion } from './promotion.ts';

export const OBJECTION_REASONS = [
  'not_started',
  'expired',
  'wrong_shop',
  'wrong_currency',
  'not_first_order',
  'no_matching_goods',
  'below_threshold',
  'no_effect',
] as const;
export type ObjectionReason = (typeof OBJECTION_REASONS)[number];

/** Why a promotion does not apply to a basket. */
export type Objection = { readonly reason: ObjectionReason; readonly facts?: NonNullable<Fault['facts']> };

const aboutTime = ({ validFrom, validUntil }: Promotion, now: string): readonly Objection[] => {
  const time = Date.parse(now);
  if (validFrom !== null && time < Date.parse(validFrom))
    return [{ reason: 'not_started', facts: { from: validFrom } }];
  if (validUntil !== null && time >= Date.parse(validUntil))
    return [{ reason: 'expired', facts: { until: validUntil } }];
  return [];
};

const aboutBuyer = ({ shops, currency, rule }: Promotion, basket: Basket): readonly Objection[] => [
  ...(shops !== null && !shops.includes(basket.shopId) ? [{ reason: 'wrong_shop', facts: { shops } } as const] : []),
  ...(currency !== null && currency !== basket.currency
    ? [{ reason: 'wrong_currency', facts: { currency } } as const]
    : []),
  ...(rule.firstOrderOnly && !basket.isFirstOrder ? [{ reason: 'not_first_order' } as const] : []),
];

const aboutGoods = ({ rule, currency }: Promotion, basket: Basket): readonly Objection[] => {
  const goods = goodsOf(rule, basket.lines);
  if (goods === 0)
    return [{ reason: 'no_matching_goods', ...(rule.family === null ? {} : { facts: { family: rule.family } }) }];
  const threshold = rule.thresholdMinor ?? 0;
  const isComparable = currency === null || currency === basket.currency;
  if (isComparable && goods < threshold) {
    return [{ reason: 'below_threshold', facts: { threshold, missing: threshold - goods, currency: basket.currency } }];
  }
  return faceAmount(rule, basket.lines) === 0 ? [{ reason: 'no_effect' }] : [];
};

/** All of them; what nobody can mend comes first. */
export const findObjections = (promotion: Promotion, basket: Basket): readonly Objection[] => [
  ...aboutTime(promotion, basket.now),
  ...aboutBuyer(promotion, basket),
  ...(basket.isPartial ? [] : aboutGoods(promotion, basket)),
];
