import { z } from 'zod';
import { BULK_ITEM_STATES, BULK_KINDS, BULK_STATES } from '../domain/bulk/kind.ts';
import { HOLD_CAUSES } from '../domain/order/hold.ts';
import { ORDER_STATUSES } from '../domain/order/status.ts';
import { currency, instant, money } from './money.ts';
import { orderFilter } from './order-list.ts';
import { code, line, namedPerson } from './text.ts';

/** So many orders one job may take. */
export const MOST_SELECTED = 5_000;

const orderId = z.string().regex(/^ord_[0-9a-z]{26}$/, 'an order id');

const selection = z
  .union([
    z.strictObject({ order_ids: z.array(orderId).min(1).max(MOST_SELECTED) }),
    z.strictObject({ filter: orderFilter.strict().describe('By the names that `GET /v1/orders` knows') }),
  ])
  .describe('Which orders: by their ids, or by a filter');

const nothing = z.strictObject({}).prefault({});

const REQUESTS = {
  hold: z.strictObject({ cause: z.enum(HOLD_CAUSES).optional() }).prefault({}),
  release: nothing,
  cancel: nothing,
  other_carrier: z.strictObject({ from: code, to: code }),
  compensate: z.strictObject({
    amount: z.int().min(1).max(100_000_000).describe('Of each coupon, in minor units'),
    currency,
  }),
  resend: nothing,
  retry: nothing,
} as const;

const ofKind = <K extends keyof typeof REQUESTS, M extends z.ZodRawShape>(kind: K, more: M) =>
  z.strictObject({ kind: z.literal(kind), request: REQUESTS[kind], selection, ...more });

const eachKind = <M extends z.ZodRawShape>(more: M) =>
  z.discriminatedUnion('kind', [
    ofKind('hold', more),
    ofKind('release', more),
    ofKind('cancel', more),
    ofKind('other_carrier', more),
    ofKind('compensate', more),
    ofKind('resend', more),
    ofKind('retry', more),
  ]);

export const newBulkPreview = eachKind({}).meta({ id: 'NewBulkPreview' });
export type NewBulkPreview = z.infer<typeof newBulkPreview>;

const reason = line(200).describe('Stands in the action of each order');

export const newBulkJob = eachKind({ reason }).meta({ id: 'NewBulkJob' });
export type NewBulkJob = z.infer<typeof newBulkJob>;

const previewedOrder = z.object({ order_id: z.string(), reference: z.string().nullable(), total: money.nullable() });

export const bulkPreview = z
  .object({
    kind: z.enum(BULK_KINDS),
    touched: z.object({
      count: z.int(),
      to_approve: z.int().describe('Of these, what somebody else must agree to'),
      totals: z.array(money).describe('What the orders come to, currency by currency'),
      gives: money.nullable().describe('What all coupons together are worth'),
      first: z.array(previewedOrder),
    }),
    left_out: z.array(z.object({ code: z.string(), count: z.int(), first: z.array(previewedOrder) })),
  })
  .meta({ id: 'BulkPreview' });

const counts = z.object({
  waiting: z.int(),
  under_way: z.int().describe('Taken, and not carried out yet'),
  done: z.int(),
  awaiting_approval: z.int(),
  refused: z.int(),
  failed: z.int(),
  stopped: z.int(),
  left_out: z.int(),
});

export const bulkJobView = z
  .object({
    id: z.string(),
    kind: z.enum(BULK_KINDS),
    request: z
      .object({ cause: z.enum(HOLD_CAUSES), amount: z.int(), currency, from: z.string(), to: z.string() })
      .partial(),
    reason: z.string(),
    state: z.enum(BULK_STATES),
    author: namedPerson,
    total: z.int().describe('Orders that it touches; those left out are not among them'),
    counts,
    orders_per_second: z.number(),
    ends_at: instant.nullable().describe('At this rate, when its last order gets its turn'),
    repeats: z.string().nullable().describe('The job whose failures it does again'),
    stop_requested_by: z.string().nullable(),
    created_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'BulkJob' });

export const bulkJobDetail = bulkJobView
  .extend({
    reasons: z
      .array(z.object({ state: z.enum(BULK_ITEM_STATES), code: z.string(), count: z.int() }))
      .describe('Why orders were left out, refused or failed, the most frequent first'),
  })
  .meta({ id: 'BulkJobDetail' });

export const bulkJobPage = z
  .object({ data: z.array(bulkJobView), next_cursor: z.string().nullable() })
  .meta({ id: 'BulkJobPage' });

export const bulkItemPage = z
  .object({
    data: z.array(
      z.object({
        order_id: z.string(),
        reference: z.string().nullable(),
        order_status: z.enum(ORDER_STATUSES),
        state: z.enum(BULK_ITEM_STATES),
        code: z.string().nullable(),
        action_id: z.string().nullable(),
        at: instant.nullable(),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'BulkItemPage' });

export const repeatBulkJob = z
  .strictObject({
    states: z
      .array(z.enum(['failed', 'refused', 'stopped']))
      .min(1)
      .optional()
      .describe('Which of its orders; those that failed or were refused, unless said otherwise'),
    reason: reason.optional(),
  })
  .prefault({})
  .meta({ id: 'RepeatBulkJob' });
