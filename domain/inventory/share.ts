export type Wanted = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly warehouse: string;
  readonly quantity: number;
};
export type Free = { readonly sku: string; readonly warehouse: string; readonly available: number };

/** What one caller is told: everything it asked for, folded per article, or what there was too little of. */
export type Share =
  | { readonly kind: 'held'; readonly lines: readonly Wanted[] }
  | { readonly kind: 'short'; readonly of: readonly Free[] };

const counterOf = ({ sku, warehouse }: { readonly sku: string; readonly warehouse: string }): string =>
  `${sku} ${warehouse}`;

const sumBy = (wanted: readonly Wanted[], keyOf: (line: Wanted) => string): Wanted[] => {
  const sums = new Map<string, Wanted>();
  for (const line of wanted) {
    const key = keyOf(line);
    sums.set(key, { ...line, quantity: line.quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()];
};

/**
 * Shares the free stock out in the order of arrival. A caller gets all it asked for or nothing, and who gets nothing
 * leaves everything to those behind.
 */
export const shareStock = (free: readonly Free[], callers: readonly (readonly Wanted[])[]): Share[] => {
  const left = new Map(free.map((row) => [counterOf(row), row.available]));
  return callers.map((wanted): Share => {
    const demand = sumBy(wanted, counterOf);
    const missing = demand.filter((line) => (left.get(counterOf(line)) ?? 0) < line.quantity);
    if (missing.length > 0) {
      const of = missing.map(({ sku, warehouse }) => ({
        sku,
        warehouse,
        available: left.get(`${sku} ${warehouse}`) ?? 0,
      }));
      return { kind: 'short', of };
    }
    for (const line of demand) left.set(counterOf(line), (left.get(counterOf(line)) ?? 0) - line.quantity);
    return { kind: 'held', lines: sumBy(wanted, (line) => `${line.shipmentId} ${counterOf(line)}`) };
  });
};
