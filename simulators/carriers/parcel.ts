import type { Step } from './journey.ts';
import type { Node, Outcome } from './outcome.ts';

export type ParcelState = 'booked' | 'collected' | 'voided';

/** What a carrier keeps of a parcel: no name, no address. Documents are replaced, never changed in place. */
export type Parcel = {
  readonly carrier: string;
  readonly key: string;
  /** The number of the sender's order. */
  readonly reference?: string | undefined;
  readonly ref: string;
  readonly trackingNumber: string;
  /** Tells a repeated booking from another one under the same key. */
  readonly fingerprint: string;
  readonly state: ParcelState;
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly phoneTail: string;
  readonly priceMinor: number;
  readonly pickUpDay: string;
  readonly outcome: Outcome;
  readonly bookedAt: number;
  readonly steps: readonly Step[];
  /** How many of the steps have happened. */
  readonly done: number;
};

/** A key that has been used: by a parcel, or closed before there was one. */
export type KeyUse = { readonly trackingNumber?: string; readonly isClosed: boolean };

export type ParcelEvent = {
  readonly id: string;
  readonly trackingNumber: string;
  readonly node: Node;
  readonly at: number;
  readonly place: string;
};

const eventOf = (parcel: Parcel, step: Step, index: number): ParcelEvent => ({
  id: `${parcel.trackingNumber}-${String(index + 1).padStart(3, '0')}`,
  trackingNumber: parcel.trackingNumber,
  node: step.node,
  at: step.at,
  place: step.place,
});

export const eventsSoFar = (parcel: Parcel): ParcelEvent[] =>
  parcel.steps.slice(0, parcel.done).map((step, index) => eventOf(parcel, step, index));
