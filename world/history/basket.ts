import type { Random } from '../random.ts';
import type { Region } from '../types/place.ts';
import type { Offer, Shelves } from './shelf.ts';

export type Item = { readonly sku: string; readonly quantity: number };
/** What one warehouse sends of a basket. */
export type Load = { readonly warehouse: string; readonly items: readonly Item[] };

export type Wish = {
  readonly shopId: string;
  readonly region: Region;
  /** Goods that were really sold, not only held for a while. */
  readonly isSold: boolean;
  readonly isSplit: boolean;
};

const LINES = [
  { count: 1, share: 40 },
  { count: 2, share: 30 },
  { count: 3, share: 17 },
  { count: 4, share: 9 },
  { count: 5, share: 4 },
] as const;
const QUANTITIES = [
  { count: 1, share: 72 },
  { count: 2, share: 21 },
  { count: 3, share: 7 },
] as const;

/** Draws lines from what is offered, each article once. */
const draw = (offers: readonly Offer[], count: number, random: Random): readonly Item[] => {
  const skus = new Set<string>();
  for (let n = 0; n < count && skus.size < offers.length; n += 1)
    skus.add(random.pickByShare(offers.filter(({ sku }) => !skus.has(sku))).sku);
  return [...skus].map((sku) => ({ sku, quantity: random.pickByShare(QUANTITIES).count }));
};

/** A basket as its warehouses send it: nearly always all of it from the nearest one that has its first article. */
export const fillBasket = (shelves: Shelves, wish: Wish, random: Random): readonly Load[] => {
  const { shopId, region, isSold, isSplit } = wish;
  const near = shelves.near(shopId, region);
  const count = Math.max(isSplit ? 2 : 1, random.pickByShare(LINES).count);
  const [first] = draw(shelves.offers(shopId, { isSold }), 1, random);
  const offered = (warehouse: string): readonly Offer[] =>
    shelves.offers(shopId, { warehouse, isSold }).filter(({ sku }) => sku !== first?.sku);
  const home = near.find(
    (warehouse) => first && shelves.offers(shopId, { warehouse, isSold }).some(({ sku }) => sku === first.sku),
  );
  if (!first || home === undefined) throw new Error(`${shopId} has nothing to sell`);
  const others = draw(offered(home), count - (isSplit ? 2 : 1), random);
  const atHome = { warehouse: home, items: [first, ...others] };
  const second = isSplit ? near.find((warehouse) => warehouse !== home) : undefined;
  if (second === undefined) return [atHome];
  const left = offered(second).filter(({ sku }) => !others.some((item) => item.sku === sku));
  return [atHome, { warehouse: second, items: draw(left, 1, random) }];
};
