import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { NOTIFICATION_CHANNELS, NOTIFICATION_STATUSES } from '../../domain/notification/status.ts';
import { WORKFLOW_MESSAGE_KINDS, WORKFLOW_MESSAGE_STATES } from '../../domain/workflow-message.ts';
import { instant } from './column.ts';

export const workflowMessageKind = pgEnum('workflow_message_kind', WORKFLOW_MESSAGE_KINDS);
export const workflowMessageState = pgEnum('workflow_message_state', WORKFLOW_MESSAGE_STATES);
export const notificationChannel = pgEnum('notification_channel', NOTIFICATION_CHANNELS);
export const notificationStatus = pgEnum('notification_status', NOTIFICATION_STATUSES);

/** Committed with its fact. The first ten seconds belong to the handler that wrote it, then the relay may claim it. */
export const workflowMessage = pgTable(
  'workflow_message',
  {
    id: text().primaryKey(),
    workflowId: text('workflow_id').notNull(),
    kind: workflowMessageKind().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    state: workflowMessageState().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().default(sql`now() + interval '10 seconds'`),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('workflow_message_due').on(t.nextAttemptAt).where(sql`${t.state} = 'pending'`),
    index('workflow_message_workflow').on(t.workflowId),
  ],
);

/** Each outside event as it came, once. */
export const webhookIn = pgTable(
  'webhook_in',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    provider: text().notNull(),
    eventId: text('event_id').notNull(),
    raw: text().notNull(),
    outcome: text().notNull(),
    receivedAt: instant('received_at').notNull().default(sql`now()`),
  },
  (t) => [uniqueIndex('webhook_in_once').on(t.provider, t.eventId), index('webhook_in_age').on(t.receivedAt)],
);

/** A message to a person. The recipient is read from `order_contact` when it is sent. */
export const notification = pgTable(
  'notification',
  {
    id: text().primaryKey(),
    orderId: text('order_id').notNull(),
    template: text().notNull(),
    /** What made it due, such as a reminder's number or a parcel; one cause sends once per channel. */
    cause: text().notNull(),
    channel: notificationChannel().notNull(),
    language: text().notNull(),
    text: text().notNull(),
    status: notificationStatus().notNull().default('queued'),
    providerRef: text('provider_ref'),
    error: text(),
    /** Set before the provider is called: a message that was tried is asked for before it is sent. */
    triedAt: instant('tried_at'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('notification_once').on(t.orderId, t.template, t.cause, t.channel),
    index('notification_queued').on(t.id).where(sql`${t.status} = 'queued'`),
  ],
);

/** What happened, for shops: committed unnumbered, numbered in order by one job; readers go by `seq` alone. */
export const event = pgTable(
  'event',
  {
    id: text().primaryKey(),
    seq: bigint({ mode: 'number' }),
    shopId: text('shop_id'),
    orderId: text('order_id'),
    type: text().notNull(),
    /** For the console alone: shops neither read nor receive it, and it may be about no order at all. */
    internal: boolean().notNull().default(false),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('event_seq').on(t.seq),
    index('event_unnumbered').on(t.at).where(sql`${t.seq} IS NULL`),
    index('event_order').on(t.orderId),
    check('event_of_an_order', sql`${t.internal} OR (${t.shopId} IS NOT NULL AND ${t.orderId} IS NOT NULL)`),
  ],
);

/** Rows commit unchained; one job seals them in order. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: text().primaryKey(),
    n: bigint({ mode: 'number' }),
    at: instant().notNull().default(sql`now()`),
    actor: text().notNull(),
    action: text().notNull(),
    ref: text().notNull(),
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    prev: text(),
    hash: text(),
  },
  (t) => [
    uniqueIndex('audit_log_n').on(t.n),
    index('audit_log_unsealed').on(t.at).where(sql`${t.n} IS NULL`),
    index('audit_log_at').on(t.at, t.id),
    index('audit_log_ref').on(t.ref, t.at),
    index('audit_log_actor').on(t.actor, t.at),
  ],
);
