import { noteResult } from '../../db/queries/action.ts';
import { anyOf } from '../../db/queries/list.ts';
import { readLanes } from '../../db/queries/lane.ts';
import { readMeant } from '../../db/queries/propose-plain.ts';
import { changeCarrier, lockShipments } from '../../db/queries/shipment.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import { planCarrierChange } from '../../domain/shipment/carrier-change.ts';
import type { Begin } from './begin.ts';
import { wake } from './wake.ts';

/** Judged once more under the lock; a booking that came to nothing is closed, and the next one is the other carrier's. */
export const bookElsewhere: Begin = async (_, tx, { order, row }) => {
  const { carrier, from_carrier: fromCarrier } = row.request;
  if (carrier === undefined) throw new FaultError(fault('CARRIER_MISSING'));
  await lockShipments(tx, order.id);
  const ids = anyOf([order.id]);
  const asked = { kind: row.kind, carrier, fromCarrier, shipmentId: row.shipmentId ?? undefined };
  const meant = (await readMeant(tx, ids, asked)).get(order.id) ?? [];
  const { movable, faults } = planCarrierChange(meant, carrier);
  const [obstacle] = faults;
  if (obstacle) throw new FaultError(obstacle);
  const lanes = await readLanes(tx, ids, carrier);
  for (const { id } of movable) await changeCarrier(tx, id, { carrier, quote: lanes.get(id) });
  // A trouble's own run wakes the booking that has stopped; one that a pause keeps waiting is woken here.
  await noteResult(tx, row.id, { parcels: String(movable.length) });
  const isWaiting = movable.some(({ status }) => status === 'packed');
  if (row.escalationId === null && isWaiting) await wake(tx, { orderId: order.id, actionId: row.id });
  return [];
};
