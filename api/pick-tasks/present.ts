import type { PickTaskView } from '../../contracts/pick-task.ts';
import type { PickTaskRow } from '../../db/queries/pick-task.ts';
import { nextStepOf, standingOf, type Task } from '../../domain/picking/task.ts';
import { expectedParcelGrams } from '../../domain/picking/weight.ts';

type PickTaskItem = Omit<PickTaskView, 'lines' | 'expected_weight_grams' | 'parcel'>;

export const presentPickTaskItem = (row: PickTaskRow, task: Task): PickTaskItem => {
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
    units: task.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    created_at: row.createdAt,
    due_at: row.dueAt,
  };
};

export const presentPickTask = (row: PickTaskRow, task: Task): PickTaskView => ({
  ...presentPickTaskItem(row, task),
  lines: task.lines.map(({ sku, barcode, quantity, picked, packed, putBack }) => ({
    sku,
    barcode,
    quantity,
    picked,
    packed,
    put_back: putBack,
  })),
  expected_weight_grams: expectedParcelGrams(task.lines),
  parcel: {
    id: task.parcel.id,
    weight_grams: task.parcel.weightGrams,
    tracking_number: task.parcel.trackingNumber,
    label: task.parcel.isLabelled ? row.label : null,
    printed: task.parcel.isPrinted,
  },
});
