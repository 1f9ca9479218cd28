import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { action, escalation } from '../schema/action.ts';
import { order, orderContact } from '../schema/order.ts';
import { parcel, shipment } from '../schema/shipment.ts';
import { region } from '../schema/shop.ts';
import { tracking } from '../schema/tracking.ts';

const MOST = 500;

const contact = { name: orderContact.name, phone: orderContact.phone };

/** What waits for a second person: whose trouble ends first comes first, then the oldest. */
export const awaitingApproval = (db: Queryable, id?: string) =>
  db
    .select({ action, order, contact, escalation })
    .from(action)
    .innerJoin(order, eq(order.id, action.orderId))
    .leftJoin(orderContact, eq(orderContact.orderId, action.orderId))
    .leftJoin(escalation, eq(escalation.id, action.escalationId))
    .where(and(eq(action.state, 'awaiting_approval'), id === undefined ? undefined : eq(action.id, id)))
    .orderBy(sql`${escalation.deadlineAt} ASC NULLS LAST`, asc(action.createdAt), asc(action.id))
    .limit(MOST);
export type AwaitingApproval = Awaited<ReturnType<typeof awaitingApproval>>[number];

const asked = sql<number>`(SELECT count(*)::int FROM action a
  WHERE a.escalation_id = ${escalation.id} AND a.state = 'awaiting_approval')`;

/** Every open trouble with its order and its parcel, by time. */
export const openTroubles = (db: Queryable) =>
  db
    .select({
      escalation,
      order,
      contact,
      shipment,
      zone: region.zone,
      trackingNumber: parcel.trackingNumber,
      lastNewsAt: tracking.lastEventAt,
      asked,
    })
    .from(escalation)
    .innerJoin(order, eq(order.id, escalation.orderId))
    .leftJoin(orderContact, eq(orderContact.orderId, escalation.orderId))
    .leftJoin(region, sql`${region.code} = coalesce(${orderContact.regionCode}, ${orderContact.country})`)
    .leftJoin(shipment, eq(shipment.id, escalation.shipmentId))
    .leftJoin(parcel, and(eq(parcel.shipmentId, shipment.id), eq(parcel.n, 1)))
    .leftJoin(tracking, eq(tracking.trackingNumber, parcel.trackingNumber))
    .where(eq(escalation.state, 'open'))
    .orderBy(sql`${escalation.deadlineAt} ASC NULLS LAST`, asc(escalation.openedAt), asc(escalation.id))
    .limit(MOST);
export type OpenTrouble = Awaited<ReturnType<typeof openTroubles>>[number];
