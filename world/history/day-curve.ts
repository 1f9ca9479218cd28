import type { Random } from '../random.ts';
import type { Shop } from '../types/sale.ts';
import { createClock, HOUR_MS, startOfDay } from './clock.ts';
import { PLANTED } from './planted.ts';
import type { Instant } from './types.ts';

export const DAYS = 60;

/** When somebody orders, and where. */
export type Moment = { readonly shopId: string; readonly at: Instant };

/** What was ordered later than this before today could not have ended. */
const SHORTEST_MS = 12 * HOUR_MS;

type Habit = {
  /** Of all orders. */
  readonly share: number;
  /** By the hour of the shop's day. */
  readonly hours: readonly number[];
  /** By weekday, Sunday first. */
  readonly weekdays: readonly number[];
};

/** The app sells at noon and in the evening, the live stream at night and before the weekend, Europe after work. */
const HABITS: Readonly<Record<string, Habit>> = {
  'yizhou-cn': {
    share: 62,
    hours: [5, 3, 1, 1, 1, 1, 2, 5, 10, 16, 20, 19, 21, 17, 14, 14, 14, 14, 15, 19, 25, 27, 21, 11],
    weekdays: [1.15, 0.95, 0.9, 0.92, 0.96, 1.02, 1.1],
  },
  'yizhou-live': {
    share: 24,
    hours: [6, 2, 1, 0, 0, 0, 0, 1, 2, 3, 4, 6, 9, 6, 4, 4, 4, 5, 9, 26, 40, 42, 31, 14],
    weekdays: [1.2, 0.75, 0.8, 0.85, 0.95, 1.25, 1.2],
  },
  'yizhou-eu': {
    share: 14,
    hours: [2, 1, 0, 0, 0, 1, 3, 6, 9, 11, 12, 12, 14, 12, 10, 10, 11, 13, 16, 19, 22, 20, 13, 6],
    weekdays: [1.2, 1, 0.95, 0.95, 0.95, 0.9, 1.05],
  },
};

type Hour = Moment & { readonly day: number; readonly share: number };

const hoursOf = ({ id, timeZone }: Shop, today: Instant): readonly Hour[] => {
  const habit = HABITS[id];
  if (!habit) throw new Error(`nobody knows when people buy at ${id}`);
  const clock = createClock(timeZone);
  const { sale } = PLANTED;
  return Array.from({ length: DAYS }, (_, index) => index - DAYS).flatMap((day) => {
    const midnight = startOfDay(today, day);
    const weekday = habit.weekdays[new Date(midnight).getUTCDay()] ?? 1;
    const share = habit.share * weekday * (day === sale.day ? sale.factor : 1);
    const began = midnight - clock.offsetAt(midnight);
    return habit.hours.map((hour, n) => ({ shopId: id, day, at: began + n * HOUR_MS, share: share * hour }));
  });
};

/** Whole numbers in proportion to the shares that add up to the total: the largest fractions are rounded up. */
const portion = (total: number, shares: readonly number[]): readonly number[] => {
  const sum = shares.reduce((all, share) => all + share, 0);
  const exact = shares.map((share) => (share * total) / sum);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((all, count) => all + count, 0);
  const byFraction = exact.map((_, n) => n).toSorted((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b);
  for (const n of byFraction.slice(0, left)) counts[n] = (counts[n] ?? 0) + 1;
  return counts;
};

type Wanted = { readonly orders: number; readonly today: Instant };

/** The moments at which the orders of sixty days are placed, oldest first. */
export const createMoments = (shops: readonly Shop[], { orders, today }: Wanted, random: Random): readonly Moment[] => {
  const latest = today - SHORTEST_MS - HOUR_MS;
  const hours = shops.flatMap((shop) => hoursOf(shop, today)).filter(({ at, share }) => share > 0 && at <= latest);
  const perDay = Array.from({ length: DAYS }, (_, index) => hours.filter(({ day }) => day === index - DAYS));
  const counts = portion(
    orders,
    perDay.map((ofDay) => ofDay.reduce((sum, { share }) => sum + share, 0)),
  );
  return perDay
    .flatMap((ofDay, index) =>
      Array.from({ length: counts[index] ?? 0 }, () => {
        const { shopId, at } = random.pickByShare(ofDay);
        return { shopId, at: at + random.between(0, HOUR_MS - 1) };
      }),
    )
    .toSorted((a, b) => a.at - b.at);
};
