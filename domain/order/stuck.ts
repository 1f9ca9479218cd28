import type { NextActor, WaitingCode } from '../waiting/code.ts';

/** What an order waits at, by what it waits for: the place or partner that is named beside the wait. */
export const PLACES = ['warehouse', 'carrier', 'method'] as const;
export type Place = (typeof PLACES)[number];

export const PLACE_OF_WAIT: Readonly<Partial<Record<WaitingCode, Place>>> = {
  payment: 'method',
  payment_review: 'method',
  gateway: 'method',
  capture: 'method',
  refund: 'method',
  release: 'warehouse',
  stock: 'warehouse',
  pick: 'warehouse',
  pack: 'warehouse',
  label: 'warehouse',
  hand_over: 'warehouse',
  booking: 'carrier',
  carrier_collection: 'carrier',
  delivery: 'carrier',
  return_to_sender: 'carrier',
};

/** In a filter: waits that name no place. */
export const NO_PLACE = 'none';

/** Waits for an answer of these partners, which ends by itself once they do well again. */
export const WAITS_ON_PROVIDER = {
  carrier: ['booking'],
  gateway: ['gateway', 'capture', 'refund'],
} as const satisfies Readonly<Record<string, readonly WaitingCode[]>>;

/** Waits that only a person ends. */
export const WAITS_ON_PEOPLE = [
  'payment_review',
  'stock',
  'agent',
  'supervisor',
  'attention',
  'resumed',
] as const satisfies readonly WaitingCode[];

/**
 * Why orders do not go on by themselves. An order has one cause, the first of these that it has: somebody must look at it,
 * it was held, it waits for a person, for a provider that does badly, or has passed a time.
 */
export const CAUSE_KINDS = ['attention', 'held', 'person', 'provider', 'late'] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

export type Cause = {
  readonly kind: CauseKind;
  /** Null of an order that has ended, whose money somebody must look at. */
  readonly waitingOn: readonly WaitingCode[] | null;
  /** The code of what somebody must look at. */
  readonly trouble: string | null;
  readonly place: string;
};

const onWait = ({ waitingOn, place }: Cause): Readonly<Record<string, string>> =>
  waitingOn === null ? { open: 'false' } : { waiting_on: waitingOn.join(','), waiting_at: place };

const CIRCUMSTANCES: Readonly<Record<CauseKind, Readonly<Record<string, string>>>> = {
  attention: {},
  held: { held: 'true', attention: 'false' },
  person: { held: 'false', attention: 'false' },
  provider: { held: 'false', attention: 'false' },
  late: { late: 'true', held: 'false', attention: 'false' },
};

/** The filters under which a list of orders shows exactly those of a cause. */
export const filterOf = (cause: Cause): Readonly<Record<string, string>> => ({
  ...(cause.trouble === null ? {} : { trouble: cause.trouble }),
  ...onWait(cause),
  ...CIRCUMSTANCES[cause.kind],
});

export type StuckCause = Cause & {
  readonly count: number;
  readonly since: string | null;
  readonly nextActor: NextActor | null;
};
