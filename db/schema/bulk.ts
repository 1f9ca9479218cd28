import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { BULK_ITEM_STATES, BULK_KINDS, BULK_STATES } from '../../domain/bulk/kind.ts';
import { instant } from './column.ts';
import { order } from './order.ts';
import { principal } from './principal.ts';

export const bulkKind = pgEnum('bulk_kind', BULK_KINDS);
export const bulkState = pgEnum('bulk_state', BULK_STATES);
export const bulkItemState = pgEnum('bulk_item_state', BULK_ITEM_STATES);

/** One operator's action for many orders, as it was previewed. */
export const bulk = pgTable(
  'bulk',
  {
    id: text().primaryKey(),
    kind: bulkKind().notNull(),
    request: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    reason: text().notNull(),
    principalId: text('principal_id')
      .notNull()
      .references(() => principal.id),
    requestKey: text('request_key').notNull(),
    state: bulkState().notNull().default('running'),
    total: integer().notNull(),
    stopRequestedBy: text('stop_requested_by').references(() => principal.id),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('bulk_newest').on(t.createdAt.desc()),
    check('bulk_ended', sql`(${t.endedAt} IS NULL) = (${t.state} IN ('running', 'stopping'))`),
  ],
);

export const bulkItem = pgTable(
  'bulk_item',
  {
    bulkId: text('bulk_id')
      .notNull()
      .references(() => bulk.id),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    state: bulkItemState().notNull(),
    /** Why it was left out, refused or failed. */
    code: text(),
    actionId: text('action_id'),
    at: instant(),
  },
  (t) => [primaryKey({ columns: [t.bulkId, t.orderId] }), index('bulk_item_state_of').on(t.bulkId, t.state)],
);
