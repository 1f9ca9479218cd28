import type { NewScan } from '../../contracts/pick-task.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import { lockOrder, type OrderRow } from '../../db/queries/order.ts';
import {
  type CapturesLater,
  findOrderOfPickTask,
  findPickTask,
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
import { lockShipments } from '../../db/queries/shipment.ts';
import { addMessage, type NewMessage } from '../../db/queries/workflow-message.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import type { Pace } from '../../domain/pace.ts';
import { decideScan, type Scan, type ScanEffects } from '../../domain/picking/scan.ts';
import { standingOf } from '../../domain/picking/task.ts';

export type Scanned = {
  readonly scan: ScanRow;
  readonly task: PickTaskRow;
  /** What its order's workflow is to be told. */
  readonly message?: NewMessage | undefined;
  readonly isRepeat: boolean;
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
  const orderId = await findOrderOfPickTask(tx, taskId, caller.shopId);
  if (orderId === undefined) return UNKNOWN;
  const order = await lockOrder(tx, orderId);
  await lockShipments(tx, orderId);
  const task = await findPickTask(tx, taskId);
  if (!task) return UNKNOWN;
  const row = rowOf(body, taskId, caller.id);
  const before = await findScan(tx, body.scan_id);
  if (before) return isSame(before, row) ? { scan: before, task, isRepeat: true } : REUSED;
  return decide(tx, { order, task, row }, rules);
};

type Undecided = { readonly order: OrderRow; readonly task: PickTaskRow; readonly row: Omit<NewScanRow, 'outcome'> };

const decide = async (
  tx: Transaction,
  { order, task, row }: Undecided,
  rules: FloorRules,
): Promise<Scanned | typeof REUSED> => {
  const facts = taskOf(task, rules.capturesLater);
  const sku = await articleOf(tx, task, row);
  const decided = decideScan(facts, scanOf(row, sku));
  const standing = standingOf(facts);
  if (standing !== task.state) await setPickTaskState(tx, task.id, standing);
  const outcome = decided.ok ? 'accepted' : codeOf(decided.faults);
  const scan = await addScan(tx, { ...row, sku: sku ?? null, outcome, faults: decided.ok ? [] : decided.faults });
  if (!scan) return REUSED;
  if (!decided.ok) return { scan, task, isRepeat: false };
  const message = await carryOut(tx, { order, task, effects: decided.value, by: row.principalId }, rules);
  return { scan, task: (await findPickTask(tx, task.id)) ?? task, message, isRepeat: false };
};

const scanOf = (row: Undecided['row'], sku: string | undefined): Scan => ({
  kind: row.kind,
  sku,
  barcode: row.barcode ?? undefined,
  quantity: row.quantity ?? undefined,
  weightGrams: row.weightGrams ?? undefined,
});

type Accepted = {
  readonly order: OrderRow;
  readonly task: PickTaskRow;
  readonly effects: ScanEffects;
  readonly by: string;
};

const MESSAGES = { packed: 'shipment_packed', handed_over: 'shipment_handed_over' } as const;

const carryOut = async (
  tx: Transaction,
  { order, task, effects, by }: Accepted,
  rules: FloorRules,
): Promise<NewMessage | undefined> => {
  await applyScan(tx, task, { effects, by });
  const status = effects.shipment.at(-1);
  const hasMoved = status !== undefined || effects.isPrinted === true;
  if (hasMoved) await showProgress(tx, order, rules);
  if (status !== 'packed' && status !== 'handed_over') return undefined;
  const { shipmentId } = task;
  const message: NewMessage = {
    id: newId('msg'),
    workflowId: orderWorkflowId(order.id),
    kind: MESSAGES[status],
    payload: { shipmentId },
  };
  await addMessage(tx, message);
  if (status === 'handed_over') await completeHandOver(tx, order, { task, pace: rules.pace });
  return message;
};

const articleOf = async (
  tx: Transaction,
  task: PickTaskRow,
  { kind, barcode }: Undecided['row'],
): Promise<string | undefined> => {
  if (typeof barcode !== 'string' || (kind !== 'pick' && kind !== 'pack' && kind !== 'put_back')) return undefined;
  return task.lines.find((line) => line.barcode === barcode)?.sku ?? findArticle(tx, barcode);
};

const rowOf = (body: NewScan, pickTaskId: string, principalId: string): Undecided['row'] => ({
  id: body.scan_id,
  pickTaskId,
  principalId,
  kind: body.kind,
  barcode: body.barcode ?? null,
  quantity: 'quantity' in body ? body.quantity : null,
  weightGrams: 'weight_grams' in body ? body.weight_grams : null,
});

const SAME = ['pickTaskId', 'principalId', 'kind', 'barcode', 'quantity', 'weightGrams'] as const;

const isSame = (known: ScanRow, row: Undecided['row']): boolean => SAME.every((key) => known[key] === row[key]);

const codeOf = ([first]: readonly Fault[]): string => (first ?? fault('TRANSITION_INVALID')).code;
