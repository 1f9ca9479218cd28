import { asc, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { shop, warehouse } from '../schema/shop.ts';

export type ShopRow = typeof shop.$inferSelect;

export const findShop = async (db: Queryable, id: string): Promise<ShopRow | undefined> =>
  (await db.select().from(shop).where(eq(shop.id, id)))[0];

export const listShops = (db: Queryable): Promise<ShopRow[]> => db.select().from(shop).orderBy(asc(shop.id));

export const isWarehouse = async (db: Queryable, id: string): Promise<boolean> =>
  (await db.select({ id: warehouse.id }).from(warehouse).where(eq(warehouse.id, id))).length > 0;

/** In which the day of these shops begins: the first one's; of all when there is none. */
export const timeZoneOf = async (db: Queryable, ids: readonly string[]): Promise<string> => {
  const shops = await listShops(db);
  return (shops.find(({ id }) => ids.includes(id)) ?? shops[0])?.timeZone ?? 'UTC';
};
