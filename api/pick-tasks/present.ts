import type { PickTaskView } from '../../contracts/pick-task.ts';
import { type CapturesLater, type PickTaskRow, taskOf } from '../../db/queries/pick-task.ts';
import { nextStepOf, standingOf } from '../../domain/picking/task.ts';
import { expectedParcelGrams } from '../../domain/picking/weight.ts';

type PickTaskItem = Omit<PickTaskView, 'lines' | 'expected_weight_grams' | 'parcel'>;

export const presentPickTaskItem = (row: PickTaskRow, capturesLater: CapturesLater): PickTaskItem => {
  const task = taskOf(row, capturesLater);
  const next = nextStepOf(task);
  return {
    id: row.id,
    order_id: row.orderId,
    order_reference: row.orderReference,
    shipment_id: row.shipmentId,
    warehouse: row.warehouse,
    carrier: row.carrier,
    state: standingOf(task),
    next: next === undefined ? null : 'scan' in next ? next.scan : 'wait',
    wait_reason: next !== undefined && 'wait' in next ? next.wait : null,
    claimed_by: row.claimedBy,
    units: row.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    created_at: row.createdAt,
    due_at: row.dueAt,
  };
};

export const presentPickTask = (row: PickTaskRow, capturesLater: CapturesLater): PickTaskView => ({
  ...presentPickTaskItem(row, capturesLater),
  lines: row.lines.map(({ sku, barcode, quantity, picked, packed, putBack }) => ({
    sku,
    barcode,
    quantity,
    picked,
    packed,
    put_back: putBack,
  })),
  expected_weight_grams: expectedParcelGrams(row.lines),
  parcel: {
    id: row.parcelId,
    weight_grams: row.parcelGrams,
    tracking_number: row.trackingNumber,
    label: row.isLabelled ? row.label : null,
    printed: row.labelPrintedAt !== null,
  },
});
