import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay, utcOffsetMinutesOf } from '../../../domain/local-time.ts';
import {
  afterWorkingMs,
  type Calendar,
  type Hours,
  hoursOn,
  openingAt,
  workingMsBetween,
} from '../../../domain/service-level/calendar.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const weekdays = (...spans: readonly Hours[]): Calendar['hours'] => ({
  '0': [],
  ...Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, spans])),
  '6': [],
});

const CHINA: Calendar = {
  timeZone: 'Asia/Shanghai',
  hours: weekdays([540, 1080]),
  exceptions: { '2026-10-01': 'off', '2026-10-02': 'off', '2026-10-05': 'off', '2026-10-10': 'work' },
};
const EUROPE: Calendar = { timeZone: 'Europe/Amsterdam', hours: weekdays([540, 1050]), exceptions: {} };
const ALWAYS: Calendar = {
  timeZone: 'Europe/Amsterdam',
  hours: Object.fromEntries(['0', '1', '2', '3', '4', '5', '6'].map((day) => [day, [[0, 1440]]])),
  exceptions: {},
};

describe('when the company works', () => {
  test('a question on Wednesday evening before the holidays is for Tuesday morning', () => {
    expect(openingAt(CHINA, '2026-09-30T12:00:00Z')).toEqual({
      isOpen: false,
      opensAt: '2026-10-06T01:00:00.000Z',
      closesAt: '2026-10-06T10:00:00.000Z',
    });
    expect(workingMsBetween(CHINA, '2026-09-30T10:00:00Z', '2026-10-06T01:00:00Z')).toBe(0);
  });

  test('a Saturday that is worked for a holiday has the hours of a weekday', () => {
    expect(hoursOn(CHINA, '2026-10-10')).toEqual([[540, 1080]]);
    expect(hoursOn(CHINA, '2026-10-17')).toEqual([]);
    expect(openingAt(CHINA, '2026-10-10T03:00:00Z')).toMatchObject({
      isOpen: true,
      opensAt: '2026-10-10T03:00:00.000Z',
    });
  });

  test('four working hours from Friday noon end on Monday where the day ends before', () => {
    const friday = '2026-03-27T13:30:00.000Z';
    expect(afterWorkingMs(EUROPE, friday, 4 * HOUR_MS)).toBe('2026-03-30T08:00:00.000Z');
    expect(afterWorkingMs(EUROPE, friday, HOUR_MS)).toBe('2026-03-27T14:30:00.000Z');
  });

  test('nine in the morning stays nine when the clocks are moved', () => {
    expect(openingAt(EUROPE, '2026-03-28T12:00:00Z').opensAt).toBe('2026-03-30T07:00:00.000Z');
    expect(openingAt(EUROPE, '2026-10-24T12:00:00Z').opensAt).toBe('2026-10-26T08:00:00.000Z');
  });

  test('the night on which the clocks are moved has an hour less, and in autumn one more', () => {
    const day = (date: string, next: string) => workingMsBetween(ALWAYS, `${date}T12:00:00Z`, `${next}T12:00:00Z`);
    const wholeDay = (date: string): number => {
      const night: Calendar = { ...ALWAYS, exceptions: {}, hours: { ...weekdays(), '0': [[0, 360]] } };
      return workingMsBetween(night, `${date}T12:00:00Z`, new Date(Date.parse(date) + 36 * HOUR_MS).toISOString());
    };
    expect(day('2026-03-28', '2026-03-29')).toBe(24 * HOUR_MS);
    expect(wholeDay('2026-03-28')).toBe(5 * HOUR_MS);
    expect(wholeDay('2026-10-24')).toBe(7 * HOUR_MS);
    expect(wholeDay('2026-06-06')).toBe(6 * HOUR_MS);
  });

  test('a calendar that never opens says so', () => {
    const never: Calendar = { timeZone: 'UTC', hours: {}, exceptions: { '2026-10-10': 'work' } };
    expect(openingAt(never, '2026-01-01T00:00:00Z')).toEqual({
      isOpen: false,
      opensAt: undefined,
      closesAt: undefined,
    });
    expect(afterWorkingMs(never, '2026-01-01T00:00:00Z', 1)).toBeUndefined();
    expect(workingMsBetween(never, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toBe(0);
  });
});

/** Boundaries stay clear of the hour that comes twice or never. */
const boundary = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 240, max: 1440 }));
const day: fc.Arbitrary<readonly Hours[]> = fc
  .uniqueArray(boundary, { minLength: 0, maxLength: 4 })
  .map((edges) => edges.toSorted((a, b) => a - b))
  .map((edges) => {
    const spans: Hours[] = [];
    for (let n = 0; n + 1 < edges.length; n += 2) spans.push([edges[n] ?? 0, edges[n + 1] ?? 0]);
    return spans;
  });
const date = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const calendar: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constantFrom('Europe/Amsterdam', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'UTC'),
  hours: fc.record({ '0': day, '1': day, '2': day, '3': day, '4': day, '5': day, '6': day }),
  exceptions: fc.dictionary(date, fc.constantFrom('off' as const, 'work' as const), { maxKeys: 20 }),
});
/** Around the nights on which Europe moves its clocks, and anywhere else in the year. */
const minute = fc
  .oneof(
    fc.date({ min: new Date('2026-03-27'), max: new Date('2026-03-31'), noInvalidDate: true }),
    fc.date({ min: new Date('2026-10-23'), max: new Date('2026-10-27'), noInvalidDate: true }),
    fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  )
  .map((at) => Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/** By the wall clock alone. */
const isOpenByClock = (rules: Calendar, ms: number): boolean => {
  const instant = new Date(ms).toISOString();
  const offset = utcOffsetMinutesOf(rules.timeZone, instant);
  const wall = (((ms / MINUTE_MS + offset) % 1440) + 1440) % 1440;
  return hoursOn(rules, localDay(instant, offset) ?? '').some(([from, to]) => from <= wall && wall < to);
};

const isoOf = (ms: number): string => new Date(ms).toISOString();

describe('whatever the calendar', () => {
  test('what is open agrees with a clock on the wall, minute by minute, also in the nights of summer time', () => {
    fc.assert(
      fc.property(calendar, minute, fc.integer({ min: 1, max: 600 }), (rules, from, minutes) => {
        const open = Array.from({ length: minutes }, (_, n) => from + n * MINUTE_MS).filter((ms) =>
          isOpenByClock(rules, ms),
        );
        expect(workingMsBetween(rules, isoOf(from), isoOf(from + minutes * MINUTE_MS))).toBe(open.length * MINUTE_MS);
        expect(openingAt(rules, isoOf(from)).isOpen).toBe(isOpenByClock(rules, from));
      }),
      { numRuns: 300 },
    );
  });

  test('working time adds up over any instant between', () => {
    fc.assert(
      fc.property(calendar, minute, fc.tuple(fc.nat(40_000), fc.nat(40_000)), (rules, from, [first, second]) => {
        const [a, b, c] = [from, from + first * MINUTE_MS, from + (first + second) * MINUTE_MS].map(isoOf);
        if (!a || !b || !c) return;
        expect(workingMsBetween(rules, a, b) + workingMsBetween(rules, b, c)).toBe(workingMsBetween(rules, a, c));
      }),
    );
  });

  test('a deadline lies exactly its working time ahead, within opening hours', () => {
    fc.assert(
      fc.property(calendar, minute, fc.integer({ min: 1, max: 6_000 }), (rules, from, minutes) => {
        const end = afterWorkingMs(rules, isoOf(from), minutes * MINUTE_MS);
        if (end === undefined) return;
        expect(workingMsBetween(rules, isoOf(from), end)).toBe(minutes * MINUTE_MS);
        expect(workingMsBetween(rules, isoOf(from), isoOf(Date.parse(end) - MINUTE_MS))).toBe(
          (minutes - 1) * MINUTE_MS,
        );
      }),
    );
  });

  test('nothing is open between now and the next opening, and all is until its end', () => {
    fc.assert(
      fc.property(calendar, minute, (rules, from) => {
        const { opensAt, closesAt } = openingAt(rules, isoOf(from));
        if (opensAt === undefined || closesAt === undefined) return;
        expect(workingMsBetween(rules, isoOf(from), opensAt)).toBe(0);
        expect(workingMsBetween(rules, opensAt, closesAt)).toBe(Date.parse(closesAt) - Date.parse(opensAt));
        expect(openingAt(rules, closesAt).isOpen).toBe(false);
      }),
    );
  });
});
