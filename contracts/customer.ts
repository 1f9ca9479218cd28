import { z } from 'zod';
import { CANCEL_REASONS, HELP_TOPICS } from '../domain/customer/change.ts';
import { PARCEL_ENDS, PARCEL_STAGES } from '../domain/customer/parcel.ts';
import { STOCK_STATES } from '../domain/customer/stock.ts';
import { REFUND_STAGES } from '../domain/customer/refund.ts';
import { CUSTOMER_WAITS } from '../domain/customer/waiting.ts';
import { LANGUAGES } from '../domain/language.ts';
import { ORDER_STATUSES } from '../domain/order/status.ts';
import { PAYMENT_STATUSES } from '../domain/payment/status.ts';
import { TRACKING_CODES, TRACKING_STATUSES } from '../domain/tracking/status.ts';
import { instant, money } from './money.ts';
import { type ShippingAddress, shippingAddress } from './order.ts';
import { orderPromise } from './order-parts.ts';
import { bothNames } from './session.ts';
import { code, line, note } from './text.ts';

const trackingCode = z.enum(TRACKING_CODES);

const goods = z.object({ title: bothNames, quantity: z.int() });

const parcel = z.object({
  n: z.int(),
  carrier: z.string(),
  tracking_number: z.string().nullable(),
  lines: z.array(goods),
  stages: z.array(z.object({ stage: z.enum(PARCEL_STAGES), reached: z.boolean(), at: instant.nullable() })),
  end: z.enum(PARCEL_ENDS).nullable(),
  trouble: z.union([trackingCode, z.literal('exception')]).nullable(),
  replaces: z.int().nullable().describe('The number of the parcel whose goods it sends again'),
  news: z
    .array(
      z.object({
        at: instant,
        status: z.enum(TRACKING_STATUSES),
        code: trackingCode.nullable(),
        place: z.string().nullable().describe("A city or a depot, in the carrier's words"),
      }),
    )
    .describe("The carrier's words, newest first"),
});

const refund = z.object({
  kind: z.enum(['refund', 'release']).describe('release: money that was only blocked is free again'),
  amount: money,
  method: z.string(),
  stage: z.enum(REFUND_STAGES),
  asked_at: instant.nullable(),
  review_until: instant.nullable(),
  approved_at: instant.nullable(),
  sent_at: instant.nullable(),
  arrives_by: instant.nullable(),
});

const scores = { goods: z.int().min(1).max(5), delivery: z.int().min(1).max(5), service: z.int().min(1).max(5) };

/** What may be done now; null is what may not. */
const changes = z.object({
  pay: z.object({ url: z.string(), until: instant, amount: money }).nullable(),
  address: z.object({}).nullable().describe('Until the goods are packed'),
  cancel: z
    .object({ refund: money, release: money })
    .nullable()
    .describe('Until hand-over; what goes back, and what was only blocked and is freed'),
  receipt: z.boolean(),
  rating: z.object({ until: instant.nullable() }).nullable(),
  help: z.array(z.enum(HELP_TOPICS)),
});

export const customerOrder = z
  .object({
    number: z.string(),
    status: z.enum(ORDER_STATUSES),
    language: z.enum(LANGUAGES),
    shop: z.object({ name: z.string(), time_zone: z.string() }),
    waiting: z
      .object({
        on: z.enum(CUSTOMER_WAITS),
        until: instant,
        facts: z.record(z.string(), z.union([z.string(), z.number()])),
      })
      .nullable(),
    stock: z.enum(STOCK_STATES).nullable(),
    promise: orderPromise.nullable(),
    lines: z.array(goods.extend({ amount: money.nullable().describe('Before anything is taken off') })),
    goods_total: money.nullable(),
    discount_total: money.nullable(),
    freight: money.nullable(),
    total: money.nullable(),
    recipient: z
      .object({
        name: z.string(),
        phone: z.string(),
        country: z.string(),
        regions: z.array(z.object({ code: z.string(), name: bothNames })).describe('From the largest to the smallest'),
        city: z.string().nullable(),
        line1: z.string(),
      })
      .nullable()
      .describe('Masked; null when the customer was erased'),
    payments: z.array(
      z.object({
        method: z.string(),
        status: z.enum(PAYMENT_STATUSES),
        asked: money,
        paid: money.describe('Taken, or blocked until the goods go out'),
        refunded: money,
      }),
    ),
    placed_at: instant,
    paid_at: instant.nullable(),
    received_at: instant.nullable(),
    ended_at: instant.nullable(),
    parcels: z.array(parcel),
    refunds: z.array(refund),
    coupons: z.array(z.object({ code: z.string(), amount: money, until: instant.nullable(), used: z.boolean() })),
    rating: z.object({ ...scores, comment: z.string().nullable(), at: instant }).nullable(),
    can: changes,
    now: instant,
  })
  .meta({ id: 'CustomerOrder' });
export type CustomerOrder = z.infer<typeof customerOrder>;

export const trackOrder = z.strictObject({ number: code, phone: line(30) }).meta({ id: 'TrackOrder' });
export const foundOrder = z.object({ url: z.string() }).meta({ id: 'FoundOrder' });

export const customerAddress = z.strictObject({ shipping_address: shippingAddress }).meta({ id: 'CustomerAddress' });
export const customerCancel = z.strictObject({ reason: z.enum(CANCEL_REASONS) }).meta({ id: 'CustomerCancel' });
export const customerRating = z
  .strictObject({ ...scores, comment: note(500).optional() })
  .meta({ id: 'CustomerRating' });
export const customerHelp = z
  .strictObject({
    topic: z.enum(HELP_TOPICS),
    parcel: z.int().min(1).max(999).optional().describe('Which one is meant, where there are several'),
    text: note(500).optional(),
  })
  .meta({ id: 'CustomerHelp' });
export type CustomerAddress = ShippingAddress;
export type CustomerHelp = z.infer<typeof customerHelp>;

export const helpTaken = z
  .object({ road: z.enum(['trouble', 'note']).describe('trouble: somebody has a deadline to act by') })
  .meta({ id: 'HelpTaken' });
