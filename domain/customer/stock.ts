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
