import { rollBetween } from '../kit/random.ts';

/** By the codes of the two provinces: the same, the same great region (first digit), or farther. */
export const ZONES = ['local', 'near', 'far', 'remote'] as const;
export type Zone = (typeof ZONES)[number];

/** Fen for the first step of weight, fen for each further one. */
type Price = { readonly first: number; readonly step: number };

export type Tariff = {
  readonly firstGrams: number;
  readonly stepGrams: number;
  readonly volumeDivisor: number;
  readonly maxGrams: number;
  readonly prices: Readonly<Record<Zone, Price>>;
  readonly transitHours: Readonly<Record<Zone, number>>;
  readonly expressFactor?: number;
  /** Last pick-up of the day in Shanghai; a parcel booked later is announced for the next day. */
  readonly cutOff: string;
};

export const EGRET_TARIFF: Tariff = {
  firstGrams: 1_000,
  stepGrams: 500,
  volumeDivisor: 6_000,
  maxGrams: 30_000,
  prices: {
    local: { first: 1_200, step: 100 },
    near: { first: 1_400, step: 200 },
    far: { first: 1_800, step: 350 },
    remote: { first: 2_600, step: 700 },
  },
  transitHours: { local: 14, near: 26, far: 44, remote: 84 },
  expressFactor: 0.6,
  cutOff: '20:00',
};

export const STONEBRIDGE_TARIFF: Tariff = {
  firstGrams: 1_000,
  stepGrams: 1_000,
  volumeDivisor: 6_000,
  maxGrams: 50_000,
  prices: {
    local: { first: 700, step: 120 },
    near: { first: 850, step: 200 },
    far: { first: 1_100, step: 400 },
    remote: { first: 2_200, step: 1_200 },
  },
  transitHours: { local: 30, near: 52, far: 80, remote: 150 },
  cutOff: '16:00',
};

const REMOTE_PROVINCES = ['54', '65'];
const LIAONING = '21';

/** Islands that neither carrier reaches. */
export const NOT_SERVED = ['460321'];

export const zoneOf = (from: string, to: string): Zone => {
  if (REMOTE_PROVINCES.includes(to.slice(0, 2))) return 'remote';
  if (from.slice(0, 2) === to.slice(0, 2)) return 'local';
  return from[0] === to[0] ? 'near' : 'far';
};

export type Piece = {
  readonly grams: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
};

/** A bulky parcel is charged by its volume: cubic centimetres over the divisor, in kilograms. */
export const billableGrams = (tariff: Tariff, piece: Piece): number =>
  Math.max(piece.grams, Math.ceil((piece.lengthMm * piece.widthMm * piece.heightMm) / tariff.volumeDivisor));

export type Lane = { readonly from: string; readonly to: string; readonly isExpress: boolean };

export const priceOf = (tariff: Tariff, lane: Lane, pieces: readonly Piece[]): number => {
  const { first, step } = tariff.prices[zoneOf(lane.from, lane.to)];
  const factor = lane.isExpress ? 2 : 1;
  const minor = pieces.map((piece) => {
    const beyond = Math.max(0, billableGrams(tariff, piece) - tariff.firstGrams);
    return factor * (first + Math.ceil(beyond / tariff.stepGrams) * step);
  });
  return minor.reduce((sum, price) => sum + price, 0);
};

/** How long a smooth journey takes, ± 15 % by parcel. Stonebridge has been slow into Liaoning for a while. */
export const transitHours = (tariff: Tariff, lane: Lane, luck: { seed: string; trackingNumber: string }): number => {
  const hours = tariff.transitHours[zoneOf(lane.from, lane.to)] * (lane.isExpress ? (tariff.expressFactor ?? 1) : 1);
  const slow = tariff === STONEBRIDGE_TARIFF && lane.to.startsWith(LIAONING) ? 2.5 : 1;
  return (hours * slow * rollBetween({ min: 85, max: 115 }, luck.seed, 'transit', luck.trackingNumber)) / 100;
};

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** The wall clock in Shanghai, `2026-03-01 16:05:00`. */
export const shanghaiTime = (ms: number): string =>
  new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** The day of the pick-up that a parcel booked now is announced for. */
export const pickUpDay = (tariff: Tariff, now: number): string => {
  const isInTime = shanghaiTime(now).slice(11, 16) < tariff.cutOff;
  return shanghaiTime(isInTime ? now : now + DAY_MS).slice(0, 10);
};
