import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitOrder } from '../../../domain/order/admission.ts';
import { type Applicant, admitInTurn, type Contested } from '../../../domain/order/admission-turn.ts';
import { JIAXING } from '../allocation/world.ts';
import { aCoupon } from '../promotion/basket.ts';
import { aSale } from './sale.ts';

const applicant = (customerKey: string, quantity: number, couponCodes: readonly string[] = []): Applicant => {
  const { stock: _, coupons: _typed, isFirstOrder: _first, ...facts } = aSale();
  return { customerKey, couponCodes, facts: { ...facts, lines: [{ sku: 'TEA', quantity }] } };
};
const shelf = (available: number): Contested['stock'] => [{ sku: 'TEA', warehouse: JIAXING.id, available }];
const among = (given: Partial<Contested> = {}): Contested => ({
  stock: shelf(10),
  coupons: [],
  known: new Set(),
  ...given,
});

describe('orders judged in turn', () => {
  test('share what there is: nobody gets a unit twice, and who is refused would not have fitted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }),
        (available, wanted) => {
          const results = admitInTurn(
            wanted.map((quantity, n) => applicant(`customer ${n}`, quantity)),
            among({ stock: shelf(available) }),
          );
          let left = available;
          for (const [n, quantity] of wanted.entries()) {
            expect(results[n]?.ok).toBe(quantity <= left);
            if (results[n]?.ok) left -= quantity;
          }
        },
      ),
    );
  });

  test('are judged exactly like one that comes alone', () => {
    const alone = admitOrder({ ...applicant('ann', 2).facts, stock: shelf(10), coupons: [], isFirstOrder: true });
    expect(admitInTurn([applicant('ann', 2)], among())).toEqual([alone]);
  });

  test('use up a coupon together, and each customer at most as often as allowed', () => {
    const left = aCoupon('TEN', 'ten-off', { maxUses: 3, maxUsesPerCustomer: 1 }).use;
    const coupons = ['ann', 'bob', 'cem', 'dan'].map((customerKey) => ({ ...left, customerKey }));
    const results = admitInTurn(
      ['ann', 'ann', 'bob', 'cem', 'dan'].map((name) => applicant(name, 1, ['TEN'])),
      among({ coupons }),
    );
    const codes = results.map((result) => (result.ok ? 'held' : result.faults.map(({ code }) => code).join(' ')));
    expect(codes).toEqual(['held', 'COUPON_LIMIT_REACHED', 'held', 'held', 'COUPON_EXHAUSTED']);
  });

  test('are a first order only once, and a refused one does not count', () => {
    const firsts = [applicant('ann', 99), applicant('ann', 1), applicant('ann', 1), applicant('bob', 1)].map(
      (each) => ({
        ...each,
        facts: {
          ...each.facts,
          promotions: each.facts.promotions.map((one) => ({
            ...one,
            automatic: true,
            rule: { ...one.rule, firstOrderOnly: true },
          })),
        },
      }),
    );
    const results = admitInTurn(firsts, among({ known: new Set(['bob']) }));
    expect(results.map((result) => (result.ok ? result.value.applied.length > 0 : 'refused'))).toEqual([
      'refused',
      true,
      false,
      false,
    ]);
  });
});
