import type { Pace } from '../domain/pace.ts';

/** Durations in milliseconds, already paced; they become absolute by database time in the order's first step. */
export type OrderDurations = {
  readonly paymentWindow: number;
  readonly reminders: readonly number[];
  readonly afterSales: number;
};

/** Ids, codes and durations only: nothing about a person ever enters a workflow. */
export type OrderInput = {
  readonly orderId: string;
  readonly shopId: string;
  /** Minutes east of UTC in the shop's time zone, for the sentence that says what the order waits for. */
  readonly utcOffsetMinutes: number;
  readonly durations: OrderDurations;
  readonly pace: Pace;
  /** Tests force continue-as-new after this many events; unset, the server's advice decides. */
  readonly historyLimit?: number;
};

/** Every signal carries the id of its message row, so that repeats are dropped. */
export type Message = { readonly messageId: string };
export type PaymentChanged = Message & { readonly paymentId: string };
export type CancelRequested = Message;
export type DeadlineMoved = Message & { readonly deadline: DeadlineName };
export type ShipmentMoved = Message & { readonly shipmentId: string };
/** `lifted`: a pause or a hold has ended; without it a person says that a parked step goes on. */
export type Resumed = Message & { readonly lifted?: true };
export type AddressChanged = Message;

export const DEADLINE_NAMES = ['payment', 'reminder', 'after_sales', 'silence'] as const;
export type DeadlineName = (typeof DEADLINE_NAMES)[number];

/** By hand in the Temporal UI: a wish that waits for a supervisor, never an effect by itself. */
export type RequestByHand = { readonly kind: string; readonly amount?: number };
export type Act = Partial<Message> & { readonly actionId?: string; readonly request?: RequestByHand };
export type EscalationResolved = Message & { readonly escalationId: string; readonly shipmentId?: string };

/** With `actionId` the run carries out that action and nothing else. */
export type EscalationInput = {
  readonly orderId: string;
  readonly escalationId?: string;
  readonly actionId?: string;
  readonly utcOffsetMinutes?: number;
};

export type LatePaymentInput = { readonly paymentId: string; readonly orderId: string };

export type BulkInput = {
  readonly bulkId: string;
  /** Tests force continue-as-new after this many events; unset, the server's advice decides. */
  readonly historyLimit?: number;
};

export type BulkOutcome = 'finished' | 'stopped';

export type OrderOutcome = 'completed' | 'rejected' | 'expired' | 'cancelled';
