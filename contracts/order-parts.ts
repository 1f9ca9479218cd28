import { z } from 'zod';
import { PROMISE_STATES } from '../domain/order/outlook.ts';
import { PAYMENT_STATUSES, REFUND_STATUSES } from '../domain/payment/status.ts';
import { SHIPMENT_STATUSES } from '../domain/shipment/status.ts';
import { instant, money } from './money.ts';
import { bothNames } from './session.ts';

export const orderCustomer = z
  .object({
    id: z.string().nullable().describe("The shop's own number"),
    name: z.string(),
    phone: z.string(),
    email: z.string().nullable(),
    country: z.string(),
    region_code: z.string().nullable(),
    province: z.string().nullable(),
    city: z.string().nullable(),
    line1: z.string(),
  })
  .describe('Masked; the place is readable as far as the city');

export const orderLineView = z.object({
  sku: z.string(),
  title: bothNames.nullable(),
  quantity: z.int(),
  unit_price: money.nullable(),
  discount: money.nullable(),
  total: money.nullable(),
});

export const orderRefund = z.object({
  id: z.string(),
  amount: money,
  status: z.enum(REFUND_STATUSES),
  cause: z.string().describe('A code, or the action behind it'),
  requested_at: instant,
  settled_at: instant.nullable(),
});

export const orderPayment = z.object({
  id: z.string(),
  attempt: z.int().nullable().describe('null: a charge that nobody asked for'),
  method: z.string(),
  status: z.enum(PAYMENT_STATUSES),
  expected: money,
  authorised: money,
  captured: money,
  refunded: money,
  refunds: z.array(orderRefund),
  voided_at: instant.nullable().describe('When what was blocked and not taken was set free'),
  created_at: instant,
});

/** The same for the desk and for the customer. */
export const orderPromise = z.object({
  at: instant,
  state: z.enum(PROMISE_STATES),
  expected_at: instant
    .nullable()
    .describe('Where it does not hold: when the last parcel should be there, as far as can be told'),
});

export const orderShipment = z.object({
  id: z.string(),
  n: z.int(),
  warehouse: z.string(),
  carrier: z.string(),
  status: z.enum(SHIPMENT_STATUSES),
  lines: z.array(z.object({ sku: z.string(), title: bothNames.nullable(), quantity: z.int() })),
  tracking_number: z.string().nullable(),
  tracking_status: z.string().nullable(),
  tracking_detail: z.string().nullable(),
  last_news_at: instant.nullable(),
  billable_grams: z.int(),
  cost: money.nullable().describe('What it costs us; for staff'),
  replaces: z.string().nullable().describe('The shipment whose goods it sends again'),
  packed_at: instant.nullable(),
  handed_over_at: instant.nullable(),
  delivered_at: instant.nullable(),
  settled_at: instant.nullable().describe('Refunded or sent again: the order does not wait for it any more'),
  expected_at: instant.nullable().describe('At the door, as far as can be told; null when it goes nowhere'),
});
