import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { CURRENCIES } from '../../domain/money.ts';
import { HOLD_REASONS, ORDER_STATUSES } from '../../domain/order/status.ts';
import { instant, minor } from './column.ts';
import { shop } from './shop.ts';

export const orderStatus = pgEnum('order_status', ORDER_STATUSES);
export const holdReason = pgEnum('hold_reason', HOLD_REASONS);

export const order = pgTable(
  'order',
  {
    id: text().primaryKey(),
    shopId: text('shop_id')
      .notNull()
      .references(() => shop.id),
    reference: text(),
    status: orderStatus().notNull().default('accepted'),
    holdReason: holdReason('hold_reason'),
    /** The action by which a person holds it, until it is released. */
    heldBy: text('held_by'),
    /** The code of the step that ran out of retries; a person must answer it. */
    needsAttention: text('needs_attention'),
    waitingOn: text('waiting_on'),
    waitingUntil: instant('waiting_until'),
    nextActor: text('next_actor'),
    waitingFacts: jsonb('waiting_facts').$type<Record<string, string | number>>().notNull().default({}),
    language: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    paymentMethod: text('payment_method').notNull(),
    /** The shop's own number of the customer, if it gave one. */
    customerId: text('customer_id'),
    /** A one-way mark of the customer for limits per person; the person's data are in `order_contact` alone. */
    customerKey: text('customer_key').notNull(),
    couponCodes: text('coupon_codes').array().notNull(),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    goodsMinor: minor('goods_minor'),
    discountMinor: minor('discount_minor'),
    freightMinor: minor('freight_minor'),
    totalMinor: minor('total_minor'),
    /** Result of the first step, returned again when it repeats. */
    verdict: jsonb().$type<unknown>(),
    answerStatus: integer('answer_status'),
    answerBody: text('answer_body'),
    paymentDeadline: instant('payment_deadline'),
    /** Instants at which the customer is reminded to pay. */
    reminders: text().array().notNull().default(sql`'{}'`),
    afterSalesUntil: instant('after_sales_until'),
    promisedAt: instant('promised_at'),
    cancelRequestedBy: text('cancel_requested_by'),
    cancelReason: text('cancel_reason'),
    endReason: text('end_reason'),
    /** When its workflow was last seen to be running. */
    runSeenAt: instant('run_seen_at'),
    acceptedAt: instant('accepted_at').notNull().default(sql`now()`),
    endedAt: instant('ended_at'),
    /** When the customer said that the goods are there. */
    receivedAt: instant('received_at'),
    /** Taken over from before: there is no workflow behind it. */
    imported: boolean().notNull().default(false),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('order_reference')
      .on(t.shopId, t.reference)
      .where(sql`${t.reference} IS NOT NULL AND ${t.status} <> 'rejected'`),
    // Ascending, so that read backwards they give newest first, nulls as the queries want them.
    index('order_newest').on(t.shopId, t.acceptedAt, t.id),
    index('order_latest').on(t.acceptedAt, t.id),
    index('order_at_status').on(t.status, t.acceptedAt, t.id),
    index('order_attention').on(t.acceptedAt, t.id).where(sql`${t.needsAttention} IS NOT NULL`),
    index('order_of_reference').on(t.reference).where(sql`${t.reference} IS NOT NULL`),
    index('order_open').on(t.waitingUntil).where(sql`${t.endedAt} IS NULL`),
    index('order_customer').on(t.customerKey),
    index('order_of_customer').on(t.shopId, t.customerId, t.acceptedAt, t.id).where(sql`${t.customerId} IS NOT NULL`),
    check('order_imported_has_ended', sql`NOT ${t.imported} OR ${t.endedAt} IS NOT NULL`),
    check(
      'order_never_waits_without_reason',
      sql`(${t.endedAt} IS NOT NULL AND ${t.waitingOn} IS NULL)
       OR (${t.endedAt} IS NULL AND ${t.waitingOn} IS NOT NULL AND ${t.waitingUntil} IS NOT NULL AND ${t.nextActor} IS NOT NULL)`,
    ),
    check(
      'order_ended_is_ended',
      sql`(${t.endedAt} IS NOT NULL) = (${t.status} IN ('completed', 'rejected', 'expired', 'cancelled'))`,
    ),
    check(
      'order_total_adds_up',
      sql`${t.totalMinor} IS NULL OR (${t.totalMinor} = ${t.goodsMinor} - ${t.discountMinor} + ${t.freightMinor} AND ${t.totalMinor} >= 0)`,
    ),
  ],
);

export const orderLine = pgTable(
  'order_line',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    lineNo: integer('line_no').notNull(),
    sku: text().notNull(),
    quantity: integer().notNull(),
    unitPriceMinor: minor('unit_price_minor'),
    discountMinor: minor('discount_minor'),
    totalMinor: minor('total_minor'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.lineNo] }),
    check('order_line_quantity_positive', sql`${t.quantity} > 0`),
  ],
);

/** The only place of a customer's name, phone, address and e-mail. */
export const orderContact = pgTable(
  'order_contact',
  {
    orderId: text('order_id')
      .primaryKey()
      .references(() => order.id),
    name: text().notNull(),
    phone: text().notNull(),
    email: text(),
    country: text().notNull(),
    regionCode: text('region_code'),
    province: text(),
    city: text(),
    postcode: text(),
    line1: text().notNull(),
    line2: text(),
  },
  (t) => [index('order_contact_phone').on(t.phone)],
);

export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    shopId: text('shop_id').notNull(),
    key: text().notNull(),
    bodyHash: text('body_hash').notNull(),
    orderId: text('order_id').notNull(),
    leaseUntil: instant('lease_until').notNull(),
    answerStatus: integer('answer_status'),
    answerBody: text('answer_body'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.key] }),
    index('idempotency_key_order').on(t.orderId),
    index('idempotency_key_age').on(t.createdAt),
  ],
);
