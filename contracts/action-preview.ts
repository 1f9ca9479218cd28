import { z } from 'zod';
import { ACTION_KINDS } from '../domain/action/kind.ts';
import { MONEY_EFFECTS, UNDO_TERMS } from '../domain/action/effect.ts';
import { ROLES } from '../domain/authority/role.ts';
import { ESCALATION_KINDS } from '../domain/escalation/kind.ts';
import { ADDRESS_LOCKS } from '../domain/order/address-change.ts';
import { ORDER_STATUSES } from '../domain/order/status.ts';
import { SHIPMENT_STATUSES } from '../domain/shipment/status.ts';
import { DEADLINE_NAMES } from './messages.ts';
import { instant, money } from './money.ts';
import { problemItem } from './problem.ts';
import { bothNames } from './session.ts';

const VERDICTS = ['within', 'needs_approval', 'forbidden'] as const;

const authority = z.object({
  verdict: z.enum(VERDICTS),
  cap: money.nullable().describe('How much you may give away alone'),
  given: money.describe('What you have given on this order so far'),
  approvers: z.array(z.enum(ROLES)).describe('Whose people may agree to it'),
});

const parcelState = z.object({
  status: z.enum(SHIPMENT_STATUSES),
  carrier: z.string(),
  warehouse: z.string(),
  settled: z.boolean(),
});

/** What would happen, before anybody has said yes. */
export const actionPreview = z
  .object({
    kind: z.enum(ACTION_KINDS),
    amount: money,
    problems: z.array(problemItem).describe('Why it would be refused now; empty means that it would be taken'),
    authority,
    effects: z.object({
      money: z.array(z.object({ what: z.enum(MONEY_EFFECTS), before: money, after: money })),
      stock: z
        .array(z.object({ sku: z.string(), title: bothNames, warehouse: z.string(), before: z.int(), after: z.int() }))
        .describe('Of what is free to sell'),
      parcels: z.array(z.object({ n: z.int(), before: parcelState.nullable(), after: parcelState })),
      status: z.object({ before: z.enum(ORDER_STATUSES), after: z.enum(ORDER_STATUSES) }).nullable(),
      held: z.object({ before: z.boolean(), after: z.boolean() }).nullable(),
      promise: z.object({ before: instant.nullable(), after: instant.nullable() }).nullable(),
      troubles: z
        .array(z.object({ id: z.string(), kind: z.enum(ESCALATION_KINDS) }))
        .describe('Those that end with it'),
    }),
    messages: z.array(z.object({ template: z.string(), language: z.string(), text: z.string() })),
    undo: z.enum(UNDO_TERMS),
  })
  .meta({ id: 'ActionPreview' });
export type ActionPreview = z.infer<typeof actionPreview>;

export const ACTION_NEEDS = ['amount', 'shipment_id', 'carrier', 'tracking_number', 'reference', 'payment_id'] as const;

const offer = z.object({
  kind: z.enum(ACTION_KINDS),
  escalation_id: z.string().nullable().describe('The trouble that it would answer'),
  needs: z.array(z.enum(ACTION_NEEDS)),
  amount: z.object({ max: money.nullable() }).nullable(),
  shipments: z.array(
    z.object({
      id: z.string(),
      n: z.int(),
      worth: money,
      authority,
      carriers: z.array(
        z.object({ carrier: z.string(), problem: problemItem.nullable().describe('Why it cannot go with this one') }),
      ),
    }),
  ),
  reasons: z.array(z.string()).describe('Codes to choose from; other words are taken as well'),
  authority: authority.describe('For the least amount; a preview says it for the one that is meant'),
});
export type ActionOffer = z.infer<typeof offer>;

export const actionOffers = z
  .object({
    order_id: z.string(),
    offers: z.array(offer),
    address: z
      .object({ lock: z.enum(ADDRESS_LOCKS).nullable() })
      .nullable()
      .describe('null: not for you; `lock` is why it cannot be changed any more'),
    deadlines: z.array(z.object({ deadline: z.enum(DEADLINE_NAMES), at: instant })).describe('Those you may move'),
  })
  .meta({ id: 'ActionOffers' });
export type ActionOffers = z.infer<typeof actionOffers>;
