import { compareText } from '../compare.ts';
import { type Fault, fault } from '../faults.ts';
import type { Load } from './tariff.ts';

/** One line as ordered. `line` is its index in the order's body, when that is not its place in the list. */
export type DemandLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly weightGrams: number;
  readonly volumeCm3: number;
  readonly line?: number;
};

export type StockRow = { readonly sku: string; readonly warehouse: string; readonly available: number };

/** Everything wanted of one article. `index` is its place among the items, `line` the first line that names it. */
export type Item = Required<DemandLine> & { readonly index: number };

/** The same article given twice is one item: lines checked one by one would promise the same piece twice. */
export const foldDemand = (demand: readonly DemandLine[]): readonly Item[] => {
  const items = new Map<string, Required<DemandLine>>();
  for (const [index, asked] of demand.entries()) {
    const line = asked.line ?? index;
    const known = items.get(asked.sku);
    const quantity = asked.quantity + (known?.quantity ?? 0);
    items.set(asked.sku, { ...asked, quantity, line: Math.min(line, known?.line ?? line) });
  }
  const bySku = [...items.values()].toSorted((a, b) => compareText(a.sku, b.sku));
  return bySku.map((item, index) => ({ ...item, index }));
};

export const totalLoad = (items: readonly Item[]): Load => ({
  grams: items.reduce((sum, item) => sum + item.quantity * item.weightGrams, 0),
  cm3: items.reduce((sum, item) => sum + item.quantity * item.volumeCm3, 0),
});

const shortage = (item: Item, available: number): Fault =>
  fault('STOCK_INSUFFICIENT', `/lines/${item.line}/quantity`, { sku: item.sku, wanted: item.quantity, available });

/** A fault for each item of which these warehouses together have too little. */
export const findShortages = (
  items: readonly Item[],
  stock: readonly StockRow[],
  among: ReadonlySet<string>,
): readonly Fault[] =>
  items.flatMap((item) => {
    const rows = stock.filter((row) => row.sku === item.sku && among.has(row.warehouse));
    const available = rows.reduce((sum, row) => sum + Math.max(0, row.available), 0);
    return available < item.quantity ? [shortage(item, available)] : [];
  });
