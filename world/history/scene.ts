import { createRandom } from '../random.ts';
import type { Currency } from '../types/base.ts';
import type { Region } from '../types/place.ts';
import type { World } from '../types.ts';
import { type Complaints, createComplaints } from './complaint.ts';
import { type Coupons, createCoupons } from './coupon.ts';
import { createLanes, type Lanes } from './lane.ts';
import { createTill, type Till } from './money.ts';
import { createQuota, type Quota } from './quota.ts';
import { createDesk, type Desk } from './remedy.ts';
import { createShelves, type Shelves } from './shelf.ts';
import { createDispatch, type DispatchOrder } from './shipment.ts';
import { createShoppers, type Shoppers } from './shopper.ts';
import { createTrips } from './trip.ts';
import { createTroubles } from './trouble.ts';
import type { Instant } from './types.ts';

/** Everybody and everything that an order meets. What it remembers is of the orders before, so these come in turn. */
export type Scene = {
  readonly world: World;
  readonly seed: number;
  readonly today: Instant;
  readonly shoppers: Shoppers;
  readonly shelves: Shelves;
  readonly till: Till;
  readonly coupons: Coupons;
  readonly lanes: Lanes;
  readonly dispatch: DispatchOrder;
  readonly complaints: Complaints;
  readonly desk: Desk;
  readonly quota: Quota;
  /** Customers with an order that they kept. */
  readonly known: Set<string>;
  regionOf(code: string): Region;
  currencyOf(shopId: string): Currency;
};

export const createScene = (
  world: World,
  { seed, today }: { readonly seed: number; readonly today: Instant },
): Scene => {
  const quota = createQuota(createRandom(seed, 'history/quota'));
  const till = createTill(world, today);
  const regions = new Map(world.region.map((region) => [region.code, region]));
  const currencies = new Map(world.shop.map(({ id, currencies: [first] }) => [id, first]));
  const trips = createTrips({ world, troubles: createTroubles(quota, today), today });
  return {
    world,
    seed,
    today,
    shoppers: createShoppers(world.customer, createRandom(seed, 'history/shopper')),
    shelves: createShelves(world),
    till,
    coupons: createCoupons(world, till),
    lanes: createLanes(world),
    dispatch: createDispatch(world, trips),
    complaints: createComplaints(world, quota, today),
    desk: createDesk(world),
    quota,
    known: new Set(),
    regionOf: (code) => {
      const region = regions.get(code);
      if (!region) throw new Error(`no region ${code}`);
      return region;
    },
    currencyOf: (shopId) => currencies.get(shopId) ?? 'CNY',
  };
};
