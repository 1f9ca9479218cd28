import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { NOTE_FLAGS } from '../../domain/order/note.ts';
import { PAUSE_KINDS } from '../../domain/pause.ts';
import { action } from './action.ts';
import { instant } from './column.ts';
import { order } from './order.ts';
import { principal } from './principal.ts';

/** What staff tell each other about an order; a pinned one is seen on the floor too. */
export const orderNote = pgTable(
  'order_note',
  {
    id: text().primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    principalId: text('principal_id')
      .notNull()
      .references(() => principal.id),
    flag: text({ enum: NOTE_FLAGS }).notNull(),
    pinned: boolean().notNull().default(false),
    text: text().notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [index('order_note_order').on(t.orderId, t.at)],
);

/** A page's filters under a name; without an owner everybody sees it. */
export const savedView = pgTable(
  'saved_view',
  {
    id: text().primaryKey(),
    principalId: text('principal_id').references(() => principal.id),
    page: text().notNull(),
    name: text().notNull(),
    /** The part of the address behind the question mark. */
    query: text().notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [uniqueIndex('saved_view_name').on(sql`coalesce(${t.principalId}, '')`, t.page, t.name)],
);

/** A switch that is on until somebody ends it; `target` is the warehouse or the carrier. */
export const pause = pgTable(
  'pause',
  {
    id: text().primaryKey(),
    kind: text({ enum: PAUSE_KINDS }).notNull(),
    target: text().notNull().default(''),
    reason: text().notNull(),
    startedBy: text('started_by')
      .notNull()
      .references(() => principal.id),
    startedAt: instant('started_at').notNull().default(sql`now()`),
    endedBy: text('ended_by').references(() => principal.id),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('pause_on_once').on(t.kind, t.target).where(sql`${t.endedAt} IS NULL`),
    check('pause_target', sql`(${t.kind} IN ('warehouse', 'carrier')) = (${t.target} <> '')`),
    check('pause_ended_by_somebody', sql`(${t.endedAt} IS NULL) = (${t.endedBy} IS NULL)`),
  ],
);

/** The customer's word after delivery, 1 to 5 each. */
export const orderRating = pgTable(
  'order_rating',
  {
    orderId: text('order_id')
      .primaryKey()
      .references(() => order.id),
    goods: integer().notNull(),
    delivery: integer().notNull(),
    service: integer().notNull(),
    comment: text(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [
    check(
      'order_rating_in_range',
      sql`${t.goods} BETWEEN 1 AND 5 AND ${t.delivery} BETWEEN 1 AND 5 AND ${t.service} BETWEEN 1 AND 5`,
    ),
  ],
);

/** The address that an action replaced, kept like `order_contact` apart from everything that leaves the database. */
export const contactChange = pgTable(
  'contact_change',
  {
    actionId: text('action_id')
      .notNull()
      .references(() => action.id),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    country: text().notNull(),
    regionCode: text('region_code'),
    province: text(),
    city: text(),
    postcode: text(),
    line1: text().notNull(),
    line2: text(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.actionId] }), index('contact_change_order').on(t.orderId)],
);
