import type { NewScan } from '../../contracts/pick-task.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import type { OrderRow } from '../../db/queries/order.ts';
import {
  type CapturesLater,
  findPickTask,
  lockOrderOfPickTask,
  type PickTaskRow,
  taskOf,
} from '../../db/queries/pick-task.ts';
import { showProgress } from '../../db/queries/progress.ts';
import {
  addScan,
  applyScan,
  completeHandOver,
  findArticle,
  findScan,
  type NewScan as NewScanRow,
  type ScanRow,
  setPickTaskState,
} from '../../db/queries/scan.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import type { Pace } from '../../domain/pace.ts';
import { afterScan, decideScan, type Scan, type ScanEffects } from '../../domain/picking/scan.ts';
import { standingOf, type Task } from '../../domain/picking/task.ts';

export type Scanned = {
  readonly scan: ScanRow;
  readonly row: PickTaskRow;
  /** As it stands after the scan. */
  readonly task: Task;
  /** What its order's workflow is to be told. */
  readonly message?: NewMessage | undefined;
};

export type ScanContext = { readonly caller: Principal; readonly taskId: string; readonly body: NewScan };
export type FloorRules = { readonly pace: Pace; readonly capturesLater: CapturesLater };

const UNKNOWN = 'PICK_TASK_UNKNOWN';
const REUSED = 'SCAN_ID_REUSED';

/** One transaction, under the lock of the order: the scan, what it does, and the message that tells the workflow. */
export const recordScan = async (
  tx: Transaction,
  { caller, taskId, body }: ScanContext,
  rules: FloorRules,
): Promise<Scanned | typeof UNKNOWN | typeof REUSED> => {
  const order = await lockOrderOfPickTask(tx, taskId, caller.shopId);
  if (!order) return UNKNOWN;
  const [row, known] = await Promise.all([findPickTask(tx, taskId), findScan(tx, body.scan_id)]);
  if (!row) return UNKNOWN;
  const scan = rowOf(body, taskId, caller.id);
  if (!known) return decide(tx, { order, row, scan }, rules);
  return isSame(known, scan) ? { scan: known, row, task: taskOf(row, rules.capturesLater) } : REUSED;
};

type Undecided = { readonly order: OrderRow; readonly row: PickTaskRow; readonly scan: Omit<NewScanRow, 'outcome'> };

const decide = async (
  tx: Transaction,
  { order, row, scan }: Undecided,
  rules: FloorRules,
): Promise<Scanned | typeof REUSED> => {
  const task = taskOf(row, rules.capturesLater);
  const sku = await articleOf(tx, row, scan);
  const decided = decideScan(task, scanOf(scan, sku));
  const standing = standingOf(task);
  if (standing !== row.state) await setPickTaskState(tx, row.id, standing);
  const outcome = decided.ok ? 'accepted' : codeOf(decided.faults);
  const added = await addScan(tx, { ...scan, sku: sku ?? null, outcome, faults: decided.ok ? [] : decided.faults });
  if (!added) return REUSED;
  if (!decided.ok) return { scan: added, row, task };
  const message = await carryOut(tx, { order, row, effects: decided.value, by: scan.principalId }, rules);
  const claimedBy = decided.value.task[0] === 'picking' ? (row.claimedBy ?? scan.principalId) : row.claimedBy;
  return { scan: added, row: { ...row, claimedBy }, task: afterScan(task, scan.kind, decided.value), message };
};

const scanOf = (scan: Undecided['scan'], sku: string | undefined): Scan => ({
  kind: scan.kind,
  sku,
  barcode: scan.barcode ?? undefined,
  quantity: scan.quantity ?? undefined,
  weightGrams: scan.weightGrams ?? undefined,
});

type Accepted = {
  readonly order: OrderRow;
  readonly row: PickTaskRow;
  readonly effects: ScanEffects;
  readonly by: string;
};

const MESSAGES = { packed: 'shipment_packed', handed_over: 'shipment_handed_over' } as const;

const carryOut = async (
  tx: Transaction,
  { order, row, effects, by }: Accepted,
  rules: FloorRules,
): Promise<NewMessage | undefined> => {
  await applyScan(tx, row, { effects, by });
  const status = effects.shipment.at(-1);
  if (status !== undefined || effects.isPrinted === true) await showProgress(tx, order, rules);
  if (status !== 'packed' && status !== 'handed_over') return undefined;
  const message: NewMessage = {
    id: newId('msg'),
    workflowId: orderWorkflowId(order.id),
    kind: MESSAGES[status],
    payload: { shipmentId: row.shipmentId },
  };
  await addMessage(tx, message);
  if (status === 'handed_over') await completeHandOver(tx, order, { task: row, pace: rules.pace });
  return message;
};

const articleOf = async (
  tx: Transaction,
  row: PickTaskRow,
  { kind, barcode }: Undecided['scan'],
): Promise<string | undefined> => {
  if (typeof barcode !== 'string' || (kind !== 'pick' && kind !== 'pack' && kind !== 'put_back')) return undefined;
  return row.lines.find((line) => line.barcode === barcode)?.sku ?? findArticle(tx, barcode);
};

const rowOf = (body: NewScan, pickTaskId: string, principalId: string): Undecided['scan'] => ({
  id: body.scan_id,
  pickTaskId,
  principalId,
  kind: body.kind,
  barcode: body.barcode ?? null,
  quantity: 'quantity' in body ? body.quantity : null,
  weightGrams: 'weight_grams' in body ? body.weight_grams : null,
});

const SAME = ['pickTaskId', 'principalId', 'kind', 'barcode', 'quantity', 'weightGrams'] as const;

const isSame = (known: ScanRow, scan: Undecided['scan']): boolean => SAME.every((key) => known[key] === scan[key]);

const codeOf = ([first]: readonly Fault[]): string => (first ?? fault('TRANSITION_INVALID')).code;
