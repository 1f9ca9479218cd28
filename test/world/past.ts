import { createHistory } from '../../world/history/history.ts';
import type { PastOrder } from '../../world/history/types.ts';
import type { Region } from '../../world/types.ts';
import { createWorld } from '../../world/world.ts';

export const ORDERS = 6_000;
export const TODAY = Date.parse('2026-08-18T03:20:00Z');
export const world = createWorld(7300);
export const past = [...createHistory(world, { orders: ORDERS, today: TODAY, seed: 7300 })];
export const completed = past.filter(({ fate }) => fate === 'completed');

export const shareOf = <T>(list: readonly T[], test: (each: T) => boolean): number =>
  list.filter(test).length / list.length;

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

export const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the world holds it');
  return value;
};

const regions = new Map(world.region.map((region) => [region.code, region]));
export const regionOf = ({ customer }: PastOrder): Region => found(regions.get(customer.address.regionCode));
