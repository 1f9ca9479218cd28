import { z } from 'zod';
import { ACTION_KINDS, ACTION_SOURCES, ACTION_STATES } from '../domain/action/kind.ts';
import { HOLD_CAUSES } from '../domain/order/hold.ts';
import { instant, money } from './money.ts';
import { code, line } from './text.ts';

export const newAction = z
  .strictObject({
    kind: z.enum(ACTION_KINDS),
    amount: z.int().min(1).max(100_000_000).optional().describe('Minor units of the order, for a coupon or a refund'),
    reason: line(200).describe('What was agreed or seen; for `mark_done` the evidence'),
    escalation_id: code.optional(),
    shipment_id: code.optional(),
    carrier: code.optional(),
    from_carrier: code
      .optional()
      .describe('For another carrier: all parcels that go with this one, instead of one shipment'),
    cause: z.enum(HOLD_CAUSES).optional().describe('What the order is held for'),
    tracking_number: code.optional().describe('For a booking that was bought outside: what the carrier gave'),
    reference: code.optional().describe("For money or a voided label: the gateway's or carrier's own number for it"),
    payment_id: code.optional().describe('For money given back outside, where more than one payment is due'),
  })
  .meta({ id: 'NewAction' });
export type NewAction = z.infer<typeof newAction>;

export const actionView = z
  .object({
    id: z.string(),
    order_id: z.string(),
    escalation_id: z.string().nullable(),
    shipment_id: z.string().nullable(),
    kind: z.enum(ACTION_KINDS),
    amount: money,
    /** What was said with it: a carrier, a number, a reference. */
    request: z.record(z.string(), z.string()),
    reason: z.string(),
    source: z.enum(ACTION_SOURCES),
    actor: z.string(),
    state: z.enum(ACTION_STATES),
    /** How much the actor may give away alone; beyond it a second person decides. */
    cap: money.nullable(),
    result: z.record(z.string(), z.string()).nullable(),
    created_at: instant,
    decided_at: instant.nullable(),
    applied_at: instant.nullable(),
  })
  .meta({ id: 'Action' });

export const actionPage = z
  .object({ data: z.array(actionView), next_cursor: z.string().nullable() })
  .meta({ id: 'ActionPage' });

export const decision = z
  .strictObject({ decision: z.enum(['approve', 'refuse']), reason: line(200) })
  .meta({ id: 'Decision' });
