/** `at_risk`: the carrier has reported trouble, and the promised time has not come yet. */
export const PROMISE_STATES = ['ahead', 'at_risk', 'late', 'kept', 'missed'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export type PromiseFacts = {
  readonly promisedAt: string;
  /** When the last of its parcels came, if all have come. */
  readonly deliveredAt: string | null;
  readonly now: string;
  readonly isTroubled: boolean;
};

/** Whether what was promised holds; said before anybody asks. */
export const judgePromise = ({ promisedAt, deliveredAt, now, isTroubled }: PromiseFacts): PromiseState => {
  const promised = Date.parse(promisedAt);
  if (deliveredAt !== null) return Date.parse(deliveredAt) <= promised ? 'kept' : 'missed';
  if (Date.parse(now) > promised) return 'late';
  return isTroubled ? 'at_risk' : 'ahead';
};

export const STOCK_STATES = ['reserved', 'short', 'sent', 'released'] as const;
export type StockState = (typeof STOCK_STATES)[number];

type Reserved = 'held' | 'committed' | 'short' | 'consumed' | 'released';

/** Whether the goods are really there: one that is short counts more than all that are not. */
export const judgeStock = (reservations: readonly Reserved[]): StockState | null => {
  if (reservations.length === 0) return null;
  if (reservations.includes('short')) return 'short';
  if (reservations.some((state) => state === 'held' || state === 'committed')) return 'reserved';
  return reservations.includes('consumed') ? 'sent' : 'released';
};
