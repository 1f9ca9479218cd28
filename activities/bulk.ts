import { factsOfError, isPassing } from '../contracts/error-code.ts';
import type { BulkStep } from '../contracts/order-step.ts';
import { orderWorkflowId } from '../contracts/workflow-ids.ts';
import type { Transaction } from '../db/client.ts';
import { type BulkRow, endBulk, findBulk, lockBulk, stopBulk } from '../db/queries/bulk.ts';
import { countItems, lockItem, nextItems, setItem, stopItems } from '../db/queries/bulk-item.ts';
import { addAudit } from '../db/queries/event.ts';
import { newId } from '../db/queries/new-id.ts';
import { lockOrder, type OrderRow } from '../db/queries/order.ts';
import { readPolicy } from '../db/queries/policy.ts';
import { findRole } from '../db/queries/principal.ts';
import { readProposal, writeProposal } from '../db/queries/propose.ts';
import { tellStaff } from '../db/queries/tell.ts';
import { leaveMessage } from '../db/queries/workflow-message.ts';
import { actionOf, judgeBulk } from '../domain/bulk/judge.ts';
import type { FaultCode } from '../domain/faults.ts';
import { FaultError } from '../domain/fault-error.ts';
import { bindSteps } from './bind.ts';
import type { Deps } from './deps.ts';

type OfBulk = { readonly bulkId: string };
type OfItem = OfBulk & { readonly orderId: string };

/** As many as the policy lets go at once; who asked for a stop meanwhile gets the rest stopped. */
const takeBulkBatch = ({ db }: Deps, { bulkId }: OfBulk): Promise<BulkStep> =>
  db.transaction(async (tx) => {
    const row = await lockBulk(tx, bulkId);
    if (row.state === 'finished' || row.state === 'stopped') return { kind: 'ended', outcome: row.state };
    if (row.state === 'stopping') await stopItems(tx, bulkId);
    const { atOnce, ordersPerSecond } = await readPolicy(tx, 'bulk');
    const orderIds = await nextItems(tx, bulkId, atOnce);
    const counts = (await countItems(tx, [bulkId])).get(bulkId);
    const pauseMs = Math.ceil((orderIds.length * 1_000) / ordersPerSecond);
    await tellStaff(tx, { type: 'bulk.progressed', data: { bulk_id: bulkId, ...counts } });
    if (orderIds.length > 0) return { kind: 'batch', orderIds, pauseMs };
    if (counts && counts.waiting > 0) return { kind: 'settling' };
    return end(tx, row);
  });

const end = async (tx: Transaction, { id, state }: BulkRow): Promise<BulkStep> => {
  const outcome = state === 'stopping' ? 'stopped' : 'finished';
  await endBulk(tx, id, outcome);
  await addAudit(tx, { id: newId('aud'), actor: 'system', action: `bulk.${outcome}`, ref: id });
  await tellStaff(tx, { type: 'bulk.ended', data: { bulk_id: id, outcome } });
  return { kind: 'ended', outcome };
};

/** One order, exactly as if it had been asked for singly; a repeat finds it done. What goes wrong with it stops no other. */
const actInBulk = async (deps: Deps, { bulkId, orderId }: OfItem): Promise<void> => {
  try {
    await deps.db.transaction((tx) => propose(deps, tx, { bulkId, orderId }));
  } catch (error) {
    if (isPassing(error)) throw error;
    const code = error instanceof FaultError ? error.code : 'INTERNAL';
    if (code === 'INTERNAL')
      deps.log.error({ bulkId, orderId, ...factsOfError(error) }, 'an order of a bulk job failed');
    await setItem(deps.db, { bulkId, orderId }, { state: 'failed', code });
  }
};

const propose = async (deps: Deps, tx: Transaction, { bulkId, orderId }: OfItem): Promise<void> => {
  const order = await lockOrder(tx, orderId);
  const item = await lockItem(tx, bulkId, orderId);
  const job = (await findBulk(tx, bulkId))?.row;
  if (item?.state !== 'waiting' || item.actionId !== null || job?.state !== 'running') return;
  const written = await writeFor(deps, tx, { order, job });
  await setItem(tx, item, written);
};

type Turn = { readonly order: OrderRow; readonly job: BulkRow };
type Written = { readonly state: 'waiting' | 'awaiting_approval'; readonly actionId: string };
type Refused = { readonly state: 'refused'; readonly code: FaultCode };

const writeFor = async (deps: Deps, tx: Transaction, { order, job }: Turn): Promise<Written | Refused> => {
  const role = await findRole(tx, job.principalId);
  if (role === undefined) return { state: 'refused', code: 'AUTHORITY_MISSING' };
  const { kind, amount, carrier, fromCarrier, cause } = actionOf({ kind: job.kind, ...job.request });
  const isCarrierKnown = carrier !== undefined && deps.carriers.get(carrier) !== undefined;
  const asked = { kind, amount, carrier, fromCarrier, isCarrierKnown, actorId: job.principalId, role };
  const verdict = judgeBulk(job.request, await readProposal(tx, order, asked));
  if (verdict.kind === 'left_out') return { state: 'refused', code: verdict.code };
  const row = await writeProposal(tx, {
    order,
    actorId: job.principalId,
    requestKey: `bulk/${job.id}/${order.id}`,
    said: { kind, reason: job.reason, request: said({ carrier, from_carrier: fromCarrier, cause }) },
    proposed: verdict.proposed,
  });
  if (row.state === 'awaiting_approval') return { state: 'awaiting_approval', actionId: row.id };
  const payload = { actionId: row.id, orderId: order.id };
  await leaveMessage(tx, { id: `msg_${row.id}`, workflowId: orderWorkflowId(order.id), kind: 'act', payload });
  return { state: 'waiting', actionId: row.id };
};

const said = (all: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** *Cancel* in the Temporal UI stops the job like its button does. */
const stopFromConsole = ({ db }: Deps, { bulkId }: OfBulk): Promise<void> =>
  db.transaction(async (tx) => {
    const row = await lockBulk(tx, bulkId);
    if (row.state !== 'running') return;
    await stopBulk(tx, bulkId, 'temporal-ui');
    await addAudit(tx, { id: newId('aud'), actor: 'temporal-ui', action: 'bulk.stop', ref: bulkId });
  });

export const createBulkActivities = (deps: Deps) =>
  bindSteps(deps, { takeBulkBatch, actInBulk, stopBulk: stopFromConsole });
