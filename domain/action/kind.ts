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
  'mark_done',
  'hold',
  'release_hold',
  'change_address',
  'resend',
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

/** Those that give something away. */
export const GIVING_ACTIONS = ['coupon', 'refund', 'reship'] as const satisfies readonly ActionKind[];

export const isGiving = (kind: ActionKind): boolean => GIVING_ACTIONS.some((giving) => giving === kind);

/** Those with a worth that an authority can cap: a gift, or money that somebody says has moved. */
export const isCosting = (kind: ActionKind): boolean => isGiving(kind) || kind === 'mark_done';

/** What they rest on is a person's words, which must never be typed into a workflow. */
export const needsEvidence = (kind: ActionKind): boolean => kind === 'mark_done';
