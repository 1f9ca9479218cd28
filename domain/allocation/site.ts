import haversineDistance from 'haversine-distance';
import { compareText } from '../compare.ts';
import type { Item, StockRow } from './demand.ts';
import { type Destination, type Tariff, tariffsTo } from './tariff.ts';

export type Warehouse = { readonly id: string; readonly lat: number; readonly lon: number; readonly open: boolean };

/** What a site has of one item. */
export type Shelf = {
  readonly available: number;
  /** The part of the shelf that a unit takes, in millionths: a nearly empty shelf is dear. */
  readonly unitShare: number;
  /** Whether the site could send all of the item, as far as its shelf and its carriers go. */
  readonly sendsWhole: boolean;
};

/** A warehouse as one order sees it; `shelves` are aligned with the order's items. */
export type Site = {
  readonly id: string;
  readonly open: boolean;
  readonly distanceKm: number;
  readonly tariffs: readonly Tariff[];
  readonly shelves: readonly Shelf[];
};

export type Survey = {
  readonly items: readonly Item[];
  readonly destination: Destination;
  readonly stock: readonly StockRow[];
  readonly warehouses: readonly Warehouse[];
  readonly tariffs: readonly Tariff[];
};

const shelfOf = (item: Item, available: number, tariffs: readonly Tariff[]): Shelf => ({
  available,
  unitShare: Math.ceil(1_000_000 / Math.max(1, available)),
  sendsWhole:
    available >= item.quantity && tariffs.some(({ maxGrams }) => maxGrams >= item.quantity * item.weightGrams),
});

/** Every warehouse in the order of its id, with what it has, what it can send by and how far away it is. */
export const surveySites = ({ items, destination, stock, warehouses, tariffs }: Survey): readonly Site[] => {
  const reaching = tariffsTo(destination, tariffs);
  const keyOf = (warehouse: string, sku: string): string => JSON.stringify([warehouse, sku]);
  const available = new Map(stock.map((row) => [keyOf(row.warehouse, row.sku), row.available]));
  const survey = ({ id, open, ...place }: Warehouse): Site => {
    const own = reaching.filter((tariff) => tariff.warehouse === id);
    const shelves = items.map((item) => shelfOf(item, Math.max(0, available.get(keyOf(id, item.sku)) ?? 0), own));
    return { id, open, distanceKm: Math.round(haversineDistance(place, destination) / 1000), tariffs: own, shelves };
  };
  return warehouses.map(survey).toSorted((a, b) => compareText(a.id, b.id));
};

export const availableAt = (site: Site, { index }: Item): number => site.shelves[index]?.available ?? 0;

export const isServed = (site: Site): boolean => site.open && site.tariffs.length > 0;

/** The first item that these sites together have too little of. */
export const findLack = (
  items: readonly Item[],
  sites: readonly Site[],
): { sku: string; short: number } | undefined => {
  for (const item of items) {
    let short = item.quantity;
    for (const site of sites) short -= availableAt(site, item);
    if (short > 0) return { sku: item.sku, short };
  }
  return undefined;
};

/** A copy of the items that asks only for what the site leaves missing. */
const without = (items: readonly Item[], site: Site): readonly Item[] =>
  items.map((item) => ({ ...item, quantity: Math.max(0, item.quantity - availableAt(site, item)) }));

const unitsGiven = (site: Site, items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + Math.min(item.quantity, availableAt(site, item)), 0);

/** At most `most` sites that have anything: each time the one that gives most of what is still missing, then the nearer. */
export const mostUseful = (sites: readonly Site[], items: readonly Item[], most: number): readonly Site[] => {
  const rest = sites.filter((site) => unitsGiven(site, items) > 0);
  if (rest.length <= most) return rest;
  const chosen: Site[] = [];
  let missing = items;
  while (chosen.length < most) {
    rest.sort((a, b) => unitsGiven(b, missing) - unitsGiven(a, missing) || a.distanceKm - b.distanceKm);
    const [best] = rest.splice(0, 1);
    if (!best) break;
    chosen.push(best);
    missing = without(missing, best);
  }
  return chosen.toSorted((a, b) => compareText(a.id, b.id));
};
