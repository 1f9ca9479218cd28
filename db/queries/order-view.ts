import { and, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { OrderStatus } from '../../domain/order/status.ts';
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

export type OrderFilter = {
  readonly shopId: string | undefined;
  readonly statuses: readonly OrderStatus[];
  readonly reference: string | undefined;
  /** The shop's own number of a customer. */
  readonly customerId: string | undefined;
  /** The id of the last order of the page before; its instant stays in the database, which counts finer than we do. */
  readonly after: string | undefined;
  readonly limit: number;
};

/** One more row than asked for tells whether there is a next page. */
export const listOrderRows = (db: Queryable, filter: OrderFilter): Promise<OrderRow[]> => {
  const { shopId, statuses, reference, customerId, after, limit } = filter;
  return db
    .select()
    .from(order)
    .where(
      and(
        shopId === undefined ? undefined : eq(order.shopId, shopId),
        statuses.length === 0 ? undefined : inArray(order.status, [...statuses]),
        reference === undefined ? undefined : and(isNotNull(order.reference), eq(order.reference, reference)),
        customerId === undefined ? undefined : eq(order.customerId, customerId),
        after === undefined
          ? undefined
          : sql`(${order.acceptedAt}, ${order.id}) < (SELECT accepted_at, id FROM "order" WHERE id = ${after})`,
      ),
    )
    .orderBy(desc(order.acceptedAt), desc(order.id))
    .limit(limit + 1);
};
