import { z } from 'zod';
import { DEADLINE_NAMES } from './messages.ts';
import { HOLD_REASONS, ORDER_STATUSES } from '../domain/order/status.ts';
import { ORDER_STAGES } from '../domain/order/stage.ts';
import { escalationView } from './escalation.ts';
import { currency, instant, money, nearInstant } from './money.ts';
import { orderCustomer, orderLineView, orderPayment, orderPromise, orderShipment } from './order-parts.ts';
import { code, line as text, note } from './text.ts';

/** E.164, which names one telephone in the world. */
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number such as +8619900000001');

export const shippingAddress = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 code such as CN'),
    region_code: z
      .string()
      .regex(/^[0-9A-Za-z-]{2,12}$/)
      .optional(),
    province: text(60).optional(),
    city: text(60).optional(),
    postcode: text(12).optional(),
    line1: text(120),
    line2: text(120).optional(),
  })
  .meta({ id: 'ShippingAddress' });
export type ShippingAddress = z.infer<typeof shippingAddress>;

export const placeOrder = z
  .strictObject({
    reference: code.optional().describe("The shop's own number, unique within the shop"),
    language: z
      .string()
      .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'a tag such as zh-CN')
      .default('zh-CN'),
    currency,
    payment_method: code,
    customer: z.strictObject({ id: code.optional(), name: text(80), phone, email: z.email().optional() }),
    shipping_address: shippingAddress,
    lines: z
      .array(z.strictObject({ sku: code, quantity: z.int().min(1).max(999) }))
      .min(1)
      .max(100),
    coupon_codes: z.array(code).max(5).default([]),
    metadata: z
      .record(code, note(200))
      .refine((all) => Object.keys(all).length <= 20, 'at most 20 entries')
      .default({}),
  })
  .meta({ id: 'NewOrder' });
export type PlaceOrder = z.infer<typeof placeOrder>;

const line = z.object({ sku: z.string(), quantity: z.int(), unit_price: money, discount: money, total: money });

const paymentToMake = z.object({
  payment_id: z.string(),
  method: z.string(),
  amount: money,
  expires_at: instant,
  pay_url: z.string().describe('Send the customer here; it leads to the gateway once the payment exists there'),
});

/** The verdict: what `POST /v1/orders` answers with 201, byte for byte the same when repeated. */
export const heldOrder = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    status: z.enum(ORDER_STATUSES),
    lines: z.array(line),
    goods_total: money,
    discount_total: money,
    freight: money,
    total: money,
    promotions: z.array(z.object({ promotion_id: z.string(), coupon_code: z.string().optional(), discount: money })),
    promised_at: instant,
    shipments: z.array(
      z.object({
        id: z.string(),
        warehouse: z.string(),
        carrier: z.string(),
        lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
      }),
    ),
    payment: paymentToMake,
    customer_url: z.string().describe("The customer's own page of the order; who has it may act as the customer"),
    allowed_actions: z.array(z.string()),
    created_at: instant,
  })
  .meta({ id: 'HeldOrder' });

export const acceptedOrder = z
  .object({ id: z.string(), reference: z.string().nullable(), status: z.literal('accepted'), location: z.string() })
  .meta({ id: 'AcceptedOrder' });

export const orderView = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    shop_id: z.string(),
    status: z.enum(ORDER_STATUSES),
    hold_reason: z.enum(HOLD_REASONS).nullable(),
    needs_attention: z.string().nullable(),
    waiting: z
      .object({
        on: z.string(),
        until: instant,
        next_actor: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number()])),
      })
      .nullable(),
    held: z
      .object({ by: z.string(), cause: z.string(), since: instant })
      .nullable()
      .describe('A person keeps it from going on: the role, what for, since when'),
    stage: z.enum(ORDER_STAGES),
    imported: z.boolean().describe('Taken over from before: there is no workflow behind it'),
    language: z.string(),
    payment_method: z.string(),
    coupon_codes: z.array(z.string()),
    customer: orderCustomer.nullable(),
    lines: z.array(orderLineView),
    goods_total: money.nullable(),
    discount_total: money.nullable(),
    freight: money.nullable(),
    total: money.nullable(),
    promised_at: instant.nullable(),
    promise: orderPromise.nullable().describe('Null where nothing is to be kept'),
    expected_at: instant.nullable().describe('When the last of it should be there, as far as can be told'),
    payments: z.array(orderPayment),
    shipments: z.array(orderShipment),
    escalations: z.array(escalationView).describe('The open ones'),
    customer_url: z
      .string()
      .nullable()
      .describe("The customer's own page of the order; null for those who may not act on orders"),
    allowed_actions: z.array(z.string()),
    metadata: z.record(z.string(), z.string()),
    end_reason: z.string().nullable(),
    workflow_id: z.string().nullable(),
    created_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Order' });
export type OrderView = z.infer<typeof orderView>;

export const cancelOrder = z
  .strictObject({ reason: text(200).default('customer_request') })
  .prefault({})
  .meta({ id: 'CancelOrder' });

export const changeAddress = z
  .strictObject({ shipping_address: shippingAddress, reason: text(200).default('customer_request') })
  .meta({ id: 'ChangeAddress' });
export type ChangeAddress = z.infer<typeof changeAddress>;

export const moveDeadline = z
  .strictObject({ deadline: z.enum(DEADLINE_NAMES), to: z.union([z.literal('now'), nearInstant]) })
  .meta({ id: 'MoveDeadline' });

export const actionTaken = z.object({ id: z.string(), status: z.enum(ORDER_STATUSES) }).meta({ id: 'ActionTaken' });
