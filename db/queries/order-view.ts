import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Queryable } from '../client.ts';
import { escalation } from '../schema/action.ts';
import { order } from '../schema/order.ts';
import { payment } from '../schema/payment.ts';
import { parcel, shipment } from '../schema/shipment.ts';
import { tracking } from '../schema/tracking.ts';
import { linesOf, type OrderRow } from './order.ts';

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

export const readParts = async (db: Queryable, orderId: string) => {
  const [lines, payments, shipments, troubles] = await Promise.all([
    linesOf(db, orderId),
    db.select().from(payment).where(eq(payment.orderId, orderId)).orderBy(payment.createdAt, payment.id),
    db
      .select({ row: shipment, trackingNumber: parcel.trackingNumber, trackingStatus: tracking.status })
      .from(shipment)
      .leftJoin(parcel, eq(parcel.shipmentId, shipment.id))
      .leftJoin(tracking, eq(tracking.trackingNumber, parcel.trackingNumber))
      .where(eq(shipment.orderId, orderId))
      .orderBy(shipment.n),
    db
      .select({ kind: escalation.kind, detail: escalation.detail })
      .from(escalation)
      .where(and(eq(escalation.orderId, orderId), eq(escalation.state, 'open'))),
  ]);
  return { lines, payments, shipments, troubles };
};
export type OrderParts = Awaited<ReturnType<typeof readParts>>;
