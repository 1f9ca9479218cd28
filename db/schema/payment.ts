import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { CURRENCIES } from '../../domain/money.ts';
import { PAYMENT_STATUSES, REFUND_STATUSES } from '../../domain/payment/status.ts';
import { instant, minor } from './column.ts';

export const paymentStatus = pgEnum('payment_status', PAYMENT_STATUSES);
export const refundStatus = pgEnum('refund_status', REFUND_STATUSES);

/** `attempt` is null for a charge nobody asked for, such as a second one for the same order. */
export const payment = pgTable(
  'payment',
  {
    id: text().primaryKey(),
    orderId: text('order_id').notNull(),
    attempt: integer(),
    method: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    gatewayKey: text('gateway_key').notNull(),
    gatewayRef: text('gateway_ref'),
    chargeId: text('charge_id'),
    status: paymentStatus().notNull().default('created'),
    expectedMinor: minor('expected_minor').notNull(),
    authorisedMinor: minor('authorised_minor').notNull().default(0),
    capturedMinor: minor('captured_minor').notNull().default(0),
    /** Asked for, whether or not it has arrived: no refund beyond what was captured can even be asked for. */
    refundingMinor: minor('refunding_minor').notNull().default(0),
    refundedMinor: minor('refunded_minor').notNull().default(0),
    gatewayPayUrl: text('gateway_pay_url'),
    /** From here on no call may create it at the gateway: the tombstone of a create that comes late. */
    closeRequestedAt: instant('close_requested_at'),
    /** An authorisation given back uncaptured. */
    voidedAt: instant('voided_at'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('payment_attempt').on(t.orderId, t.attempt).where(sql`${t.attempt} IS NOT NULL`),
    uniqueIndex('payment_charge').on(t.method, t.chargeId).where(sql`${t.chargeId} IS NOT NULL`),
    index('payment_order').on(t.orderId),
    index('payment_gateway_key').on(t.gatewayKey),
    check(
      'payment_amounts_in_order',
      sql`0 <= ${t.refundedMinor} AND ${t.refundedMinor} <= ${t.refundingMinor} AND ${t.refundingMinor} <= ${t.capturedMinor}
       AND ${t.capturedMinor} <= ${t.authorisedMinor}`,
    ),
  ],
);

export const paymentEvent = pgTable(
  'payment_event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payment.id),
    kind: text().notNull(),
    facts: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [index('payment_event_payment').on(t.paymentId, t.id), index('payment_event_at').on(t.at)],
);

/** Double entry: the postings of one `ref` sum to zero per currency, checked when the transaction commits. */
export const posting = pgTable(
  'posting',
  {
    ref: text().notNull(),
    account: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [uniqueIndex('posting_once').on(t.ref, t.account, t.currency)],
);

export const refund = pgTable(
  'refund',
  {
    id: text().primaryKey(),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payment.id),
    orderId: text('order_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    /** One refund per cause: an order's cancel, a second charge, an agent's action. */
    cause: text().notNull(),
    status: refundStatus().notNull().default('requested'),
    gatewayRef: text('gateway_ref'),
    requestedAt: instant('requested_at').notNull().default(sql`now()`),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('refund_cause').on(t.paymentId, t.cause),
    index('refund_order').on(t.orderId),
    index('refund_requested').on(t.requestedAt),
    check('refund_positive', sql`${t.amountMinor} > 0`),
  ],
);
