/** What must hold at every moment, whatever has died or was repeated. Each is looked at again and again. */
export const INVARIANTS = [
  'on_hand_explained',
  'reserved_explained',
  'reserved_has_holders',
  'never_oversold',
  'nothing_left_held',
  'payments_in_order',
  'refunds_add_up',
  'postings_balance',
  'ledger_agrees',
  'given_up_paid_back',
  'shipped_was_paid',
  'waits_are_explained',
  'orders_are_carried',
  'messages_arrive',
  'authority_kept',
  'audit_chain',
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** What a look at one of them has found. */
export type Finding = {
  readonly name: Invariant;
  /** How many things were compared. */
  readonly checked: number;
  /** How many of them break it. */
  readonly broken: number;
  /** The first of those, by their ids. */
  readonly sample: readonly string[];
};
