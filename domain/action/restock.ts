import type { StockRow } from '../allocation/demand.ts';

type Line = { readonly sku: string; readonly quantity: number };

/** Where goods are taken from a second time: from where they left, or from the first warehouse that has them all. */
export const chooseRestock = (
  before: string,
  lines: readonly Line[],
  stock: readonly StockRow[],
): string | undefined => {
  const hasAll = (warehouse: string): boolean =>
    lines.every(({ sku, quantity }) =>
      stock.some((at) => at.sku === sku && at.warehouse === warehouse && at.available >= quantity),
    );
  return [before, ...new Set(stock.map((at) => at.warehouse))].find(hasAll);
};
