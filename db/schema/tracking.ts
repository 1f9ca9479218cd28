import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './column.ts';
import { shipment } from './shipment.ts';

/** What the carrier's events add up to, per parcel. */
export const tracking = pgTable(
  'tracking',
  {
    trackingNumber: text('tracking_number').primaryKey(),
    carrier: text().notNull(),
    shipmentId: text('shipment_id')
      .notNull()
      .references(() => shipment.id),
    status: text().notNull(),
    detail: text(),
    state: jsonb().$type<unknown>().notNull(),
    lastEventAt: instant('last_event_at'),
  },
  (t) => [index('tracking_shipment').on(t.shipmentId)],
);

export const trackingEvent = pgTable(
  'tracking_event',
  {
    carrier: text().notNull(),
    eventId: text('event_id').notNull(),
    trackingNumber: text('tracking_number').notNull(),
    status: text().notNull(),
    detail: text(),
    place: text(),
    at: instant().notNull(),
    receivedAt: instant('received_at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.carrier, t.eventId] }), index('tracking_event_parcel').on(t.trackingNumber, t.at)],
);
