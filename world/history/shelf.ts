import type { Region, Warehouse } from '../types/place.ts';
import type { World } from '../types.ts';
import { PLANTED } from './planted.ts';

export type Offer = { readonly sku: string; readonly share: number };

/** What sells so well that its story can be seen, beside a usual article's popularity of about 50. */
const BEST_SELLERS: Readonly<Record<string, number>> = {
  [PLANTED.wrongPicture.sku]: 320,
  [PLANTED.swapped.skus[1] ?? '']: 200,
  [PLANTED.breakage.skus[0] ?? '']: 260,
  [PLANTED.breakage.skus[1] ?? '']: 180,
};
/** What runs out sells as its daily demand says. */
const SHARE_OF_DAILY_DEMAND = 48;

/** As far apart as a map shows them: good enough to know which is nearer. */
const distanceBetween = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos(((a.lat + b.lat) * Math.PI) / 360));

export type Shelves = {
  /** The warehouses that serve a shop, the nearest to the region first. */
  near(shopId: string, region: Region): readonly string[];
  keeps(warehouse: string, sku: string): boolean;
  /** What a shop sells, of all or of what one warehouse keeps; what is out there today only if it was really sold. */
  offers(shopId: string, from: { readonly warehouse?: string | undefined; readonly isSold: boolean }): readonly Offer[];
};

const popularityOf = ({ sku, stock }: World): ReadonlyMap<string, number> => {
  const low = new Map(stock.flatMap((row) => (row.why === 'low' ? [[row.sku, row.dailyDemand] as const] : [])));
  const shareOf = (code: string, popularity: number): number => {
    const demand = low.get(code);
    return demand === undefined ? (BEST_SELLERS[code] ?? popularity) : demand * SHARE_OF_DAILY_DEMAND;
  };
  return new Map(sku.filter(({ sellable }) => sellable).map((row) => [row.sku, shareOf(row.sku, row.popularity)]));
};

const remember = <T>(make: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
};

export const createShelves = (world: World): Shelves => {
  const popularity = popularityOf(world);
  const kept = new Map(world.stock.map((row) => [`${row.warehouse}/${row.sku}`, row.onHand]));
  const currencyOf = new Map(world.shop.map(({ id, currencies }) => [id, currencies[0]]));
  const serving = (shopId: string): readonly Warehouse[] =>
    world.warehouse.filter(({ currency }) => currency === currencyOf.get(shopId));
  const keeps = (warehouse: string, sku: string): boolean => kept.has(`${warehouse}/${sku}`);
  const sells = (sku: string, warehouses: readonly string[], isSold: boolean): boolean =>
    warehouses.some((warehouse) => (kept.get(`${warehouse}/${sku}`) ?? -1) >= (isSold ? 0 : 1));

  const offersBy = remember((key: string): readonly Offer[] => {
    const [shopId = '', warehouse = '', isSold = ''] = key.split('/');
    const from = warehouse === '' ? serving(shopId).map(({ id }) => id) : [warehouse];
    return world.price
      .filter((row) => row.shopId === shopId && sells(row.sku, from, isSold === 'sold'))
      .map(({ sku }) => ({ sku, share: popularity.get(sku) ?? 0 }))
      .filter(({ share }) => share > 0);
  });
  const regions = new Map(world.region.map((region) => [region.code, region]));
  const nearBy = remember((key: string): readonly string[] => {
    const [shopId = '', code = ''] = key.split('/');
    const region = regions.get(code);
    if (!region) throw new Error(`no region ${code}`);
    return serving(shopId)
      .toSorted((a, b) => distanceBetween(a, region) - distanceBetween(b, region))
      .map(({ id }) => id);
  });
  return {
    near: (shopId, { code }) => nearBy(`${shopId}/${code}`),
    keeps,
    offers: (shopId, { warehouse = '', isSold }) => offersBy(`${shopId}/${warehouse}/${isSold ? 'sold' : ''}`),
  };
};
