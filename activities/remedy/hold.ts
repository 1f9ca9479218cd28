import { noteResult } from '../../db/queries/action.ts';
import { setHeld } from '../../db/queries/order-action.ts';
import { showProgress } from '../../db/queries/progress.ts';
import { lockShipments } from '../../db/queries/shipment.ts';
import { tellStaff } from '../../db/queries/tell.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { checkHold, checkReleaseHold } from '../../domain/order/hold.ts';
import { progressWorld } from '../restore-waiting.ts';
import type { Begin } from './begin.ts';
import { wake } from './wake.ts';

/** Judged once more under the lock: what has been picked meanwhile cannot be held any more. */
export const holdOrder: Begin = async (deps, tx, { order, row }) => {
  const shipments = (await lockShipments(tx, order.id)).map(({ status }) => status);
  const [obstacle] = checkHold({ status: order.status, isHeld: order.heldBy !== null, shipments });
  if (obstacle) throw new FaultError(obstacle);
  await showProgress(tx, await setHeld(tx, order, row.id), progressWorld(deps));
  await noteResult(tx, row.id, {});
  await tellStaff(tx, { order, type: 'order.held_by_person', data: { action_id: row.id, by: row.actorId } });
  return [];
};

/** What was kept from beginning is tried again. */
export const releaseHeld: Begin = async (deps, tx, { order, row }) => {
  const [obstacle] = checkReleaseHold({ isHeld: order.heldBy !== null });
  if (obstacle) throw new FaultError(obstacle);
  await showProgress(tx, await setHeld(tx, order, null), progressWorld(deps));
  if (order.status === 'fulfilling') await wake(tx, { orderId: order.id, actionId: row.id, lifted: true });
  await noteResult(tx, row.id, {});
  await tellStaff(tx, { order, type: 'order.released_by_person', data: { action_id: row.id, by: row.actorId } });
  return [];
};
