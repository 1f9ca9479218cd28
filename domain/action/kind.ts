import type { Transitions } from '../state-machine.ts';

/** What people do for an order, beside cancelling it and moving its deadlines. */
export const ACTION_KINDS = [
  'coupon',
  'refund',
  'reship',
  'other_carrier',
  'retry',
  'cancel_order',
  'dismiss',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export const ACTION_STATES = [
  'proposed',
  'awaiting_approval',
  'accepted',
  'applied',
  'refused',
  'expired',
  'failed',
] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const ACTION_TRANSITIONS = {
  proposed: ['awaiting_approval', 'accepted', 'refused'],
  awaiting_approval: ['accepted', 'refused', 'expired'],
  accepted: ['applied', 'failed'],
  applied: [],
  refused: [],
  expired: [],
  failed: [],
} as const satisfies Transitions<ActionState>;

export const ACTION_SOURCES = ['api', 'temporal_ui', 'system'] as const;
export type ActionSource = (typeof ACTION_SOURCES)[number];

/** Those that give something away, and so have a worth that an authority can cap. */
export const COSTING_ACTIONS = ['coupon', 'refund', 'reship'] as const satisfies readonly ActionKind[];

export const isCosting = (kind: ActionKind): boolean => COSTING_ACTIONS.some((costing) => costing === kind);
