import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedParcelGrams, weightFaults, weightToleranceGrams } from '../../../domain/picking/weight.ts';

const lines = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 20 }), weightGrams: fc.integer({ min: 1, max: 30_000 }) }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe('the weight of a packed parcel', () => {
  test('is that of its goods, their carton and filling', () => {
    expect(expectedParcelGrams([{ quantity: 2, weightGrams: 500 }])).toBe(1_070);
  });

  test('may be off by thirty grams, and by three in a hundred once that is more', () => {
    expect(weightToleranceGrams(200)).toBe(30);
    expect(weightToleranceGrams(2_000)).toBe(60);
  });

  test('is accepted within the tolerance and nowhere else', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: -3_000, max: 3_000 }), (goods, off) => {
        const expected = expectedParcelGrams(goods);
        const isWithin = Math.abs(off) <= weightToleranceGrams(expected);
        expect(weightFaults(goods, expected + off)).toHaveLength(isWithin ? 0 : 1);
      }),
    );
  });

  test('is refused with what was expected, measured and allowed', () => {
    expect(weightFaults([{ quantity: 1, weightGrams: 100 }], 90)).toEqual([
      {
        code: 'WEIGHT_MISMATCH',
        pointer: '/weight_grams',
        facts: { expectedGrams: 152, measuredGrams: 90, toleranceGrams: 30 },
      },
    ]);
  });

  test('gives away an article of forty grams that is missing from a light parcel', () => {
    const packed = expectedParcelGrams([{ quantity: 2, weightGrams: 150 }]);
    expect(
      weightFaults(
        [
          { quantity: 2, weightGrams: 150 },
          { quantity: 1, weightGrams: 40 },
        ],
        packed,
      ),
    ).toHaveLength(1);
  });
});
