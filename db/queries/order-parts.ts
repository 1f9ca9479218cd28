import { eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { orderContact, orderLine } from '../schema/order.ts';
import { payment, refund } from '../schema/payment.ts';
import { parcel, shipment, shipmentLine } from '../schema/shipment.ts';
import { sku } from '../schema/shop.ts';
import { tracking } from '../schema/tracking.ts';
import { openEscalationsOf } from './escalation.ts';
import { holdFactsOf } from './order-action.ts';
import { instantIn, type OrderRow } from './order.ts';

const titles = { titleZh: sku.titleZh, titleEn: sku.titleEn };

const linesOf = (db: Queryable, orderId: string) =>
  db
    .select({ row: orderLine, ...titles })
    .from(orderLine)
    .leftJoin(sku, eq(sku.sku, orderLine.sku))
    .where(eq(orderLine.orderId, orderId))
    .orderBy(orderLine.lineNo);

const shipmentsOf = (db: Queryable, orderId: string) =>
  db
    .select({
      row: shipment,
      trackingNumber: parcel.trackingNumber,
      trackingStatus: tracking.status,
      trackingDetail: tracking.detail,
      lastNewsAt: tracking.lastEventAt,
    })
    .from(shipment)
    .leftJoin(parcel, eq(parcel.shipmentId, shipment.id))
    .leftJoin(tracking, eq(tracking.trackingNumber, parcel.trackingNumber))
    .where(eq(shipment.orderId, orderId))
    .orderBy(shipment.n);

const packedLinesOf = (db: Queryable, orderId: string) =>
  db
    .select({ shipmentId: shipmentLine.shipmentId, sku: shipmentLine.sku, quantity: shipmentLine.quantity, ...titles })
    .from(shipmentLine)
    .innerJoin(shipment, eq(shipment.id, shipmentLine.shipmentId))
    .leftJoin(sku, eq(sku.sku, shipmentLine.sku))
    .where(eq(shipment.orderId, orderId))
    .orderBy(shipmentLine.sku);

/** What an order is made of, as its page shows it. */
export const readParts = async (db: Queryable, row: OrderRow) => {
  const { id } = row;
  const [lines, payments, refunds, shipments, packed, troubles, contacts, held, now] = await Promise.all([
    linesOf(db, id),
    db.select().from(payment).where(eq(payment.orderId, id)).orderBy(payment.createdAt, payment.id),
    db.select().from(refund).where(eq(refund.orderId, id)).orderBy(refund.requestedAt, refund.id),
    shipmentsOf(db, id),
    packedLinesOf(db, id),
    openEscalationsOf(db, id),
    db.select().from(orderContact).where(eq(orderContact.orderId, id)),
    row.heldBy === null ? undefined : holdFactsOf(db, row),
    instantIn(db, 0),
  ]);
  return { lines, payments, refunds, shipments, packed, troubles, contact: contacts[0], held, now };
};
export type OrderParts = Awaited<ReturnType<typeof readParts>>;
