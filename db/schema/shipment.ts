import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Fault } from '../../domain/faults.ts';
import { SCAN_KINDS, PICK_TASK_STATES } from '../../domain/picking/status.ts';
import { BOOKING_STATUSES, SHIPMENT_STATUSES } from '../../domain/shipment/status.ts';
import { action } from './action.ts';
import { instant, minor } from './column.ts';
import { order } from './order.ts';
import { warehouse } from './shop.ts';

export const shipmentStatus = pgEnum('shipment_status', SHIPMENT_STATUSES);
export const bookingStatus = pgEnum('booking_status', BOOKING_STATUSES);
export const pickTaskState = pgEnum('pick_task_state', PICK_TASK_STATES);
export const scanKind = pgEnum('scan_kind', SCAN_KINDS);

/** Why these warehouses: every candidate with its score and reason. */
export const allocation = pgTable('allocation', {
  orderId: text('order_id')
    .primaryKey()
    .references(() => order.id),
  objective: text().array().notNull(),
  tariffVersion: integer('tariff_version').notNull(),
  candidates: jsonb().$type<readonly unknown[]>().notNull(),
  at: instant().notNull().default(sql`now()`),
});

export const shipment = pgTable(
  'shipment',
  {
    id: text().primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    n: integer().notNull(),
    warehouse: text()
      .notNull()
      .references(() => warehouse.id),
    carrier: text().notNull(),
    status: shipmentStatus().notNull().default('planned'),
    captureMinor: minor('capture_minor').notNull(),
    /** Our cost by the tariff, for `billable_grams`. */
    costMinor: minor('cost_minor').notNull(),
    billableGrams: integer('billable_grams').notNull(),
    expectedGrams: integer('expected_grams').notNull(),
    transitHours: integer('transit_hours').notNull(),
    silenceHours: integer('silence_hours').notNull(),
    capturedAt: instant('captured_at'),
    packedAt: instant('packed_at'),
    handedOverAt: instant('handed_over_at'),
    deliveredAt: instant('delivered_at'),
    /** Refunded or sent again: the order does not wait for it any more. */
    settledAt: instant('settled_at'),
    /** The shipment whose goods it sends again. */
    replaces: text(),
    /** When the carrier is asked, should it stay silent; moved by people. */
    silenceUntil: instant('silence_until'),
  },
  (t) => [
    uniqueIndex('shipment_nth').on(t.orderId, t.n),
    index('shipment_handed_over').on(t.handedOverAt).where(sql`${t.handedOverAt} IS NOT NULL`),
    index('shipment_delivered').on(t.deliveredAt).where(sql`${t.deliveredAt} IS NOT NULL`),
    check('shipment_capture_not_negative', sql`${t.captureMinor} >= 0`),
    check('shipment_delivered_was_handed_over', sql`${t.deliveredAt} IS NULL OR ${t.handedOverAt} IS NOT NULL`),
  ],
);

export const shipmentLine = pgTable(
  'shipment_line',
  {
    shipmentId: text('shipment_id')
      .notNull()
      .references(() => shipment.id),
    sku: text().notNull(),
    quantity: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shipmentId, t.sku] }),
    check('shipment_line_quantity_positive', sql`${t.quantity} > 0`),
  ],
);

export const parcel = pgTable(
  'parcel',
  {
    id: text().primaryKey(),
    shipmentId: text('shipment_id')
      .notNull()
      .references(() => shipment.id),
    n: integer().notNull(),
    weightGrams: integer('weight_grams'),
    carrier: text(),
    trackingNumber: text('tracking_number').unique(),
    label: text(),
    labelPrintedAt: instant('label_printed_at'),
  },
  (t) => [uniqueIndex('parcel_nth').on(t.shipmentId, t.n)],
);

/** One row per try; `voided` under the key of a call that may still arrive is its tombstone. */
export const booking = pgTable(
  'booking',
  {
    shipmentId: text('shipment_id')
      .notNull()
      .references(() => shipment.id),
    n: integer().notNull(),
    carrier: text().notNull(),
    status: bookingStatus().notNull().default('requested'),
    carrierRef: text('carrier_ref'),
    trackingNumber: text('tracking_number'),
    reason: text(),
    /** The action of the person who bought it outside, with the evidence. */
    bookedBy: text('booked_by').references(() => action.id),
    /** The action of the person who took it back from the carrier. */
    voidedBy: text('voided_by').references(() => action.id),
    requestedAt: instant('requested_at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.shipmentId, t.n] })],
);

export const pickTask = pgTable(
  'pick_task',
  {
    id: text().primaryKey(),
    shipmentId: text('shipment_id')
      .notNull()
      .unique()
      .references(() => shipment.id),
    warehouse: text().notNull(),
    state: pickTaskState().notNull().default('open'),
    claimedBy: text('claimed_by'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [
    index('pick_task_open')
      .on(t.warehouse, t.createdAt)
      .where(sql`${t.state} IN ('open', 'picking', 'picked', 'packed', 'put_back')`),
  ],
);

/** Scans carry the handheld's own id, so that sending one again is harmless. */
export const scan = pgTable(
  'scan',
  {
    id: text().primaryKey(),
    pickTaskId: text('pick_task_id')
      .notNull()
      .references(() => pickTask.id),
    kind: scanKind().notNull(),
    barcode: text(),
    sku: text(),
    quantity: integer(),
    weightGrams: integer('weight_grams'),
    outcome: text().notNull(),
    /** Of a refused scan, so that its repeat is answered alike. */
    faults: jsonb().$type<readonly Fault[]>().notNull().default([]),
    principalId: text('principal_id').notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [index('scan_task').on(t.pickTaskId, t.at)],
);
