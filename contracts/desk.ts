import { z } from 'zod';
import { ROLES } from '../domain/authority/role.ts';
import { actionView } from './action.ts';
import { escalationView } from './escalation.ts';
import { instant, money } from './money.ts';
import { orderView } from './order.ts';
import { bothNames } from './session.ts';

const orderBrief = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  shop_id: z.string(),
  status: z.string(),
  total: money.nullable(),
  customer: z.object({ name: z.string(), phone: z.string() }).nullable().describe('Masked'),
  waiting: orderView.shape.waiting,
  created_at: instant,
});

const sums = z.object({ count: z.int(), amount: money });

/** An action that waits for a second person, with all that is needed to decide it. */
export const approvalCard = z.object({
  action: actionView,
  actor: z.object({ id: z.string(), role: z.string(), name: bothNames }),
  order: orderBrief,
  trouble: escalationView.nullable(),
  rule: z
    .object({
      cap: money.nullable().describe('What the actor may give alone; null: nobody in particular asks'),
      given: money.describe('What the actor has given on this order before'),
      over: money.describe('By how much it goes beyond'),
    })
    .describe('What stopped it'),
  customer_history: z.object({
    orders: z.int(),
    spent: money,
    since: instant.nullable(),
    given_90_days: sums.describe('By anybody, in the currency of the order'),
  }),
  actor_history: z.object({ given_90_days: sums, refused_90_days: z.int() }),
  approvers: z.array(z.enum(ROLES)),
  may_decide: z.boolean().describe('Whether you may'),
  expires_at: instant.nullable().describe('When the trouble goes on without it; null: never by itself'),
});
export type ApprovalCard = z.infer<typeof approvalCard>;

export const approvalCards = z
  .object({ data: z.array(approvalCard).describe('The one that ends first comes first') })
  .meta({ id: 'ApprovalCards' });

/** An open trouble with its order and its parcel. */
export const troubleCard = z.object({
  trouble: escalationView,
  order: orderBrief,
  parcel: z
    .object({
      n: z.int(),
      carrier: z.string(),
      warehouse: z.string(),
      zone: z.string().nullable().describe('Where it goes: with the warehouse this is the lane'),
      tracking_number: z.string().nullable(),
      status: z.string(),
      last_news_at: instant.nullable(),
    })
    .nullable(),
  awaiting_approval: z.int().describe('Actions for it that wait for a second person'),
});
export type TroubleCard = z.infer<typeof troubleCard>;

export const troubleCards = z
  .object({ data: z.array(troubleCard).describe('The one whose time ends first comes first; at most 500') })
  .meta({ id: 'TroubleCards' });
