import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ACTION_KINDS, ACTION_SOURCES, ACTION_STATES } from '../../domain/action/kind.ts';
import { ESCALATION_KINDS, ESCALATION_STATES, ESCALATION_TIERS } from '../../domain/escalation/kind.ts';
import { CURRENCIES } from '../../domain/money.ts';
import { instant, minor } from './column.ts';
import { order } from './order.ts';
import { principal } from './principal.ts';

export const actionKind = pgEnum('action_kind', ACTION_KINDS);
export const actionState = pgEnum('action_state', ACTION_STATES);
export const actionSource = pgEnum('action_source', ACTION_SOURCES);
export const escalationKind = pgEnum('escalation_kind', ESCALATION_KINDS);
export const escalationTier = pgEnum('escalation_tier', ESCALATION_TIERS);
export const escalationState = pgEnum('escalation_state', ESCALATION_STATES);

/** One trouble of an order, from the moment it is known to its end. */
export const escalation = pgTable(
  'escalation',
  {
    id: text().primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    n: integer().notNull(),
    shipmentId: text('shipment_id'),
    kind: escalationKind().notNull(),
    /** Code of the carrier's exception or of the step that failed. */
    detail: text().notNull(),
    tier: escalationTier().notNull().default('automatic'),
    state: escalationState().notNull().default('open'),
    deadlineAt: instant('deadline_at'),
    outcome: text(),
    openedAt: instant('opened_at').notNull().default(sql`now()`),
    resolvedAt: instant('resolved_at'),
  },
  (t) => [
    uniqueIndex('escalation_nth').on(t.orderId, t.n),
    uniqueIndex('escalation_open_once')
      .on(t.orderId, t.kind, sql`coalesce(${t.shipmentId}, '')`)
      .where(sql`${t.state} = 'open'`),
    index('escalation_work').on(t.tier, t.deadlineAt).where(sql`${t.state} = 'open'`),
    check('escalation_resolved_has_outcome', sql`(${t.state} = 'resolved') = (${t.outcome} IS NOT NULL)`),
  ],
);

/** What somebody did or wants to do. Nothing happens to an order without its row. */
export const action = pgTable(
  'action',
  {
    id: text().primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => order.id),
    escalationId: text('escalation_id').references(() => escalation.id),
    shipmentId: text('shipment_id'),
    kind: actionKind().notNull(),
    amountMinor: minor('amount_minor').notNull().default(0),
    currency: text({ enum: CURRENCIES }).notNull(),
    request: jsonb().$type<Record<string, string>>().notNull().default({}),
    reason: text().notNull(),
    source: actionSource().notNull(),
    /** The Idempotency-Key of the request that proposed it. */
    requestKey: text('request_key'),
    actorId: text('actor_id')
      .notNull()
      .references(() => principal.id),
    capMinor: minor('cap_minor').notNull(),
    state: actionState().notNull(),
    result: jsonb().$type<Record<string, string>>(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    decidedAt: instant('decided_at'),
    appliedAt: instant('applied_at'),
  },
  (t) => [
    unique('action_actor').on(t.id, t.actorId),
    uniqueIndex('action_request').on(t.actorId, t.requestKey).where(sql`${t.requestKey} IS NOT NULL`),
    index('action_order').on(t.orderId),
    index('action_waiting').on(t.createdAt).where(sql`${t.state} = 'awaiting_approval'`),
    check('action_amount_not_negative', sql`${t.amountMinor} >= 0`),
  ],
);

/** A second pair of eyes. The actor is part of the key, so that the CHECK sees both persons. */
export const approval = pgTable(
  'approval',
  {
    actionId: text('action_id').notNull(),
    actorId: text('actor_id').notNull(),
    principalId: text('principal_id')
      .notNull()
      .references(() => principal.id),
    decision: text({ enum: ['approve', 'refuse'] }).notNull(),
    reason: text().notNull(),
    at: instant().notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.actionId, t.principalId] }),
    foreignKey({ columns: [t.actionId, t.actorId], foreignColumns: [action.id, action.actorId] }),
    check('approval_by_another', sql`${t.principalId} <> ${t.actorId}`),
  ],
);

/** How much a role may give away by itself; a role without a row may not propose the action at all. */
export const authorityCap = pgTable(
  'authority_cap',
  {
    role: text().notNull(),
    action: actionKind().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    maxMinor: minor('max_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.role, t.action, t.currency] })],
);
