import type { Transitions } from '../state-machine.ts';

export const PAYMENT_STATUSES = [
  'created',
  'pending',
  'unknown',
  'authorised',
  'captured',
  'declined',
  'mismatched',
  'closed',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** `declined` is one refused try: the customer may try again until the deadline. `closed` may still learn of a late charge. */
export const PAYMENT_TRANSITIONS = {
  created: ['pending', 'unknown', 'authorised', 'captured', 'declined', 'mismatched', 'closed'],
  pending: ['authorised', 'captured', 'declined', 'mismatched', 'unknown', 'closed'],
  unknown: ['pending', 'authorised', 'captured', 'declined', 'mismatched', 'closed'],
  declined: ['pending', 'authorised', 'captured', 'mismatched', 'closed'],
  authorised: ['captured', 'closed'],
  mismatched: ['captured', 'closed'],
  captured: ['closed'],
  closed: ['authorised', 'captured', 'mismatched'],
} as const satisfies Transitions<PaymentStatus>;

export const REFUND_STATUSES = ['requested', 'sent', 'succeeded', 'failed', 'unknown'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export const REFUND_TRANSITIONS = {
  requested: ['sent', 'succeeded', 'failed', 'unknown'],
  sent: ['succeeded', 'failed', 'unknown'],
  unknown: ['sent', 'succeeded', 'failed'],
  succeeded: [],
  failed: [],
} as const satisfies Transitions<RefundStatus>;

/** Wallets take the money at once; cards are authorised, then captured per shipment. */
export const CAPTURE_MODES = ['at_once', 'later'] as const;
export type CaptureMode = (typeof CAPTURE_MODES)[number];
