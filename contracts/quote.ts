import { z } from 'zod';
import { SKIP_REASONS } from '../domain/promotion/match.ts';
import { PAYMENT_OBJECTIONS } from '../domain/order/payment-method.ts';
import { currency, instant, money } from './money.ts';
import { placeOrder, shippingAddress } from './order.ts';
import { problemItem } from './problem.ts';
import { code } from './text.ts';

/** What is asked before there is an order: the same members, as far as they are known yet. */
export const askQuote = z
  .strictObject({
    shop_id: code.optional().describe('For staff; a shop quotes for itself'),
    currency,
    payment_method: code.optional(),
    customer: placeOrder.shape.customer
      .pick({ id: true, phone: true })
      .partial()
      .optional()
      .describe(
        'Who buys, for limits and first orders: by phone, or by your own number of somebody who ordered before',
      ),
    shipping_address: shippingAddress
      .partial()
      .required({ country: true })
      .optional()
      .describe('As much as is known: country and region are enough for freight and promise'),
    lines: placeOrder.shape.lines,
    coupon_codes: placeOrder.shape.coupon_codes,
  })
  .meta({ id: 'NewQuote' });
export type AskQuote = z.infer<typeof askQuote>;

const title = z.object({ 'zh-CN': z.string(), en: z.string() });
const reasonFacts = problemItem.shape.facts;

const quotedLine = z.object({
  sku: z.string(),
  quantity: z.int(),
  unit_price: money.nullable(),
  discount: money.nullable(),
  total: money.nullable(),
});

const quotedPromotion = z.object({
  promotion_id: z.string(),
  coupon_code: z.string().optional(),
  title,
  discount: money,
});

const skippedPromotion = z.object({
  promotion_id: z.string(),
  title,
  reason: z.enum(SKIP_REASONS),
  facts: reasonFacts,
});

const quotedCoupon = z.object({
  code: z.string(),
  discount: money.nullable().describe('null: not taken off, and `problems` says why'),
  problems: z.array(problemItem),
});

const quotedMethod = z.object({
  method: z.string(),
  available: z.boolean(),
  objections: z.array(z.object({ reason: z.enum(PAYMENT_OBJECTIONS), limit: money.optional() })),
});

export const quotedShipment = z.object({
  warehouse: z.string(),
  carrier: z.string(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
});

export const quoteView = z
  .object({
    shop_id: z.string(),
    currency,
    lines: z.array(quotedLine),
    goods_total: money.nullable(),
    discount_total: money.nullable(),
    freight: money.nullable().describe('null until it is known where the goods go'),
    total: money.nullable(),
    promotions: z.array(quotedPromotion),
    skipped: z.array(skippedPromotion).describe('Promotions without a coupon that do not apply, and why'),
    coupons: z.array(quotedCoupon),
    first_order: z.boolean().nullable().describe('null: nobody knows who buys; then no first order is assumed'),
    promised_at: instant.nullable(),
    promise_hours: z.int().nullable().describe('From payment to the door at the real pace'),
    shipments: z.array(quotedShipment),
    payment_methods: z.array(quotedMethod),
    problems: z.array(problemItem).describe('What the order would be refused for now; empty means it would be held'),
    quoted_at: instant,
  })
  .meta({ id: 'Quote' });
export type QuoteView = z.infer<typeof quoteView>;
