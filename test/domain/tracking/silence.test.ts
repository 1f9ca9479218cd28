import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silenceOf } from '../../../domain/tracking/silence.ts';

const HOUR = 3_600_000;
const lastSignAt = '2026-03-01T08:00:00.000Z';
const after = (ms: number): string => new Date(Date.parse(lastSignAt) + ms).toISOString();

describe('a parcel that is not heard of', () => {
  test('is not silent within the budget of its lane, and need not be asked about before it runs out', () => {
    expect(silenceOf({ lastSignAt, budgetMs: 36 * HOUR, now: after(35 * HOUR) })).toEqual({
      isSilent: false,
      nextCheckAt: after(36 * HOUR),
    });
  });

  test('is silent from then on, and is asked about again after a quarter of the budget', () => {
    expect(silenceOf({ lastSignAt, budgetMs: 36 * HOUR, now: after(36 * HOUR) })).toEqual({
      isSilent: true,
      nextCheckAt: after(45 * HOUR),
    });
  });

  test('is always looked at again, later than now', () => {
    const hours = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 400 * HOUR }), (age, budgetMs) => {
        const now = after(age * HOUR);
        expect(Date.parse(silenceOf({ lastSignAt, budgetMs, now }).nextCheckAt)).toBeGreaterThan(Date.parse(now));
      }),
    );
  });
});
