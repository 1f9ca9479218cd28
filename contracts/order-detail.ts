import { z } from 'zod';
import { CRITERIA } from '../domain/allocation/objective.ts';
import { NOTIFICATION_CHANNELS, NOTIFICATION_STATUSES } from '../domain/notification/status.ts';
import { NOTE_FLAGS } from '../domain/order/note.ts';
import { SKIP_REASONS } from '../domain/promotion/match.ts';
import { instant, money } from './money.ts';
import { problemItem } from './problem.ts';
import { bothNames } from './session.ts';
import { line, note } from './text.ts';
import { DELIVERY_STATES } from './webhook-endpoint.ts';

const share = z.object({ promotion_id: z.string(), amount: money });

/** Every number with its parts; sums are visibly sums. */
export const orderPrice = z
  .object({
    lines: z.array(
      z.object({
        sku: z.string(),
        title: bothNames.nullable(),
        quantity: z.int(),
        unit_price: money,
        amount: money.describe('Unit price by quantity'),
        discounts: z.array(share).describe('They sum to `discount`'),
        discount: money,
        total: money.describe('`amount` less `discount`'),
      }),
    ),
    promotions: z.array(
      z.object({ promotion_id: z.string(), coupon_code: z.string().nullable(), title: bothNames, amount: money }),
    ),
    skipped: z.array(
      z.object({
        promotion_id: z.string(),
        title: bothNames,
        reason: z.enum(SKIP_REASONS),
        facts: problemItem.shape.facts,
      }),
    ),
    is_explained: z.boolean().describe('false: promotions have changed since, so that they no longer say why'),
    freight: z
      .object({
        base: money,
        is_free: z.boolean(),
        free_from: money.nullable(),
        goods_after_discount: money,
        remote_surcharge: money,
        total: money,
      })
      .nullable()
      .describe('null: the rule has changed since'),
    sums: z.object({ goods: money, discount: money, freight: money, total: money }),
  })
  .meta({ id: 'OrderPrice' });
export type OrderPrice = z.infer<typeof orderPrice>;

export const orderAllocation = z
  .object({
    objective: z.array(z.enum(CRITERIA)).describe('First to last'),
    tariff_version: z.int(),
    at: instant,
    candidates: z.array(
      z.object({
        warehouses: z.array(z.string()),
        feasible: z.boolean(),
        score: z.record(z.enum(CRITERIA), z.number()).nullable(),
        reason: z.object({
          code: z.string(),
          by: z.number().optional(),
          sku: z.string().optional(),
          short: z.int().optional(),
        }),
      }),
    ),
  })
  .meta({ id: 'OrderAllocation' });
export type OrderAllocation = z.infer<typeof orderAllocation>;

export const orderMessages = z
  .object({
    data: z.array(
      z.object({
        id: z.string(),
        template: z.string(),
        channel: z.enum(NOTIFICATION_CHANNELS),
        language: z.string(),
        text: z.string().describe('As the customer saw it; links are left out for those who may not act for them'),
        status: z.enum(NOTIFICATION_STATUSES),
        error: z.string().nullable(),
        created_at: instant,
        sent_at: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'OrderMessages' });
export type OrderMessages = z.infer<typeof orderMessages>;

export const orderDocuments = z
  .object({
    data: z.array(
      z.object({
        kind: z.literal('label'),
        parcel_id: z.string(),
        shipment_n: z.int(),
        carrier: z.string().nullable(),
        tracking_number: z.string().nullable(),
        weight_grams: z.int().nullable(),
        is_made: z.boolean(),
        printed_at: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'OrderDocuments' });
export type OrderDocuments = z.infer<typeof orderDocuments>;

export const newNote = z
  .strictObject({
    text: note(2_000).refine((text) => text.trim() !== '', 'some words'),
    flag: z.enum(NOTE_FLAGS).default('info'),
    pinned: z.boolean().default(false).describe('Also seen on the floor'),
  })
  .meta({ id: 'NewNote' });
export type NewNote = z.infer<typeof newNote>;

export const noteView = z
  .object({
    id: z.string(),
    flag: z.enum(NOTE_FLAGS),
    pinned: z.boolean(),
    text: z.string(),
    author: z.object({ id: z.string(), role: z.string(), name: bothNames }),
    at: instant,
  })
  .meta({ id: 'Note' });
export type NoteView = z.infer<typeof noteView>;

export const noteList = z
  .object({ data: z.array(noteView).describe('Pinned ones first, then newest first') })
  .meta({ id: 'NoteList' });

export const newReveal = z
  .strictObject({ reason: line(200).describe('Written to the audit log with your name') })
  .meta({ id: 'NewReveal' });

/** The whole contact, once. */
export const revealedContact = z
  .object({
    name: z.string(),
    phone: z.string(),
    email: z.string().nullable(),
    country: z.string(),
    region_code: z.string().nullable(),
    province: z.string().nullable(),
    city: z.string().nullable(),
    postcode: z.string().nullable(),
    line1: z.string(),
    line2: z.string().nullable(),
  })
  .meta({ id: 'RevealedContact' });
export type RevealedContact = z.infer<typeof revealedContact>;

export const orderWebhooks = z
  .object({
    data: z.array(
      z.object({
        event_id: z.string(),
        type: z.string(),
        at: instant,
        deliveries: z
          .array(
            z.object({
              host: z.string().describe('Of the endpoint'),
              state: z.enum(DELIVERY_STATES),
              attempts: z.int(),
              last_status: z.int().nullable(),
              settled_at: instant.nullable(),
            }),
          )
          .describe('Empty: the shop had no endpoint for it, or has not been told yet'),
      }),
    ),
  })
  .meta({ id: 'OrderWebhooks' });
export type OrderWebhooks = z.infer<typeof orderWebhooks>;

const RUN_STATUSES = ['running', 'paused', 'completed', 'failed', 'cancelled', 'terminated', 'timed_out'] as const;

export const orderWorkflow = z
  .object({
    workflow_id: z.string(),
    run_id: z.string(),
    status: z.enum(RUN_STATUSES),
    events: z.int().describe("In the latest run's history"),
    started_at: instant,
    ended_at: instant.nullable(),
    url: z.string().describe('In the Temporal UI'),
  })
  .meta({ id: 'OrderWorkflow' });
export type OrderWorkflow = z.infer<typeof orderWorkflow>;
