import type { Currency, Language } from '../types/base.ts';
import type { Customer } from '../types/person.ts';

/** Milliseconds since 1970: whoever writes them down turns them into what the reader wants. */
export type Instant = number;

export type Fate = 'completed' | 'expired' | 'cancelled' | 'rejected';

export type PastLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly total: number;
};

export type Bill = {
  readonly lines: readonly PastLine[];
  readonly goods: number;
  readonly discount: number;
  readonly freight: number;
  readonly total: number;
  readonly coupon: { readonly code: string; readonly amount: number } | null;
};

export type PastRefund = {
  readonly id: string;
  readonly amount: number;
  readonly cause: string;
  readonly requestedAt: Instant;
  readonly settledAt: Instant;
};

export type PastPayment = {
  readonly id: string;
  readonly method: string;
  readonly gatewayRef: string;
  /** None for a payment that was never made. */
  readonly chargeId: string | null;
  readonly declinedAt: Instant | null;
  readonly authorisedAt: Instant | null;
  /** In the order of time. */
  readonly captures: readonly { readonly shipmentId: string | null; readonly amount: number; readonly at: Instant }[];
  readonly voidedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly refunds: readonly PastRefund[];
};

export const TROUBLES = ['delayed', 'lost', 'damaged', 'refused', 'wrong_address'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What the carrier scanned, and where. */
export type CarrierScan = { readonly code: string; readonly at: Instant; readonly place: string };

/** The floor's part: a robot or a person picks, a station packs. */
export type PastTask = {
  readonly id: string;
  readonly parcelId: string;
  readonly picker: string;
  readonly station: string;
  readonly releasedAt: Instant;
  readonly pickedAt: Instant;
  readonly packedAt: Instant;
};

export type PastRoad = {
  readonly trackingNumber: string;
  readonly bookedAt: Instant;
  readonly handedOverAt: Instant;
  readonly deliveredAt: Instant | null;
  readonly scans: readonly CarrierScan[];
};

export type PastShipment = {
  readonly id: string;
  readonly warehouse: string;
  readonly carrier: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly reservationId: string }[];
  /** Its share of what the customer pays. */
  readonly capture: number;
  readonly cost: number;
  readonly billableGrams: number;
  readonly expectedGrams: number;
  readonly transitHours: number;
  readonly silenceHours: number;
  /** None when the order ended before it was paid. */
  readonly task: PastTask | null;
  /** None when it was cancelled before the hand-over. */
  readonly road: PastRoad | null;
  readonly trouble: Trouble | null;
  /** When it was paid back instead of delivered. */
  readonly settledAt: Instant | null;
};

export type PastEscalation = {
  readonly id: string;
  readonly shipmentId: string;
  readonly kind: Trouble;
  readonly openedAt: Instant;
  readonly resolvedAt: Instant;
  /** The coupon that a late parcel is answered with at once. */
  readonly gift: { readonly code: string; readonly until: Instant } | null;
};

export const CAUSES = ['not_as_pictured', 'broken', 'wrong_item', 'changed_mind'] as const;
export type Cause = (typeof CAUSES)[number];

/** A refund that somebody at the desk gave, for a parcel in trouble or for goods that the customer complained about. */
export type PastAction = {
  readonly id: string;
  readonly amount: number;
  readonly shipmentId: string;
  readonly escalationId: string | null;
  readonly complaint: { readonly cause: Cause; readonly sku: string } | null;
  readonly reason: string;
  readonly actor: string;
  readonly cap: number;
  readonly at: Instant;
  readonly approval: { readonly by: string; readonly reason: string; readonly at: Instant } | null;
  readonly appliedAt: Instant;
};

export type PastNote = {
  readonly id: string;
  readonly by: string;
  readonly flag: 'info' | 'care' | 'promise';
  readonly text: string;
  readonly at: Instant;
};

export type PastRating = {
  readonly goods: number;
  readonly delivery: number;
  readonly service: number;
  readonly comment: string | null;
  readonly at: Instant;
};

/** What people did for an order, and what they said about it. */
export type PastDesk = {
  readonly escalations: readonly PastEscalation[];
  readonly actions: readonly PastAction[];
  readonly notes: readonly PastNote[];
  readonly rating: PastRating | null;
};

/** An order that has ended, with everything that happened to it. */
export type PastOrder = {
  readonly id: string;
  readonly shopId: string;
  readonly reference: string;
  readonly fate: Fate;
  readonly language: Language;
  readonly currency: Currency;
  readonly customer: Customer;
  readonly couponCodes: readonly string[];
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly method: string;
  /** None for an order that was refused. */
  readonly bill: Bill | null;
  readonly payment: PastPayment | null;
  readonly shipments: readonly PastShipment[];
  readonly acceptedAt: Instant;
  readonly paidAt: Instant | null;
  readonly deadlineAt: Instant;
  readonly promisedAt: Instant | null;
  readonly afterSalesUntil: Instant | null;
  readonly receivedAt: Instant | null;
  readonly endedAt: Instant;
  readonly endReason: string | null;
  readonly desk: PastDesk;
};
