import { and, asc, desc, eq } from 'drizzle-orm';
import type { NoteFlag } from '../../domain/order/note.ts';
import type { Queryable } from '../client.ts';
import { orderNote } from '../schema/desk.ts';
import { event, notification } from '../schema/message.ts';
import { allocation, parcel, shipment } from '../schema/shipment.ts';
import { webhookDelivery, webhookEndpoint } from '../schema/webhook.ts';

export const findAllocation = async (db: Queryable, orderId: string) =>
  (await db.select().from(allocation).where(eq(allocation.orderId, orderId)))[0];

export const messagesOf = (db: Queryable, orderId: string) =>
  db
    .select()
    .from(notification)
    .where(eq(notification.orderId, orderId))
    .orderBy(asc(notification.createdAt), asc(notification.id));

export const labelledParcelsOf = (db: Queryable, orderId: string) =>
  db
    .select({ row: parcel, shipmentN: shipment.n })
    .from(parcel)
    .innerJoin(shipment, eq(shipment.id, parcel.shipmentId))
    .where(eq(shipment.orderId, orderId))
    .orderBy(asc(shipment.n), asc(parcel.n));

/** What the shop was to be told, each with one row per endpoint, or with none. */
export const toldToShop = (db: Queryable, orderId: string) =>
  db
    .select({ event, delivery: webhookDelivery, url: webhookEndpoint.url })
    .from(event)
    .leftJoin(webhookDelivery, eq(webhookDelivery.eventId, event.id))
    .leftJoin(webhookEndpoint, eq(webhookEndpoint.id, webhookDelivery.endpointId))
    .where(and(eq(event.orderId, orderId), eq(event.internal, false)))
    .orderBy(asc(event.at), asc(event.id), asc(webhookDelivery.endpointId));

export const notesOf = (db: Queryable, orderId: string) =>
  db
    .select()
    .from(orderNote)
    .where(eq(orderNote.orderId, orderId))
    .orderBy(desc(orderNote.pinned), desc(orderNote.at), desc(orderNote.id));

type NewNoteRow = {
  readonly id: string;
  readonly orderId: string;
  readonly principalId: string;
  readonly flag: NoteFlag;
  readonly pinned: boolean;
  readonly text: string;
};

export const addNote = async (db: Queryable, row: NewNoteRow): Promise<typeof orderNote.$inferSelect> => {
  const [added] = await db.insert(orderNote).values(row).returning();
  if (!added) throw new Error('a note that was just written must exist');
  return added;
};
