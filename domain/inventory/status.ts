import type { Transitions } from '../state-machine.ts';

export const RESERVATION_STATES = ['held', 'committed', 'short', 'consumed', 'released'] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];

export const RESERVATION_TRANSITIONS = {
  held: ['committed', 'short', 'released'],
  committed: ['consumed', 'short', 'released'],
  short: ['held', 'committed', 'released'],
  consumed: [],
  released: [],
} as const satisfies Transitions<ReservationState>;

/** Ledger entries: `hold` and `release` move reserved; `consume` moves both; the others move on-hand. */
export const MOVEMENT_KINDS = ['receive', 'hold', 'release', 'consume', 'adjust', 'put_back'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];
