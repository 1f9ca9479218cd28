import type { StockRow } from './demand.ts';
import { isServed, surveySites, type Warehouse } from './site.ts';
import type { Destination, Tariff } from './tariff.ts';

type Network = {
  readonly stock: readonly StockRow[];
  readonly warehouses: readonly Warehouse[];
  readonly tariffs: readonly Tariff[];
};

export type Reach = { readonly here: number; readonly elsewhere: number };

/** What of an article is free in open warehouses that are served to a destination, and in the other open ones. */
export const splitByReach = (sku: string, network: Network, destination: Destination): Reach => {
  const sites = surveySites({ ...network, items: [], destination }).filter(({ open }) => open);
  const freeAt = (isCounted: (id: string) => boolean): number =>
    network.stock
      .filter((row) => row.sku === sku && isCounted(row.warehouse))
      .reduce((sum, { available }) => sum + Math.max(0, available), 0);
  const open = new Set(sites.map(({ id }) => id));
  const served = new Set(sites.filter(isServed).map(({ id }) => id));
  return { here: freeAt((id) => served.has(id)), elsewhere: freeAt((id) => open.has(id) && !served.has(id)) };
};
