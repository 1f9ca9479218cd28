import { compareText } from '../compare.ts';
import { type Pace, shrink } from '../pace.ts';
import type { ShipmentStatus } from '../shipment/status.ts';

const HOUR_MS = 3_600_000;

/** Instants are ISO texts; none is guessed from the clock, so that the answer changes with the facts alone. */
export type ParcelFacts = {
  readonly status: ShipmentStatus;
  readonly transitHours: number;
  readonly handedOverAt: string | null;
  readonly deliveredAt: string | null;
  readonly settledAt: string | null;
};

export type OutlookTerms = {
  readonly promisedAt: string | null;
  /** Until when the order waits for what comes next. */
  readonly waitingUntil: string | null;
  readonly pace: Pace;
};

const GOES_NOWHERE: readonly ShipmentStatus[] = ['returning', 'returned', 'lost', 'cancelling', 'cancelled'];

const after = (instant: string | null, transitHours: number, pace: Pace): string | null =>
  instant && new Date(Date.parse(instant) + shrink(transitHours * HOUR_MS, 'transit', pace)).toISOString();

/** When a parcel should be at the door: by its hand-over, or by when the floor should be done with it. */
export const expectedAt = (parcel: ParcelFacts, { promisedAt, waitingUntil, pace }: OutlookTerms): string | null => {
  const { status, deliveredAt, settledAt, handedOverAt, transitHours } = parcel;
  if (deliveredAt !== null) return deliveredAt;
  if (settledAt !== null || GOES_NOWHERE.includes(status)) return null;
  if (handedOverAt !== null) return after(handedOverAt, transitHours, pace);
  return status === 'planned' ? promisedAt : after(waitingUntil, transitHours, pace);
};

/** When the last of an order should be there; null when that of a parcel it waits for cannot be told. */
export const lastExpectedAt = (parcels: readonly ParcelFacts[], terms: OutlookTerms): string | null => {
  const awaited = parcels.filter(({ status, settledAt }) => settledAt === null && status !== 'cancelled');
  const expected = awaited.flatMap((parcel) => expectedAt(parcel, terms) ?? []);
  return expected.length < awaited.length ? null : (expected.toSorted(compareText).at(-1) ?? null);
};
