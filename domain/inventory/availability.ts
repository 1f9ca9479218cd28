/** What a customer is told of the stock. `elsewhere`: there is some, but none that is sent to this place. */
export const AVAILABILITIES = ['in_stock', 'low', 'elsewhere', 'out', 'not_sold'] as const;
export type AvailabilityState = (typeof AVAILABILITIES)[number];

/** `quantity` is the exact number, told when it is small enough to matter. */
export type Availability = { readonly state: AvailabilityState; readonly quantity: number | null };

/** Up to this many the pieces are counted out to customers. */
export const COUNTED_TO = 20;

export type StockInReach = {
  readonly sellable: boolean;
  /** Free in warehouses from which it is sent to the customer. */
  readonly here: number;
  /** Free in the others. */
  readonly elsewhere: number;
};

/** Never more than there is, never a number that sounds scarcer than it is. */
export const judgeAvailability = ({ sellable, here, elsewhere }: StockInReach): Availability => {
  if (!sellable) return { state: 'not_sold', quantity: null };
  if (here > COUNTED_TO) return { state: 'in_stock', quantity: null };
  if (here > 0) return { state: 'low', quantity: here };
  return { state: elsewhere > 0 ? 'elsewhere' : 'out', quantity: null };
};
