import type { Call } from '../../domain/health.ts';
import type { Money } from '../../domain/money.ts';
import type { Result } from '../../domain/result.ts';
import type { TrackingEvent } from '../../domain/tracking/fold.ts';
import type { TrackingMeaning } from '../../domain/tracking/status.ts';

/** Handed through to the carrier and never kept, logged or put into a fault. */
export type CarrierAddress = {
  readonly name: string;
  readonly phone: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** GB/T 2260 code of the district, or the region's code abroad. */
  readonly region: string;
  readonly lines: readonly string[];
  readonly postcode?: string;
};

export type CarrierParcel = {
  readonly weightGrams: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
};

export const CARRIER_SERVICES = ['standard', 'express'] as const;
export type CarrierService = (typeof CARRIER_SERVICES)[number];

export type BookParcels = {
  /** `booking/<shipmentId>/<n>`: one booking there, however often it is asked for. */
  readonly key: string;
  readonly shipmentId: string;
  /** Our order's number, which their papers carry. */
  readonly reference?: string;
  readonly service: CarrierService;
  readonly from: CarrierAddress;
  readonly to: CarrierAddress;
  readonly parcels: readonly CarrierParcel[];
};

export type CarrierLabel = { readonly format: 'zpl' | 'text'; readonly data: string };

/** What the carrier says of one booking, under our key. */
export type CarrierBooking = {
  readonly key: string;
  readonly carrierRef: string;
  readonly trackingNumber: string;
  readonly status: 'booked' | 'collected' | 'voided';
  readonly label: CarrierLabel;
  readonly cost: Money;
};

/** Why a carrier says no; stands in the facts of BOOKING_REFUSED as `reason`. */
export const BOOKING_REFUSALS = [
  'area_not_served',
  'address_invalid',
  'too_heavy',
  'service_unknown',
  'key_closed',
  'key_reused',
] as const;
export type BookingRefusal = (typeof BOOKING_REFUSALS)[number];

/** `never_booked` is as final as `voided`: the key is closed there, and a booking that comes later is refused. */
export const VOID_OUTCOMES = ['voided', 'never_booked', 'collected'] as const;
export type VoidOutcome = (typeof VOID_OUTCOMES)[number];

export type CarrierEvent = TrackingEvent & { readonly trackingNumber: string };

/** A verified webhook: its own id for telling repeats, and the events it brings, of one parcel or of several. */
export type CarrierDelivery = { readonly deliveryId: string; readonly events: readonly CarrierEvent[] };

/**
 * Each call is safe to repeat with the same key. Throws a `FaultError`: CARRIER_UNAVAILABLE when the outcome is
 * unknown, BOOKING_REFUSED when the carrier said no.
 */
export interface Carrier {
  readonly name: string;
  /** Without webhooks a parcel is polled from its hand-over on. */
  readonly hasWebhooks: boolean;
  /** Every word of the carrier's and what it means here; other words are kept as `unknown`. */
  readonly words: Readonly<Record<string, TrackingMeaning>>;
  book(input: BookParcels): Promise<CarrierBooking>;
  find(key: string): Promise<CarrierBooking | undefined>;
  /** Closes the key; `collected` says that it is too late. */
  void(key: string): Promise<VoidOutcome>;
  /** Every event so far, under the ids by which webhooks bring them. Empty for a number the carrier does not know. */
  track(trackingNumber: string): Promise<readonly CarrierEvent[]>;
  /** Checks signature and age of a webhook over its raw bytes. */
  readWebhook(headers: Readonly<Record<string, string | undefined>>, raw: string): Result<CarrierDelivery>;
  /** The exact body the carrier expects as "received". */
  readonly webhookReply: string;
}

export type CarrierOptions = {
  readonly url: string;
  readonly secret: string;
  /** Our customer number there. */
  readonly account?: string;
  readonly timeoutMs?: number;
  readonly now?: () => number;
  /** Told how each call to it ended. */
  readonly report?: ((call: Call) => void) | undefined;
};
