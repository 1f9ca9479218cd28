import { z } from 'zod';
import { ORDER_STAGES } from '../domain/order/stage.ts';
import { ORDER_STATUSES } from '../domain/order/status.ts';
import { WAITING_CODES } from '../domain/waiting/code.ts';
import { currency, instant } from './money.ts';
import { orderView } from './order.ts';
import { bothNames } from './session.ts';
import { code, names } from './text.ts';

/** One of these or several, separated by commas. */
const several = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .max(400)
    .transform((text, context): readonly T[] => {
      const asked = text.split(',').filter((part) => part !== '');
      const known = values.filter((value) => asked.includes(value));
      if (known.length < new Set(asked).size) context.addIssue({ code: 'custom', message: `of ${values.join(', ')}` });
      return known;
    });

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });

/** How orders are narrowed, in every list, export, saved view and bulk selection alike. */
export const orderFilter = z.object({
  id: z
    .string()
    .max(3_200)
    .regex(/^[\w,]*$/)
    .transform((text): readonly string[] => text.split(',').filter((part) => part !== ''))
    .optional()
    .describe('These, if they are so'),
  status: several(ORDER_STATUSES).optional().describe('One or more, separated by commas'),
  stage: several(ORDER_STAGES).optional(),
  waiting_on: several(WAITING_CODES).optional(),
  waiting_at: names
    .optional()
    .describe('The warehouse, carrier or payment method that it waits at; none for waits without'),
  trouble: names.optional().describe('What somebody must look at, such as lost or late_pick'),
  shop: names.optional(),
  warehouse: names.optional(),
  carrier: names.optional(),
  method: names.optional().describe('Payment methods'),
  currency: currency.optional(),
  customer_id: code.optional().describe("The shop's own number of the customer"),
  reference: code.optional(),
  attention: flag.optional().describe('Parked or late, so that somebody must look'),
  late: flag.optional().describe('Past what was promised, or past the time of what it waits for'),
  held: flag.optional(),
  open: flag.optional().describe('Not ended'),
  imported: flag.optional(),
  from: instant.optional().describe('Accepted at or after'),
  to: instant.optional().describe('Accepted before'),
});
export type OrderFilter = z.infer<typeof orderFilter>;

export const orderItem = orderView
  .pick({
    id: true,
    reference: true,
    shop_id: true,
    status: true,
    hold_reason: true,
    needs_attention: true,
    waiting: true,
    total: true,
    promised_at: true,
    end_reason: true,
    created_at: true,
    ended_at: true,
  })
  .extend({
    stage: z.enum(ORDER_STAGES),
    late: z.boolean(),
    imported: z.boolean(),
    payment_method: z.string(),
    customer: z.object({ name: z.string(), phone: z.string() }).nullable().describe('Masked'),
    goods: z.object({
      first: z.object({ sku: z.string(), title: bothNames, quantity: z.int() }).nullable(),
      lines: z.int(),
      units: z.int(),
    }),
    warehouses: z.array(z.string()),
    carriers: z.array(z.string()),
  });
export type OrderItem = z.infer<typeof orderItem>;

export const orderPage = z
  .object({ data: z.array(orderItem), next_cursor: z.string().nullable() })
  .meta({ id: 'OrderPage' });

/** Counting stops where nobody reads the number any more. */
export const MOST_COUNTED = 1_000;

export const orderCount = z
  .object({ count: z.int(), more: z.boolean().describe('There are more than were counted') })
  .meta({ id: 'OrderCount' });
