import type { Random } from '../random.ts';
import { type Clock, HOUR_MS, MINUTE_MS, minuteOf } from './clock.ts';
import type { Depots } from './place.ts';
import type { CarrierScan, Instant, Trouble } from './types.ts';

type Lorry = {
  readonly bookedAt: Instant;
  /** Minutes of the local day at which the carrier's lorry comes. */
  readonly collectsAt: readonly number[];
};

export const collect = (clock: Clock, { bookedAt, collectsAt }: Lorry, random: Random): Instant =>
  clock.next(bookedAt + 10 * MINUTE_MS, collectsAt) + random.between(0, 15 * MINUTE_MS);

/** A parcel's way from the floor to its end. */
export type Trip = {
  readonly handedOverAt: Instant;
  readonly promisedAt: Instant;
  readonly transitHours: number;
  readonly trouble: Trouble | null;
};

const DOORS = { open: minuteOf('08:30'), close: minuteOf('20:30') };
/** Of the time that the lane promises. */
const SMOOTH = { min: 0.5, max: 0.9 };
const LATE_HOURS = { min: 6, max: 60 };
/** A parcel in trouble takes so many times its lane's time until it is back, or given up. */
const LONG_WAY = 2.2;

const between = (min: number, max: number, random: Random): number => min + random.next() * (max - min);

/** Nobody opens the door at night. */
const atDoor = (clock: Clock, at: Instant, random: Random): Instant => {
  const minute = clock.minuteAt(at);
  if (minute >= DOORS.open && minute < DOORS.close) return Math.round(at);
  return clock.next(at, [DOORS.open]) + random.between(0, 180 * MINUTE_MS);
};

/** Delivered, back in the warehouse, or said to be lost. */
export const arrive = (
  clock: Clock,
  { handedOverAt, promisedAt, transitHours, trouble }: Trip,
  random: Random,
): Instant => {
  if (trouble === 'delayed') {
    const late = between(LATE_HOURS.min, LATE_HOURS.max, random) * HOUR_MS;
    return atDoor(clock, Math.max(promisedAt, handedOverAt) + late, random);
  }
  const smooth = handedOverAt + transitHours * HOUR_MS * between(SMOOTH.min, SMOOTH.max, random);
  return trouble === null
    ? atDoor(clock, smooth, random)
    : Math.round(handedOverAt + (smooth - handedOverAt) * LONG_WAY);
};

type Leg = readonly [code: string, share: number, where: keyof Depots];

const AWAY = [
  ['collected', 0, 'from'],
  ['departed', 0.1, 'from'],
] as const satisfies readonly Leg[];
const ARRIVED = ['arrived', 0.6, 'to'] as const satisfies Leg;
const BACK = [
  ['returning', 0.6, 'to'],
  ['returned', 1, 'from'],
] as const satisfies readonly Leg[];

/** What is scanned, by the share of the way. */
const LEGS: Readonly<Record<Trouble | 'none', readonly Leg[]>> = {
  none: [...AWAY, ARRIVED, ['out_for_delivery', 0.92, 'to'], ['signed', 1, 'to']],
  delayed: [
    ...AWAY,
    ['delayed', 0.35, 'from'],
    ['arrived', 0.8, 'to'],
    ['out_for_delivery', 0.95, 'to'],
    ['signed', 1, 'to'],
  ],
  lost: [...AWAY, ['lost', 1, 'from']],
  damaged: [...AWAY, ['arrived', 0.3, 'to'], ['damaged', 0.4, 'to'], ...BACK],
  refused: [...AWAY, ['arrived', 0.28, 'to'], ['out_for_delivery', 0.4, 'to'], ['refused', 0.45, 'to'], ...BACK],
  wrong_address: [...AWAY, ['arrived', 0.28, 'to'], ['wrong_address', 0.4, 'to'], ...BACK],
};

/** Every scan between the carrier's collection and the end. */
export const scansOf = (
  { handedOverAt, endedAt }: { readonly handedOverAt: Instant; readonly endedAt: Instant },
  trouble: Trouble | null,
  depots: Depots,
): CarrierScan[] =>
  LEGS[trouble ?? 'none'].map(([code, share, where]) => ({
    code,
    at: Math.round(handedOverAt + share * (endedAt - handedOverAt)),
    place: depots[where],
  }));
