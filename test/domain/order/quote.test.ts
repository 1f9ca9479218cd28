import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitOrder } from '../../../domain/order/admission.ts';
import { withGateways } from '../../../domain/order/payment-method.ts';
import { quoteBasket } from '../../../domain/order/quote.ts';
import { aCoupon, aPromotion } from '../promotion/basket.ts';
import { aMethod, aSale, admitted, SKUS, TEN_OFF } from './sale.ts';

const codes = (faults: readonly { readonly code: string }[]): string[] => faults.map(({ code }) => code);

describe('a quote', () => {
  test('comes to what the order comes to', () => {
    const { goods, discount, freight, total, lines, plan } = admitted(aSale());
    const quote = quoteBasket(aSale());
    expect(quote).toMatchObject({ goods, discount, freight, total, plan, faults: [] });
    expect(quote.lines.map((line) => line.total)).toEqual(lines.map((line) => line.total));
    expect(quote.coupons).toEqual([{ code: 'TEN', discount: 3540, faults: [] }]);
  });

  test('knows the goods before anybody has said where they go, and no sum that rests on it', () => {
    const quote = quoteBasket({ ...aSale(), address: undefined, method: undefined });
    expect(quote).toMatchObject({ goods: 35_400, discount: 3540, freight: undefined, total: undefined, faults: [] });
    expect(quote.plan).toBeUndefined();
  });

  test('asks for no street, but for the region that freight rests on', () => {
    const address = { country: 'CN', regionCode: '330106', city: null, postcode: null, line1: '' };
    expect(quoteBasket(aSale({ address }))).toMatchObject({ total: 32_460, faults: [] });
    expect(codes(quoteBasket(aSale({ address: { ...address, regionCode: null } })).faults)).toEqual([
      'ADDRESS_INCOMPLETE',
    ]);
  });

  test('leaves out a coupon that is refused, says why, and goes on without it', () => {
    const coupons = [aCoupon('TEN', 'ten-off'), { code: 'NOPE', use: undefined }];
    const quote = quoteBasket(aSale({ coupons }));
    expect(quote.total).toBe(32_460);
    expect(quote.coupons).toMatchObject([
      { code: 'TEN', discount: 3540, faults: [] },
      { code: 'NOPE', discount: undefined, faults: [{ code: 'COUPON_UNKNOWN', pointer: '/coupon_codes/1' }] },
    ]);
    expect(codes(quote.faults)).toEqual(['COUPON_UNKNOWN']);
  });

  test('leaves out both of two coupons that quarrel: which to drop is the customer’s choice', () => {
    const promotions = [TEN_OFF, aPromotion('alone', { automatic: false, exclusive: true, rule: { percent: 5 } })];
    const coupons = [aCoupon('TEN', 'ten-off'), aCoupon('ALONE', 'alone')];
    const quote = quoteBasket(aSale({ promotions, coupons }));
    expect(quote).toMatchObject({ discount: 0, total: 36_000 });
    expect(quote.coupons.map(({ faults }) => codes(faults))).toEqual([
      ['COUPON_NOT_COMBINABLE'],
      ['COUPON_NOT_COMBINABLE'],
    ]);
  });

  test('says what a promotion still asks for', () => {
    const promotions = [aPromotion('save', { rule: { percent: 10, thresholdMinor: 40_000 } })];
    expect(quoteBasket(aSale({ promotions, coupons: [] })).skipped).toEqual([
      {
        promotionId: 'save',
        reason: 'below_threshold',
        facts: { threshold: 40_000, missing: 4600, currency: 'CNY' },
      },
    ]);
  });

  test('adds nothing up while a line has no price, and shows the prices of the others', () => {
    const lines = [{ sku: 'NOSUCH', quantity: 1 }, ...aSale().lines];
    const quote = quoteBasket(aSale({ lines }));
    expect(quote).toMatchObject({ goods: undefined, discount: undefined, freight: undefined, total: undefined });
    expect(quote.lines.map(({ unitPrice }) => unitPrice)).toEqual([undefined, 12_800, 4900, 12_800]);
    expect(codes(quote.faults)).toEqual(['SKU_UNKNOWN']);
  });

  test('lists every way to pay with what stands against it', () => {
    const methods = withGateways([...aSale().methods, aMethod('barter')], new Set(['yipay', 'cardhouse', 'cod']));
    expect(quoteBasket(aSale({ methods })).methods).toEqual([
      { method: 'barter', objections: [{ reason: 'disabled' }] },
      { method: 'cardhouse', objections: [{ reason: 'currency' }] },
      { method: 'cheque', objections: [{ reason: 'disabled' }] },
      { method: 'cod', objections: [] },
      { method: 'yipay', objections: [] },
    ]);
  });

  test('never differs from the verdict on the same basket', () => {
    const line = fc.record({ sku: fc.constantFrom(...SKUS, 'NOSUCH'), quantity: fc.integer({ min: 1, max: 90 }) });
    const coupon = fc.constantFrom(aCoupon('TEN', 'ten-off'), aCoupon('ALONE', 'alone'), {
      code: 'NOPE',
      use: undefined,
    });
    const promotions = [TEN_OFF, aPromotion('alone', { automatic: false, exclusive: true, rule: { percent: 5 } })];
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.array(coupon, { maxLength: 3 }),
        fc.constantFrom('yipay', 'cod', 'cheque', 'none'),
        (lines, coupons, method) => {
          const facts = aSale({ lines, coupons, promotions, method });
          const [verdict, quote] = [admitOrder(facts), quoteBasket(facts)];
          expect(quote.faults).toEqual(verdict.ok ? [] : verdict.faults);
          if (verdict.ok) expect(quote.total).toBe(verdict.value.total);
        },
      ),
    );
  });
});
