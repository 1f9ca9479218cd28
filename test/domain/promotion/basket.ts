import type { Basket, BasketLine, CouponUse, Promotion, PromotionRule } from '../../../domain/promotion/promotion.ts';

export const NOW = '2026-09-01T08:00:00.000Z';

type Given = Omit<Partial<Promotion>, 'rule'> & { readonly rule?: Partial<PromotionRule> };

/** A promotion that lets everybody in, unless told otherwise; as in the world, it gives nothing by itself. */
export const aPromotion = (id: string, { rule, ...given }: Given = {}): Promotion => ({
  id,
  shops: null,
  currency: null,
  exclusive: false,
  automatic: true,
  validFrom: null,
  validUntil: null,
  rule: {
    kind: 'percentage',
    percent: null,
    amountMinor: null,
    thresholdMinor: null,
    family: null,
    firstOrderOnly: false,
    ...rule,
  },
  ...given,
});

export const NEW_CUSTOMER = aPromotion('new-customer', { rule: { percent: 8, firstOrderOnly: true } });
export const SAVE_30 = aPromotion('save-30', {
  currency: 'CNY',
  rule: { kind: 'fixed', amountMinor: 3000, thresholdMinor: 19_900 },
});
export const LIVE_20 = aPromotion('live-20', {
  automatic: false,
  currency: 'CNY',
  shops: ['yizhou-live'],
  rule: { kind: 'fixed', amountMinor: 2000, thresholdMinor: 9900 },
});
export const CERAMICS_20 = aPromotion('ceramics-20', {
  automatic: false,
  exclusive: true,
  rule: { percent: 20, family: 'ceramics' },
});
export const TEA_10 = aPromotion('tea-10', { automatic: false, rule: { percent: 10, family: 'tea' } });
export const SPRING_15 = aPromotion('spring-15', {
  automatic: false,
  validUntil: '2026-06-01T00:00:00.000Z',
  rule: { percent: 15 },
});
export const NEXT_12 = aPromotion('next-season-12', {
  automatic: false,
  validFrom: '2026-10-01T00:00:00.000Z',
  rule: { percent: 12 },
});
export const PROMOTIONS = [NEW_CUSTOMER, SAVE_30, LIVE_20, CERAMICS_20, TEA_10, SPRING_15, NEXT_12];

export const aCoupon = (code: string, promotionId: string, given: Partial<CouponUse> = {}) => ({
  code,
  use: {
    code,
    promotionId,
    maxUses: null,
    uses: 0,
    maxUsesPerCustomer: null,
    budgetMinor: null,
    spentMinor: 0,
    usesByCustomer: 0,
    ...given,
  },
});

export const LIVE20 = aCoupon('LIVE20', 'live-20', { maxUses: 500, maxUsesPerCustomer: 1, budgetMinor: 500_000 });
export const CERAMICS20 = aCoupon('CERAMICS20', 'ceramics-20', { maxUsesPerCustomer: 1 });
export const TEA10 = aCoupon('TEA10', 'tea-10', { maxUsesPerCustomer: 2 });
export const SPRING15 = aCoupon('SPRING15', 'spring-15');
export const NEXT12 = aCoupon('NEXT12', 'next-season-12');

export const aLine = (category: string, unitPrice: number, quantity = 1): BasketLine => ({
  sku: `${category.toUpperCase()}-${unitPrice}`,
  category,
  unitPrice,
  quantity,
});

export const aBasket = (lines: readonly BasketLine[], given: Partial<Basket> = {}): Basket => ({
  lines,
  shopId: 'yizhou-cn',
  currency: 'CNY',
  isFirstOrder: false,
  now: NOW,
  ...given,
});
