import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { BULK_ITEM_STATES, BULK_KINDS, BULK_STATES } from '../../domain/bulk/kind.ts';
import type { BulkWish } from '../../domain/bulk/judge.ts';
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
    request: jsonb().$type<BulkWish>().notNull().default({}),
    reason: text().notNull(),
    principalId: text('principal_id')
      .notNull()
      .references(() => principal.id),
    requestKey: text('request_key').notNull(),
    /** Of what was asked with the key: another wish with it is a mistake. */
    bodyHash: text('body_hash').notNull().default(''),
    /** The job whose failures it does again. */
    repeats: text(),
    state: bulkState().notNull().default('running'),
    total: integer().notNull(),
    stopRequestedBy: text('stop_requested_by').references(() => principal.id),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('bulk_request').on(t.principalId, t.requestKey),
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
  (t) => [
    primaryKey({ columns: [t.bulkId, t.orderId] }),
    index('bulk_item_state_of').on(t.bulkId, t.state),
    index('bulk_item_action').on(t.actionId).where(sql`${t.actionId} IS NOT NULL`),
  ],
);
