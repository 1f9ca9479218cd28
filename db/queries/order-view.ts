import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';
import { order } from '../schema/order.ts';
import type { OrderRow } from './order.ts';

/** An order as its shop may see it; another shop's order is as unknown as one that never was. */
export const findOrderFor = async (
  db: Queryable,
  id: string,
  shopId: string | undefined,
): Promise<OrderRow | undefined> => {
  const own = shopId === undefined ? eq(order.id, id) : and(eq(order.id, id), eq(order.shopId, shopId));
  return (await db.select().from(order).where(own))[0];
};

/** A row about an order, as the order's shop may see it. */
export const visibleTo = async <T extends { readonly orderId: string }>(
  db: Queryable,
  shopId: string | undefined,
  row: T | undefined,
): Promise<T | undefined> => (row && (await findOrderFor(db, row.orderId, shopId)) ? row : undefined);

/** Rows about orders, as a shop may list them: its own orders' only. */
export const ofShop = (orderId: PgColumn, shopId: string | undefined): SQL | undefined =>
  shopId === undefined ? undefined : sql`${orderId} IN (SELECT id FROM "order" WHERE shop_id = ${shopId})`;
