import type { AllocationPlan } from '../allocation/allocate.ts';
import { type Pace, shrink } from '../pace.ts';

const HOUR_MS = 3_600_000;
/** From payment to the carrier's hands: what the floor needs, on the safe side. */
const FLOOR_HOURS = 24;

/** The slowest parcel counts. */
export const transitOf = ({ shipments }: Pick<AllocationPlan, 'shipments'>): number =>
  Math.max(...shipments.map(({ transitHours }) => transitHours));

export type PromiseTerms = {
  readonly transitHours: number;
  /** Milliseconds, paced already. */
  readonly paymentWindow: number;
  readonly pace: Pace;
};

/** Hours at the real pace from the latest payment to the door. */
export const promiseHours = (transitHours: number): number => transitHours + FLOOR_HOURS;

/** By when the goods are there, whoever pays in the last minute included. */
export const promisedAt = ({ transitHours, paymentWindow, pace }: PromiseTerms, now: string): string => {
  const promise = shrink(promiseHours(transitHours) * HOUR_MS, 'promise', pace);
  return new Date(Date.parse(now) + paymentWindow + promise).toISOString();
};

export type MovedTransit = { readonly from: number; readonly to: number; readonly pace: Pace };

/** The same promise for a longer or shorter way: what has passed since it was given stays passed. */
export const movePromise = (promise: string, { from, to, pace }: MovedTransit): string => {
  const span = (transitHours: number): number => shrink(promiseHours(transitHours) * HOUR_MS, 'promise', pace);
  return new Date(Date.parse(promise) + span(to) - span(from)).toISOString();
};
