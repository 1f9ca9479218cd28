import type { Transitions } from '../state-machine.ts';

export const ORDER_STATUSES = [
  'accepted',
  'awaiting_payment',
  'fulfilling',
  'after_sales',
  'completed',
  'rejected',
  'expired',
  'cancelling',
  'cancelled',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ORDER_TRANSITIONS = {
  accepted: ['awaiting_payment', 'rejected', 'cancelled'],
  awaiting_payment: ['fulfilling', 'expired', 'cancelling'],
  fulfilling: ['after_sales', 'cancelling'],
  after_sales: ['completed'],
  completed: [],
  rejected: [],
  expired: [],
  cancelling: ['cancelled'],
  cancelled: [],
} as const satisfies Transitions<OrderStatus>;

export const ENDED_ORDER_STATUSES = [
  'completed',
  'rejected',
  'expired',
  'cancelled',
] as const satisfies readonly OrderStatus[];

const DELIVERED: readonly OrderStatus[] = ['after_sales', 'completed'];

/** Everything has come that was to come. */
export const isDelivered = (status: OrderStatus): boolean => DELIVERED.includes(status);

export const HOLD_REASONS = ['amount_mismatch', 'paused', 'person'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
