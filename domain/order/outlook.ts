import { compareText } from '../compare.ts';
import { type Pace, shrink } from '../pace.ts';
import type { ShipmentStatus } from '../shipment/status.ts';
import type { TrackingStatus } from '../tracking/status.ts';
import { isDelivered, type OrderStatus } from './status.ts';

const HOUR_MS = 3_600_000;

/** Instants are ISO texts. */
export type ParcelFacts = {
  readonly status: ShipmentStatus;
  readonly transitHours: number;
  readonly handedOverAt: string | null;
  readonly deliveredAt: string | null;
  readonly settledAt: string | null;
  /** The parcel in whose place it goes. */
  readonly replaces: string | null;
};

export type OutlookTerms = {
  readonly promisedAt: string | null;
  /** Until when the order waits for what comes next. */
  readonly waitingUntil: string | null;
  readonly now: string;
  readonly pace: Pace;
};

const GOES_NOWHERE: readonly ShipmentStatus[] = ['returning', 'returned', 'lost', 'cancelling', 'cancelled'];

const after = (instant: string | null, transitHours: number, pace: Pace): string | null =>
  instant && new Date(Date.parse(instant) + shrink(transitHours * HOUR_MS, 'transit', pace)).toISOString();

/** Of a parcel that is still here: the promise, or what the floor has to do and the way where that is over. */
const expectedFromHere = ({ transitHours, replaces }: ParcelFacts, terms: OutlookTerms): string | null => {
  const { promisedAt, waitingUntil, now, pace } = terms;
  if (replaces === null && promisedAt !== null && promisedAt >= now) return promisedAt;
  const at = after(waitingUntil, transitHours, pace);
  return at !== null && at > now ? at : null;
};

/** When a parcel should be at the door; null when nobody can tell. */
export const expectedAt = (parcel: ParcelFacts, terms: OutlookTerms): string | null => {
  const { status, deliveredAt, settledAt, handedOverAt, transitHours } = parcel;
  if (deliveredAt !== null) return deliveredAt;
  if (settledAt !== null || GOES_NOWHERE.includes(status)) return null;
  return handedOverAt === null ? expectedFromHere(parcel, terms) : after(handedOverAt, transitHours, terms.pace);
};

/** When the last of an order should be there; null when that of a parcel it waits for cannot be told. */
export const lastExpectedAt = (parcels: readonly ParcelFacts[], terms: OutlookTerms): string | null => {
  const awaited = parcels.filter(({ status, settledAt }) => settledAt === null && status !== 'cancelled');
  const expected = awaited.flatMap((parcel) => expectedAt(parcel, terms) ?? []);
  return expected.length < awaited.length ? null : (expected.toSorted(compareText).at(-1) ?? null);
};

/** `at_risk`: it may not hold, and its time has not come yet. */
export const PROMISE_STATES = ['ahead', 'at_risk', 'late', 'kept', 'missed'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export type PromisedParcel = ParcelFacts & {
  readonly id: string;
  /** What the carrier last said, of `TRACKING_STATUSES`. */
  readonly tracking: string | null;
  /** Somebody has been asked to see to it. */
  readonly isEscalated: boolean;
};

export type PromiseFacts = OutlookTerms & {
  readonly status: OrderStatus;
  readonly parcels: readonly PromisedParcel[];
};

/** `expectedAt`: where it does not hold, when the last parcel should be there, as far as that can be told. */
export type Outlook = { readonly at: string; readonly state: PromiseState; readonly expectedAt: string | null };

const OVER: readonly OrderStatus[] = ['rejected', 'expired', 'cancelling', 'cancelled'];
const ASTRAY: readonly ShipmentStatus[] = ['lost', 'returning', 'returned'];
const TROUBLED: readonly (string | null)[] = ['exception', 'expired'] satisfies TrackingStatus[];

const cameAt = ({ parcels }: PromiseFacts): string | null =>
  parcels
    .flatMap(({ deliveredAt }) => deliveredAt ?? [])
    .toSorted(compareText)
    .at(-1) ?? null;

const isInTrouble = ({ status, tracking, isEscalated }: PromisedParcel): boolean =>
  isEscalated || ASTRAY.includes(status) || TROUBLED.includes(tracking);

/** Were it handed over this moment, it would come too late. */
const isTooLateToSend = ({ handedOverAt, transitHours }: ParcelFacts, { now, promisedAt, pace }: PromiseFacts) =>
  handedOverAt === null && promisedAt !== null && (after(now, transitHours, pace) ?? now) > promisedAt;

const isAtRisk = (facts: PromiseFacts, promised: string): boolean => {
  const { parcels } = facts;
  return parcels
    .filter(({ settledAt, status }) => settledAt === null && status !== 'cancelled' && status !== 'delivered')
    .filter(({ id }) => !parcels.some(({ replaces }) => replaces === id))
    .some((parcel) => {
      const expected = expectedAt(parcel, facts);
      const isLate = expected !== null && expected > promised;
      return isLate || isInTrouble(parcel) || isTooLateToSend(parcel, facts);
    });
};

const settled = (at: string, came: string | null): Outlook | null =>
  came === null ? null : { at, state: came <= at ? 'kept' : 'missed', expectedAt: null };

/** Whether what was promised holds, said before anybody asks; null where nothing is to be kept. */
export const judgePromise = (facts: PromiseFacts): Outlook | null => {
  const { promisedAt: at, status, parcels, now } = facts;
  if (at === null || OVER.includes(status)) return null;
  if (isDelivered(status)) return settled(at, cameAt(facts));
  const expected = lastExpectedAt(parcels, facts);
  const isLater = expected !== null && expected > at && expected > now;
  const doubt = { at, expectedAt: isLater ? expected : null };
  if (now > at) return { ...doubt, state: 'late' };
  return isAtRisk(facts, at) ? { ...doubt, state: 'at_risk' } : { at, state: 'ahead', expectedAt: null };
};
