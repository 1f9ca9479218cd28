/** What an order that has not ended can be waiting for. */
export const WAITING_CODES = [
  'verdict',
  'payment',
  'payment_review',
  'gateway',
  'release',
  'stock',
  'pick',
  'pack',
  'booking',
  'label',
  'capture',
  'hand_over',
  'carrier_collection',
  'delivery',
  'return_to_sender',
  'after_sales',
  'agent',
  'supervisor',
  'attention',
  'refund',
  'resumed',
  'cancelling',
  'retry',
] as const;
export type WaitingCode = (typeof WAITING_CODES)[number];

export const NEXT_ACTORS = [
  'customer',
  'picker',
  'packer',
  'carrier',
  'agent',
  'supervisor',
  'ops',
  'gateway',
  'system',
] as const;
export type NextActor = (typeof NEXT_ACTORS)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Row = { readonly nextActor: NextActor; readonly longestMs: number };

const WAITING = {
  verdict: { nextActor: 'system', longestMs: 10 * MINUTE },
  payment: { nextActor: 'customer', longestMs: DAY },
  payment_review: { nextActor: 'agent', longestMs: DAY },
  gateway: { nextActor: 'gateway', longestMs: DAY },
  release: { nextActor: 'system', longestMs: DAY },
  stock: { nextActor: 'ops', longestMs: DAY },
  pick: { nextActor: 'picker', longestMs: 2 * DAY },
  pack: { nextActor: 'packer', longestMs: 2 * DAY },
  booking: { nextActor: 'carrier', longestMs: DAY },
  label: { nextActor: 'packer', longestMs: DAY },
  capture: { nextActor: 'gateway', longestMs: DAY },
  hand_over: { nextActor: 'packer', longestMs: 2 * DAY },
  carrier_collection: { nextActor: 'carrier', longestMs: 3 * DAY },
  delivery: { nextActor: 'carrier', longestMs: 45 * DAY },
  return_to_sender: { nextActor: 'carrier', longestMs: 45 * DAY },
  after_sales: { nextActor: 'customer', longestMs: 30 * DAY },
  agent: { nextActor: 'agent', longestMs: DAY },
  supervisor: { nextActor: 'supervisor', longestMs: DAY },
  attention: { nextActor: 'ops', longestMs: DAY },
  refund: { nextActor: 'gateway', longestMs: 3 * DAY },
  resumed: { nextActor: 'ops', longestMs: DAY },
  cancelling: { nextActor: 'system', longestMs: DAY },
  retry: { nextActor: 'system', longestMs: HOUR },
} as const satisfies Record<WaitingCode, Row>;

export const isWaitingCode = (text: string): text is WaitingCode => Object.hasOwn(WAITING, text);

export const nextActorOf = (code: WaitingCode): NextActor => WAITING[code].nextActor;

/** The longest time ahead, at the real pace, that `waiting_until` may lie. */
export const waitingPolicy = (code: WaitingCode): number => WAITING[code].longestMs;
