import type { BulkOutcome } from './messages.ts';
import type { Currency } from '../domain/money.ts';
import type { CaptureMode } from '../domain/payment/status.ts';

/** Results of the order's own-database steps, as they stand in the workflow's history: ids, codes, amounts, instants. */
export type AdmittedPayment = {
  readonly id: string;
  readonly method: string;
  readonly capture: CaptureMode;
  readonly amount: number;
  readonly currency: Currency;
};

export type AdmittedShipment = {
  readonly id: string;
  readonly warehouse: string;
  readonly carrier: string;
  readonly captureAmount: number;
  readonly units: number;
  /** Paced time without a word from the carrier after which it is asked. */
  readonly silenceMs: number;
  /** Added by a remedy while its warehouse is paused. */
  readonly isStopped?: true;
};

/** What another address has changed for the parcels: paced silences by shipment. */
export type ReadRoute = { readonly promisedAt: string | null; readonly silenceMs: Readonly<Record<string, number>> };

/** Instants. `silence` holds, per shipment, when its carrier has been quiet for too long. */
export type Deadlines = {
  readonly payment: string | null;
  readonly reminders?: readonly string[];
  readonly afterSales: string | null;
  readonly silence: Readonly<Record<string, string>>;
};

export type Admitted =
  | { readonly kind: 'ended' }
  | { readonly kind: 'rejected'; readonly codes: readonly string[] }
  | {
      readonly kind: 'held';
      readonly payment: AdmittedPayment;
      readonly deadlines: Deadlines;
      readonly promisedAt: string;
      readonly shipments: readonly AdmittedShipment[];
    };

/** `giveBack` names payments whose money must be returned whole, and why; `stopped` shipments that may not go to the floor. */
export type Settled = {
  readonly kind: 'paid' | 'expired' | 'mismatched' | 'waiting' | 'over';
  readonly giveBack: readonly GiveBack[];
  readonly stopped?: readonly string[];
};

/** A pause, or a person's hold, keeps a shipment where it is; what that is, in codes. */
export type Stopped = { readonly kind: 'paused'; readonly facts: Readonly<Record<string, string>> };

export type GiveBack = { readonly paymentId: string; readonly cause: string };

/** `heard` is the status that was read; `afterSalesUntil` is set by the shipment that was the last to end. */
export type TrackingNews = { readonly heard: string } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ended'; readonly afterSalesUntil: string | null }
  | { readonly kind: 'exception'; readonly detail: string }
);

export type OpenedEscalation = { readonly escalationId: string; readonly n: number };

export type EnteredTier =
  | { readonly kind: 'open'; readonly until: string }
  | { readonly kind: 'resolved'; readonly outcome: string };

/** What is still to be done outside for an action; `nothing`: no such row, or not ours to carry out. */
export type BegunAction =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'begun'; readonly refundIds: readonly string[] };

/** `waiting`: what the order waits for since, where the action has changed that. */
export type FinishedAction = {
  readonly outcome: string | null;
  readonly waiting?: { readonly on: string; readonly facts: Readonly<Record<string, string | number>> };
};

/** What is next of a bulk job: some of its orders, patience while actions are under way, or nothing any more. */
export type BulkStep =
  | { readonly kind: 'batch'; readonly orderIds: readonly string[]; readonly pauseMs: number }
  | { readonly kind: 'settling' }
  | { readonly kind: 'ended'; readonly outcome: BulkOutcome };
