import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MatchInput, matchPromotions } from '../../../domain/promotion/match.ts';
import type { BasketLine, CouponUse, Promotion, TypedCoupon } from '../../../domain/promotion/promotion.ts';
import { NOW } from './basket.ts';

const family = fc.constantFrom('tea', 'ceramics', 'home');
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 2 });

const CATEGORIES = { A: 'tea', B: 'ceramics', C: 'home', D: 'tea' } as const;

/** Few prices, so that lines often tie for an odd fen. */
const line: fc.Arbitrary<BasketLine> = fc
  .record({
    sku: fc.constantFrom('A', 'B', 'C', 'D'),
    unitPrice: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 60_000 })),
    quantity: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 9 })),
  })
  .map((one) => ({ ...one, category: CATEGORIES[one.sku as keyof typeof CATEGORIES] }));

const promotion = (id: string): fc.Arbitrary<Promotion> =>
  fc.record({
    id: fc.constant(id),
    shops: orNull(fc.constantFrom(['yizhou-cn'], ['yizhou-eu'])),
    currency: orNull(fc.constantFrom('CNY' as const, 'EUR' as const)),
    exclusive: fc.boolean(),
    automatic: fc.boolean(),
    validFrom: orNull(fc.constantFrom('2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z')),
    validUntil: orNull(fc.constantFrom('2026-02-01T00:00:00Z', '2027-01-01T00:00:00Z')),
    rule: fc.record({
      kind: fc.constantFrom('percentage' as const, 'fixed' as const),
      percent: orNull(fc.integer({ min: 0, max: 100 })),
      amountMinor: orNull(fc.integer({ min: 0, max: 50_000 })),
      thresholdMinor: orNull(fc.integer({ min: 0, max: 50_000 })),
      family: orNull(family),
      firstOrderOnly: fc.boolean(),
    }),
  });

const coupon = (code: string): fc.Arbitrary<TypedCoupon> => {
  const use: fc.Arbitrary<CouponUse> = fc.record({
    code: fc.constant(code),
    promotionId: fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4'),
    maxUses: orNull(fc.integer({ min: 1, max: 5 })),
    uses: fc.integer({ min: 0, max: 1 }),
    maxUsesPerCustomer: orNull(fc.constant(1)),
    budgetMinor: orNull(fc.integer({ min: 1000, max: 90_000 })),
    spentMinor: fc.integer({ min: 0, max: 1000 }),
    usesByCustomer: fc.integer({ min: 0, max: 1 }),
  });
  return fc.record({ code: fc.constant(code), use: fc.option(use, { nil: undefined, freq: 8 }) });
};

const input: fc.Arbitrary<MatchInput> = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  promotions: fc.tuple(promotion('p0'), promotion('p1'), promotion('p2'), promotion('p3'), promotion('p4')),
  coupons: fc.oneof(
    fc.constant([]),
    coupon('K0').map((one) => [one]),
    fc.tuple(coupon('K0'), coupon('K1')).map((both) => [...both]),
  ),
  shopId: fc.constant('yizhou-cn'),
  currency: fc.constant('CNY'),
  isFirstOrder: fc.boolean(),
  now: fc.constant(NOW),
});

const amountOf = ({ unitPrice, quantity }: BasketLine): number => unitPrice * quantity;
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const runs = { numRuns: 2000 };

test('no fen is lost, no line falls below zero, and all discounts together never exceed the goods', () => {
  fc.assert(
    fc.property(input, (order) => {
      const answer = matchPromotions(order);
      if (!answer.ok) return;
      const { applied, lineDiscounts, discount } = answer.value;
      expect(lineDiscounts).toHaveLength(order.lines.length);
      expect(sum(lineDiscounts)).toBe(discount);
      expect(sum(applied.map(({ amount }) => amount))).toBe(discount);
      expect(discount).toBeLessThanOrEqual(sum(order.lines.map(amountOf)));
      for (const { amount, byLine } of applied) {
        expect(amount).toBeGreaterThan(0);
        expect(sum(byLine)).toBe(amount);
        expect(Math.min(...byLine)).toBeGreaterThanOrEqual(0);
      }
      for (const [index, one] of order.lines.entries()) {
        expect(lineDiscounts[index]).toBeLessThanOrEqual(amountOf(one));
      }
    }),
    runs,
  );
});

test('a discount stays on the goods its promotion is meant for', () => {
  fc.assert(
    fc.property(input, (order) => {
      const answer = matchPromotions(order);
      if (!answer.ok) return;
      for (const { promotionId, byLine } of answer.value.applied) {
        const wanted = order.promotions.find(({ id }) => id === promotionId)?.rule.family;
        for (const [index, one] of order.lines.entries()) {
          if (wanted !== null && one.category !== wanted) expect(byLine[index]).toBe(0);
        }
      }
    }),
    runs,
  );
});

test('every typed coupon is either honoured within its budget or answered by a fault that points to it', () => {
  fc.assert(
    fc.property(input, (order) => {
      const answer = matchPromotions(order);
      if (!answer.ok) {
        for (const { pointer } of answer.faults) expect(pointer).toMatch(/^\/coupon_codes\/[01]$/);
        expect(answer.faults.length).toBeGreaterThan(0);
        return;
      }
      for (const { code, use } of order.coupons) {
        const redeemed = answer.value.applied.find(({ couponCode }) => couponCode === code);
        expect(redeemed?.amount).toBeGreaterThan(0);
        const left = (use?.budgetMinor ?? Number.POSITIVE_INFINITY) - (use?.spentMinor ?? 0);
        expect(redeemed?.amount).toBeLessThanOrEqual(left);
      }
    }),
    runs,
  );
});

test('an exclusive promotion is applied alone, and every automatic one is either applied or explained', () => {
  fc.assert(
    fc.property(input, (order) => {
      const answer = matchPromotions(order);
      if (!answer.ok) return;
      const { applied, skipped } = answer.value;
      const isExclusive = (id: string) => order.promotions.some((one) => one.id === id && one.exclusive);
      if (applied.some(({ promotionId }) => isExclusive(promotionId))) expect(applied).toHaveLength(1);
      const named = [...applied, ...skipped].map(({ promotionId }) => promotionId);
      expect(new Set(named).size).toBe(named.length);
      for (const { id, automatic } of order.promotions) if (automatic) expect(named).toContain(id);
    }),
    runs,
  );
});

test('without a coupon, no single promotion would have saved the customer more', () => {
  fc.assert(
    fc.property(input, (order) => {
      const all = matchPromotions({ ...order, coupons: [] });
      const single = order.promotions.map((one) => matchPromotions({ ...order, coupons: [], promotions: [one] }));
      const discounts = single.map((answer) => (answer.ok ? answer.value.discount : 0));
      expect(all.ok && all.value.discount).toBeGreaterThanOrEqual(Math.max(...discounts));
    }),
    runs,
  );
});

test('the order of lines, promotions and codes changes neither what is given nor what is refused', () => {
  const shuffled = input.chain((order) =>
    fc.record({
      order: fc.constant(order),
      places: fc.shuffledSubarray([...order.lines.keys()], { minLength: order.lines.length }),
      promotions: fc.shuffledSubarray([...order.promotions], { minLength: order.promotions.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ order, places, promotions }) => {
      const lines = places.flatMap((place) => order.lines.slice(place, place + 1));
      const straight = matchPromotions(order);
      const mixed = matchPromotions({ ...order, lines, promotions, coupons: order.coupons.toReversed() });
      expect(mixed.ok).toBe(straight.ok);
      if (straight.ok && mixed.ok) {
        const plain = (match: typeof straight.value) =>
          match.applied.map(({ promotionId, couponCode, amount }) => ({ promotionId, couponCode, amount }));
        expect(plain(mixed.value)).toEqual(plain(straight.value));
        expect(mixed.value.skipped).toEqual(straight.value.skipped);
        const perArticle = (all: readonly BasketLine[], discounts: readonly number[]) =>
          all.map((one, index) => JSON.stringify([one.sku, one.unitPrice, one.quantity, discounts[index]])).toSorted();
        expect(perArticle(lines, mixed.value.lineDiscounts)).toEqual(
          perArticle(order.lines, straight.value.lineDiscounts),
        );
      } else if (!straight.ok && !mixed.ok) {
        const codes = (answer: typeof straight) =>
          answer.faults.map(({ code, facts }) => JSON.stringify([code, facts])).toSorted();
        expect(codes(mixed)).toEqual(codes(straight));
      }
    }),
    runs,
  );
});
