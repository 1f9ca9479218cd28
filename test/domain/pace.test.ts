import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DURATION_KINDS, FACTOR_OF, PACE_FACTORS, PACES, shortestOf, shrink, type Pace } from '../../domain/pace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const kinds = fc.constantFrom(...DURATION_KINDS);
const factors = fc.double({ min: 1, max: 100_000, noNaN: true });
const paces: fc.Arbitrary<Pace> = fc.record({ human: factors, transport: factors });
const durations = fc.integer({ min: 0, max: 400 * DAY });

describe('the pace of a demo', () => {
  test('at the demo pace a person has three minutes for half an hour, and a day of travel takes two', () => {
    expect(shrink(30 * MINUTE, 'payment_window', PACES.demo)).toBe(3 * MINUTE);
    expect(shrink(DAY, 'transit', PACES.demo)).toBe(2 * MINUTE);
  });

  test('when nobody watches, a day takes 4.3 s and the payment window keeps its ten seconds', () => {
    expect(shrink(DAY, 'transit', PACES.exit)).toBe(4_320);
    expect(shrink(15 * MINUTE, 'payment_window', PACES.exit)).toBe(10_000);
  });

  test('after-sales counts as transport, reminders and reviews as human', () => {
    expect(shrink(7 * DAY, 'after_sales', PACES.demo)).toBe(14 * MINUTE);
    expect(FACTOR_OF.payment_reminder).toBe('human');
    expect(FACTOR_OF.review_deadline).toBe('human');
    expect(Object.keys(FACTOR_OF)).toEqual([...DURATION_KINDS]);
    expect(new Set(Object.values(FACTOR_OF))).toEqual(new Set(PACE_FACTORS));
  });

  test('nothing gets shorter than its floor', () => {
    fc.assert(
      fc.property(durations, kinds, paces, (ms, kind, pace) => {
        const shrunk = shrink(ms, kind, pace);
        expect(Number.isSafeInteger(shrunk)).toBe(true);
        expect(shrunk).toBeGreaterThanOrEqual(2_000);
        if (kind === 'payment_window') expect(shrunk).toBeGreaterThanOrEqual(10_000);
      }),
    );
  });

  test('nothing above its floor gets longer, and the real pace changes nothing', () => {
    fc.assert(
      fc.property(durations, kinds, paces, (ms, kind, pace) => {
        expect(shrink(ms, kind, pace)).toBeLessThanOrEqual(Math.max(ms, shortestOf(kind)));
        if (ms >= shortestOf(kind)) expect(shrink(ms, kind, PACES.real)).toBe(ms);
      }),
    );
  });

  test('what is longer stays longer, and a faster pace never lengthens', () => {
    fc.assert(
      fc.property(durations, durations, kinds, paces, (a, b, kind, pace) => {
        if (a <= b) expect(shrink(a, kind, pace)).toBeLessThanOrEqual(shrink(b, kind, pace));
        const faster = { human: pace.human * 2, transport: pace.transport * 2 };
        expect(shrink(a, kind, faster)).toBeLessThanOrEqual(shrink(a, kind, pace));
      }),
    );
  });

  test('a reminder never comes after the window that it reminds of', () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), paces, (window, share, pace) => {
        const reminder = shrink(window * share, 'payment_reminder', pace);
        expect(reminder).toBeLessThanOrEqual(shrink(window, 'payment_window', pace));
      }),
    );
  });
});
