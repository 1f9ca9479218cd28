import type { Instant } from './types.ts';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The first instant of a day counted from today, which is day 0, by UTC. */
export const startOfDay = (today: Instant, day: number): Instant => Math.floor(today / DAY_MS) * DAY_MS + day * DAY_MS;

/** What the clock on the wall says. */
export type Clock = {
  /** Milliseconds east of UTC. */
  offsetAt(at: Instant): number;
  /** Minutes since local midnight. */
  minuteAt(at: Instant): number;
  /** The first instant from `at` on when the clock shows one of these minutes. */
  next(at: Instant, minutes: readonly number[]): Instant;
};

const DAY_MINUTES = 1_440;

const offsetOf = (format: Intl.DateTimeFormat, at: Instant): number => {
  const fields = format.formatToParts(at);
  const field = (type: string): number => Number(fields.find((part) => part.type === type)?.value);
  return Date.UTC(field('year'), field('month') - 1, field('day'), field('hour')) - Math.floor(at / HOUR_MS) * HOUR_MS;
};

/** Asking for an offset is slow, so each day is asked about once. */
export const createClock = (timeZone: string): Clock => {
  const whole = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...whole });
  const known = new Map<number, number>();
  const offsetAt = (at: Instant): number => {
    const day = Math.floor(at / DAY_MS);
    const offset = known.get(day) ?? offsetOf(format, day * DAY_MS + DAY_MS / 2);
    known.set(day, offset);
    return offset;
  };
  const minuteAt = (at: Instant): number => {
    const local = at + offsetAt(at);
    return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  };
  const next = (at: Instant, minutes: readonly number[]): Instant => {
    const now = minuteAt(at);
    const waits = minutes.map((minute) => (minute - now + DAY_MINUTES) % DAY_MINUTES);
    return Math.floor(at / MINUTE_MS) * MINUTE_MS + Math.min(...waits) * MINUTE_MS;
  };
  return { offsetAt, minuteAt, next };
};

/** `17:30` as minutes since midnight. */
export const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};
