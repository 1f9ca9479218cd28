import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './column.ts';
import { event } from './message.ts';
import { shop } from './shop.ts';

export const webhookEndpoint = pgTable('webhook_endpoint', {
  id: text().primaryKey(),
  shopId: text('shop_id')
    .notNull()
    .references(() => shop.id),
  url: text().notNull(),
  /** Needed for each signature, so it cannot be a hash; never shown again. */
  secret: text().notNull(),
  /** The one before, with which webhooks are signed too until its time is over. */
  previousSecret: text('previous_secret'),
  previousUntil: instant('previous_until'),
  /** Switched off by its owner, or because the receiver said that it is gone. */
  disabledAt: instant('disabled_at'),
  createdAt: instant('created_at').notNull().default(sql`now()`),
});

export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    id: text().primaryKey(),
    endpointId: text('endpoint_id')
      .notNull()
      .references(() => webhookEndpoint.id),
    eventId: text('event_id')
      .notNull()
      .references(() => event.id),
    state: text({ enum: ['pending', 'delivered', 'parked'] })
      .notNull()
      .default('pending'),
    attempts: integer().notNull().default(0),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('webhook_delivery_once').on(t.endpointId, t.eventId),
    index('webhook_delivery_event').on(t.eventId),
    index('webhook_delivery_unsettled').on(t.endpointId, t.state).where(sql`${t.state} <> 'delivered'`),
  ],
);
