import { describe, expect, test } from 'vitest';
import { explainPrice, type PricedOrder } from '../../../domain/order/price.ts';
import type { Promotion } from '../../../domain/promotion/promotion.ts';

const NEW_CUSTOMER: Promotion = {
  id: 'new-customer',
  rule: {
    kind: 'percentage',
    percent: 8,
    amountMinor: null,
    thresholdMinor: null,
    family: null,
    firstOrderOnly: true,
  },
  shops: null,
  currency: null,
  exclusive: false,
  automatic: true,
  validFrom: null,
  validUntil: null,
};

const priced = (change: Partial<PricedOrder> = {}): PricedOrder => ({
  lines: [
    { sku: 'CUP', category: 'ceramics', unitPrice: 5000, quantity: 2 },
    { sku: 'TEA', category: 'tea', unitPrice: 2500, quantity: 1 },
  ],
  shopId: 'yizhou-cn',
  currency: 'CNY',
  isFirstOrder: true,
  now: '2026-06-01T12:00:00.000Z',
  promotions: [NEW_CUSTOMER],
  coupons: [],
  lineDiscounts: [800, 200],
  goodsMinor: 12_500,
  discountMinor: 1000,
  freightMinor: 1500,
  freightRule: { baseMinor: 600, freeFromMinor: 9900, remoteSurchargeMinor: 1500 },
  remote: true,
  ...change,
});

describe('why an order costs what it costs', () => {
  test('each line, each promotion and each part of the freight say so', () => {
    expect(explainPrice(priced())).toEqual({
      promotions: {
        applied: [{ promotionId: 'new-customer', amount: 1000, byLine: [800, 200] }],
        skipped: [],
        lineDiscounts: [800, 200],
        discount: 1000,
      },
      freight: { base: 600, isFree: true, surcharge: 1500, total: 1500 },
    });
  });

  test('what was not given says why not', () => {
    const { promotions } = explainPrice(priced({ isFirstOrder: false, lineDiscounts: [0, 0], discountMinor: 0 }));
    expect(promotions).toMatchObject({
      applied: [],
      skipped: [{ promotionId: 'new-customer', reason: 'not_first_order' }],
    });
  });

  test('a coupon that has been used up since still explains the order that had it', () => {
    const gift = {
      ...NEW_CUSTOMER,
      id: 'gift',
      automatic: false,
      rule: { ...NEW_CUSTOMER.rule, firstOrderOnly: false },
    };
    const { promotions } = explainPrice(
      priced({ promotions: [gift], coupons: [{ code: 'GIFT-1', promotionId: 'gift' }] }),
    );
    expect(promotions?.applied).toMatchObject([{ promotionId: 'gift', couponCode: 'GIFT-1', amount: 1000 }]);
  });

  test('rules that have changed since are not passed off as the reason', () => {
    const { promotions, freight } = explainPrice(
      priced({ lineDiscounts: [800, 150], discountMinor: 950, freightMinor: 1600 }),
    );
    expect(promotions).toBeUndefined();
    expect(freight).toBeUndefined();
  });
});
