import { z } from 'zod';
import { PICK_TASK_STATES, SCAN_KINDS } from '../domain/picking/status.ts';
import { WAIT_REASONS } from '../domain/picking/task.ts';
import { instant } from './money.ts';
import { line as text } from './text.ts';

const line = z.object({
  sku: z.string(),
  barcode: z.string(),
  quantity: z.int().describe('Wanted'),
  picked: z.int(),
  packed: z.int(),
  put_back: z.int(),
});

const task = z.object({
  id: z.string(),
  order_id: z.string(),
  order_reference: z.string().nullable(),
  shipment_id: z.string(),
  warehouse: z.string(),
  carrier: z.string(),
  state: z.enum(PICK_TASK_STATES),
  next: z
    .enum([...SCAN_KINDS, 'wait'])
    .nullable()
    .describe('The scan that is wanted now; null when the task has ended'),
  wait_reason: z.enum(WAIT_REASONS).nullable(),
  claimed_by: z.string().nullable(),
  units: z.int(),
  created_at: instant,
  due_at: instant,
});

export const pickTaskPage = z
  .object({ data: z.array(task), next_cursor: z.string().nullable() })
  .meta({ id: 'PickTaskPage' });

/** What a handheld shows. Of the customer it knows nothing; what the carrier prints on its label is the carrier's. */
export const pickTaskView = task
  .extend({
    lines: z.array(line),
    expected_weight_grams: z.int(),
    parcel: z.object({
      id: z.string().describe('Its barcode until the carrier has given it a number'),
      weight_grams: z.int().nullable(),
      tracking_number: z.string().nullable(),
      label: z.string().nullable().describe('What the printer is sent, ZPL or text'),
      printed: z.boolean(),
    }),
  })
  .meta({ id: 'PickTask' });
export type PickTaskView = z.infer<typeof pickTaskView>;

const scanId = z
  .string()
  .regex(/^[\x21-\x7e]{8,100}$/, '8 to 100 visible characters')
  .describe("The handheld's own id of this scan: sent again, it does nothing and is answered alike");
const barcode = text(100);

export const newScan = z
  .discriminatedUnion('kind', [
    z.strictObject({
      scan_id: scanId,
      kind: z.enum(['pick', 'pack', 'put_back']),
      barcode: barcode.describe('Of the article'),
      quantity: z.int().min(1).max(9_999).default(1),
    }),
    z.strictObject({
      scan_id: scanId,
      kind: z.literal('weigh'),
      weight_grams: z.int().min(1).max(1_000_000),
      barcode: barcode.optional().describe('Of the parcel'),
    }),
    z.strictObject({ scan_id: scanId, kind: z.literal('verify'), barcode: barcode.describe('Of the parcel: its id') }),
    z.strictObject({
      scan_id: scanId,
      kind: z.enum(['label', 'hand_over']),
      barcode: barcode.optional().describe("Of the parcel: its id or the carrier's number"),
    }),
  ])
  .meta({ id: 'NewScan' });
export type NewScan = z.infer<typeof newScan>;

export const scanTaken = z
  .object({
    scan: z.object({ id: z.string(), kind: z.enum(SCAN_KINDS), outcome: z.literal('accepted'), at: instant }),
    task: pickTaskView,
  })
  .meta({ id: 'ScanTaken' });
