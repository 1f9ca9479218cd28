import { describe, expect, test } from 'vitest';
import { type MatchInput, matchPromotions, type PromotionMatch } from '../../../domain/promotion/match.ts';
import {
  aBasket,
  aCoupon,
  aLine,
  aPromotion,
  CERAMICS20,
  CERAMICS_20,
  LIVE20,
  NEW_CUSTOMER,
  NEXT12,
  PROMOTIONS,
  SAVE_30,
  SPRING15,
  TEA10,
  TEA_10,
} from './basket.ts';

type Given = Partial<MatchInput> & Pick<MatchInput, 'lines'>;

const ask = ({ lines, ...given }: Given) =>
  matchPromotions({ ...aBasket(lines), promotions: PROMOTIONS, coupons: [], ...given });

const matched = (given: Given): PromotionMatch => {
  const answer = ask(given);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
};

const refused = (given: Given) => {
  const answer = ask(given);
  return answer.ok ? [] : answer.faults.map(({ code, pointer, facts }) => [code, pointer, facts?.reason]);
};

const given = ({ applied }: PromotionMatch) => applied.map(({ promotionId, amount }) => [promotionId, amount]);

describe('automatic promotions', () => {
  test('thirty yuan come off from 199 on, and the customer is told what is missing below', () => {
    expect(given(matched({ lines: [aLine('home', 19_900)] }))).toEqual([['save-30', 3000]]);
    const below = matched({ lines: [aLine('home', 19_899)] });
    expect(below.discount).toBe(0);
    expect(below.skipped).toContainEqual({
      promotionId: 'save-30',
      reason: 'below_threshold',
      facts: { threshold: 19_900, missing: 1, currency: 'CNY' },
    });
  });

  test('the first order gets eight percent beside them, each on the full price', () => {
    const first = matched({ lines: [aLine('home', 20_000)], isFirstOrder: true });
    expect(given(first)).toEqual([
      ['new-customer', 1600],
      ['save-30', 3000],
    ]);
    expect(first.discount).toBe(4600);
    expect(matched({ lines: [aLine('home', 20_000)] }).skipped).toEqual([
      { promotionId: 'new-customer', reason: 'not_first_order' },
    ]);
  });

  test('a promotion in yuan is none in Europe', () => {
    const lines = [aLine('home', 50_000)];
    expect(matched({ lines, currency: 'EUR', shopId: 'yizhou-eu' }).skipped).toContainEqual({
      promotionId: 'save-30',
      reason: 'wrong_currency',
      facts: { currency: 'CNY' },
    });
  });

  test('half a fen is rounded up once per promotion, not once per line', () => {
    const lines = [aLine('home', 619), aLine('care', 619)];
    expect(matched({ lines, isFirstOrder: true }).discount).toBe(99);
    expect(matched({ lines: [aLine('home', 1125)], isFirstOrder: true }).discount).toBe(90);
    const eighth = aPromotion('eighth', { rule: { percent: 12.5 } });
    expect(matched({ lines: [aLine('home', 4)], promotions: [eighth] }).discount).toBe(1);
  });

  test('an odd fen is neither lost nor given twice when lines share a discount', () => {
    const lines = [aLine('home', 10_000, 2), aLine('care', 3_333, 3), aLine('book', 1)];
    const { lineDiscounts, discount } = matched({ lines });
    expect(lineDiscounts.reduce((sum, one) => sum + one, 0)).toBe(3000);
    expect(discount).toBe(3000);
  });

  test('the odd fen goes by article, wherever its line stands', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((sku) => ({ sku, category: 'home', unitPrice: 10_000, quantity: 1 }));
    const promotions = [aPromotion('one-yuan', { rule: { kind: 'fixed', amountMinor: 100 } })];
    if (!a || !b || !c) throw new Error('three lines');
    expect(matched({ lines: [a, b, c], promotions }).lineDiscounts).toEqual([34, 33, 33]);
    expect(matched({ lines: [c, b, a], promotions }).lineDiscounts).toEqual([33, 33, 34]);
  });

  test('discounts that come to more than the goods end at nothing to pay', () => {
    const whole = aPromotion('whole', { rule: { percent: 100 } });
    const ten = aPromotion('ten', { rule: { kind: 'fixed', amountMinor: 1000 } });
    const free = matched({ lines: [aLine('tea', 700), aLine('book', 200)], promotions: [ten, whole] });
    expect(free).toMatchObject({ discount: 900, lineDiscounts: [700, 200] });
    expect(free.skipped).toEqual([{ promotionId: 'whole', reason: 'no_effect' }]);
  });

  test('an exclusive one stands alone when it saves the customer more, and not otherwise', () => {
    const exclusive = aPromotion('pot-day', { exclusive: true, rule: { percent: 20, family: 'ceramics' } });
    const promotions = [SAVE_30, NEW_CUSTOMER, exclusive];
    const dear = matched({ lines: [aLine('ceramics', 30_000)], promotions, isFirstOrder: true });
    expect(given(dear)).toEqual([['pot-day', 6000]]);
    expect(dear.skipped).toEqual([
      { promotionId: 'new-customer', reason: 'outweighed' },
      { promotionId: 'save-30', reason: 'outweighed' },
    ]);
    const cheap = matched({ lines: [aLine('ceramics', 20_000)], promotions, isFirstOrder: true });
    expect(given(cheap)).toEqual([
      ['new-customer', 1600],
      ['save-30', 3000],
    ]);
    expect(cheap.skipped).toEqual([{ promotionId: 'pot-day', reason: 'outweighed' }]);
  });

  test('one with a coupon is not given to those who typed none', () => {
    expect(matched({ lines: [aLine('tea', 5000)] }).applied).toEqual([]);
  });
});

describe('a typed coupon', () => {
  test('takes ten percent off the tea only, beside what everybody gets', () => {
    const { applied } = matched({ lines: [aLine('tea', 10_000), aLine('home', 20_000)], coupons: [TEA10] });
    expect(applied).toEqual([
      { promotionId: 'tea-10', couponCode: 'TEA10', amount: 1000, byLine: [1000, 0] },
      { promotionId: 'save-30', amount: 3000, byLine: [931, 2069] },
    ]);
  });

  test('that is exclusive makes the automatic promotions yield, even where they would save more', () => {
    const lines = [aLine('ceramics', 5000), aLine('home', 20_000)];
    const { applied, skipped } = matched({ lines, coupons: [CERAMICS20] });
    expect(applied).toMatchObject([{ promotionId: 'ceramics-20', couponCode: 'CERAMICS20', amount: 1000 }]);
    expect(skipped).toContainEqual({ promotionId: 'save-30', reason: 'not_combinable' });
  });

  test('is honoured although an exclusive automatic promotion would save more', () => {
    const promotions = [TEA_10, aPromotion('half', { exclusive: true, rule: { percent: 50 } })];
    const match = matched({ lines: [aLine('tea', 10_000)], coupons: [TEA10], promotions });
    expect(given(match)).toEqual([['tea-10', 1000]]);
    expect(match.skipped).toEqual([{ promotionId: 'half', reason: 'not_combinable' }]);
  });

  test('brings an automatic promotion only once', () => {
    const match = matched({ lines: [aLine('home', 20_000)], coupons: [aCoupon('SAVE30', 'save-30')] });
    expect(match.applied).toMatchObject([{ promotionId: 'save-30', couponCode: 'SAVE30', amount: 3000 }]);
  });

  test('typed twice is one coupon', () => {
    expect(matched({ lines: [aLine('tea', 10_000)], coupons: [TEA10, TEA10] }).discount).toBe(1000);
  });

  test('that needs more goods says how much is missing', () => {
    const answer = ask({ lines: [aLine('home', 9000)], shopId: 'yizhou-live', coupons: [LIVE20] });
    expect(answer).toEqual({
      ok: false,
      faults: [
        {
          code: 'COUPON_NOT_APPLICABLE',
          pointer: '/coupon_codes/0',
          facts: { coupon: 'LIVE20', reason: 'below_threshold', threshold: 9900, missing: 900, currency: 'CNY' },
        },
      ],
    });
  });

  test('of which the last one is spent on this order goes through, and the next is refused', () => {
    const order = { lines: [aLine('home', 15_000)], shopId: 'yizhou-live' };
    const left = (spentMinor: number, uses: number) => [
      aCoupon('LIVE20', 'live-20', { ...LIVE20.use, spentMinor, uses }),
    ];
    expect(matched({ ...order, coupons: left(498_000, 499) }).discount).toBe(2000);
    expect(refused({ ...order, coupons: left(498_001, 499) })).toEqual([
      ['COUPON_EXHAUSTED', '/coupon_codes/0', undefined],
    ]);
    expect(refused({ ...order, coupons: left(0, 500) })).toEqual([['COUPON_EXHAUSTED', '/coupon_codes/0', undefined]]);
    expect(refused({ ...order, coupons: left(500_000, 500) })).toHaveLength(1);
  });

  test('is good for as many orders of one customer as it says', () => {
    const again = (usesByCustomer: number) => [aCoupon('TEA10', 'tea-10', { ...TEA10.use, usesByCustomer })];
    expect(matched({ lines: [aLine('tea', 1000)], coupons: again(1) }).discount).toBe(100);
    expect(ask({ lines: [aLine('tea', 1000)], coupons: again(2) })).toMatchObject({
      faults: [{ code: 'COUPON_LIMIT_REACHED', facts: { coupon: 'TEA10', limit: 2 } }],
    });
  });

  test('is valid from its first instant up to, and not at, its last', () => {
    const span = { automatic: false, validFrom: '2026-09-01T00:00:00Z', validUntil: '2026-09-02T00:00:00Z' };
    const day = { lines: [aLine('tea', 1000)], coupons: [aCoupon('DAY', 'day')] };
    const promotions = [aPromotion('day', { ...span, rule: { percent: 10 } })];
    const at = (now: string) => refused({ ...day, promotions, now });
    expect(at('2026-08-31T23:59:59.999Z')).toEqual([['COUPON_NOT_STARTED', '/coupon_codes/0', 'not_started']]);
    expect(at('2026-09-01T00:00:00.000Z')).toEqual([]);
    expect(at('2026-09-01T23:59:59.999Z')).toEqual([]);
    expect(at('2026-09-02T00:00:00.000Z')).toEqual([['COUPON_EXPIRED', '/coupon_codes/0', 'expired']]);
  });

  test('that saves nothing is not used up on it', () => {
    const lines = [aLine('tea', 4)];
    expect(refused({ lines, coupons: [TEA10] })).toEqual([['COUPON_NOT_APPLICABLE', '/coupon_codes/0', 'no_effect']]);
    const whole = aPromotion('a-whole', { automatic: false, rule: { percent: 100 } });
    const both = {
      lines: [aLine('tea', 400)],
      promotions: [whole, TEA_10],
      coupons: [TEA10, aCoupon('WHOLE', 'a-whole')],
    };
    expect(refused(both)).toEqual([['COUPON_NOT_APPLICABLE', '/coupon_codes/0', 'no_effect']]);
  });
});

describe('several typed coupons', () => {
  test('that cannot stand together are each told with whom they collide', () => {
    const lines = [aLine('ceramics', 10_000), aLine('tea', 10_000)];
    const answer = ask({ lines, coupons: [TEA10, CERAMICS20] });
    expect(answer).toMatchObject({
      faults: [
        {
          code: 'COUPON_NOT_COMBINABLE',
          pointer: '/coupon_codes/0',
          facts: { coupon: 'TEA10', others: ['CERAMICS20'] },
        },
        {
          code: 'COUPON_NOT_COMBINABLE',
          pointer: '/coupon_codes/1',
          facts: { coupon: 'CERAMICS20', others: ['TEA10'] },
        },
      ],
    });
  });

  test('do not double one promotion', () => {
    const twice = [TEA10, aCoupon('TEATIME', 'tea-10')];
    expect(refused({ lines: [aLine('tea', 5000)], coupons: twice }).map(([code]) => code)).toEqual([
      'COUPON_NOT_COMBINABLE',
      'COUPON_NOT_COMBINABLE',
    ]);
  });

  test('are judged all at once, and a sound one is not blamed', () => {
    const coupons = [{ code: 'NOSUCH', use: undefined }, TEA10, SPRING15, NEXT12, LIVE20];
    expect(refused({ lines: [aLine('tea', 5000)], coupons })).toEqual([
      ['COUPON_UNKNOWN', '/coupon_codes/0', undefined],
      ['COUPON_EXPIRED', '/coupon_codes/2', 'expired'],
      ['COUPON_NOT_STARTED', '/coupon_codes/3', 'not_started'],
      ['COUPON_NOT_APPLICABLE', '/coupon_codes/4', 'wrong_shop'],
      ['COUPON_NOT_APPLICABLE', '/coupon_codes/4', 'below_threshold'],
    ]);
  });

  test('do not collide with one that is refused anyway', () => {
    const lines = [aLine('ceramics', 10_000)];
    expect(refused({ lines, coupons: [SPRING15, CERAMICS20] }).map(([code]) => code)).toEqual(['COUPON_EXPIRED']);
  });

  test('a coupon whose promotion is gone is unknown', () => {
    expect(refused({ lines: [aLine('tea', 5000)], coupons: [TEA10], promotions: [CERAMICS_20] })).toEqual([
      ['COUPON_UNKNOWN', '/coupon_codes/0', undefined],
    ]);
  });
});
