import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { MOVEMENT_KINDS, RESERVATION_STATES } from '../../domain/inventory/status.ts';
import { instant } from './column.ts';
import { sku, warehouse } from './shop.ts';

export const reservationState = pgEnum('reservation_state', RESERVATION_STATES);
export const movementKind = pgEnum('movement_kind', MOVEMENT_KINDS);

/** The counter that is locked; what it says is explained by the movements. */
export const stock = pgTable(
  'stock',
  {
    sku: text()
      .notNull()
      .references(() => sku.sku),
    warehouse: text()
      .notNull()
      .references(() => warehouse.id),
    onHand: integer('on_hand').notNull(),
    reserved: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.sku, t.warehouse] }),
    check('stock_never_oversold', sql`${t.reserved} >= 0 AND ${t.reserved} <= ${t.onHand}`),
  ],
);

/** Append-only. One act moves a counter once: the unique key drops repeats. */
export const stockMovement = pgTable(
  'stock_movement',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sku: text().notNull(),
    warehouse: text().notNull(),
    kind: movementKind().notNull(),
    onHandDelta: integer('on_hand_delta').notNull(),
    reservedDelta: integer('reserved_delta').notNull(),
    ref: text().notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('stock_movement_once').on(t.ref, t.kind, t.sku, t.warehouse),
    index('stock_movement_counter').on(t.sku, t.warehouse, t.id),
    check('stock_movement_moves', sql`${t.onHandDelta} <> 0 OR ${t.reservedDelta} <> 0`),
  ],
);

export const reservation = pgTable(
  'reservation',
  {
    id: text().primaryKey(),
    orderId: text('order_id').notNull(),
    shipmentId: text('shipment_id').notNull(),
    sku: text().notNull(),
    warehouse: text().notNull(),
    quantity: integer().notNull(),
    state: reservationState().notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('reservation_once').on(t.shipmentId, t.sku),
    index('reservation_order').on(t.orderId),
    index('reservation_open').on(t.sku, t.warehouse).where(sql`${t.state} IN ('held', 'committed', 'short')`),
    check('reservation_quantity_positive', sql`${t.quantity} > 0`),
  ],
);
