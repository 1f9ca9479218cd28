import specialLines from './data/special-stock.json' with { type: 'json' };
import type { Random } from './random.ts';
import { readTable } from './table.ts';
import type { Price, Sku, StockRow, Warehouse } from './types.ts';

const SPECIAL_COLUMNS = ['sku', 'warehouse', 'on_hand', 'daily_demand', 'why'] as const;

/** Days of cover that the usual goods have: never low. */
const COVER_DAYS = { min: 25, max: 60 };

/** The hot one, the one to be transferred and those that run out have these rows and no others. */
const readSpecialStock = (): readonly StockRow[] =>
  readTable(specialLines, SPECIAL_COLUMNS).map((row) => ({
    sku: row.sku,
    warehouse: row.warehouse,
    onHand: Number(row.on_hand),
    dailyDemand: Number(row.daily_demand),
    why: row.why as StockRow['why'],
  }));

/** A warehouse holds its families; the one abroad only what has a price there. */
const isKeptIn = (warehouse: Warehouse, sku: Sku, hasEuro: ReadonlySet<string>): boolean =>
  warehouse.families.includes(sku.category) && (warehouse.currency === 'CNY' || hasEuro.has(sku.sku));

const usualStock = (warehouse: Warehouse, sku: Sku, random: Random): StockRow => {
  const dailyDemand = Math.max(1, Math.round(random.between(2, 9) * warehouse.share));
  const onHand = dailyDemand * random.between(COVER_DAYS.min, COVER_DAYS.max);
  return { sku: sku.sku, warehouse: warehouse.id, onHand, dailyDemand, why: 'usual' };
};

export const createStock = (
  warehouses: readonly Warehouse[],
  { skus, prices }: { readonly skus: readonly Sku[]; readonly prices: readonly Price[] },
  random: Random,
): readonly StockRow[] => {
  const special = readSpecialStock();
  const isSpecial = new Set(special.map(({ sku }) => sku));
  const hasEuro = new Set(prices.filter(({ currency }) => currency === 'EUR').map(({ sku }) => sku));
  const usual = skus.filter(({ sku, traits }) => !isSpecial.has(sku) && !traits.includes('presale'));
  const rows = warehouses.flatMap((warehouse) =>
    usual.filter((sku) => isKeptIn(warehouse, sku, hasEuro)).map((sku) => usualStock(warehouse, sku, random)),
  );
  return [...special, ...rows];
};
