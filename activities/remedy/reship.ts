import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import type { ActionRow } from '../../db/queries/action.ts';
import { newId } from '../../db/queries/new-id.ts';
import { instantIn } from '../../db/queries/order.ts';
import { readPolicy } from '../../db/queries/policy.ts';
import { addReshipment } from '../../db/queries/reship.ts';
import { findShipment, linesOfShipment, moveShipment, openPickTask } from '../../db/queries/shipment.ts';
import { commitReservations, holdStock, lockStock } from '../../db/queries/stock.ts';
import { leaveMessage } from '../../db/queries/workflow-message.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import { shrink } from '../../domain/pace.ts';
import type { Deps } from '../deps.ts';

/** Holds the goods again where they left from, or where they all are, and gives them to the floor. */
export const reship = async (deps: Deps, tx: Transaction, row: ActionRow): Promise<string> => {
  const first = row.shipmentId === null ? undefined : await findShipment(tx, row.shipmentId);
  if (!first) throw new FaultError(fault('SHIPMENT_UNKNOWN'));
  const lines = await linesOfShipment(tx, first.id);
  const stock = await lockStock(
    tx,
    lines.map(({ sku }) => sku),
  );
  const hasAll = (warehouse: string): boolean =>
    lines.every(({ sku, quantity }) =>
      stock.some((at) => at.sku === sku && at.warehouse === warehouse && at.available >= quantity),
    );
  const warehouse = [first.warehouse, ...new Set(stock.map((at) => at.warehouse))].find(hasAll);
  if (warehouse === undefined) throw new FaultError(fault('STOCK_INSUFFICIENT'));
  const again = await addReshipment(tx, {
    id: newId('shp'),
    of: first.id,
    warehouse,
    carrier: row.request.carrier ?? first.carrier,
  });
  await holdStock(
    tx,
    lines.map(({ sku, quantity }) => ({
      id: newId('res'),
      orderId: row.orderId,
      shipmentId: again.id,
      sku,
      warehouse,
      quantity,
    })),
  );
  await commitReservations(tx, row.orderId);
  await moveShipment(tx, again.id, ['planned'], 'released');
  const floor = await readPolicy(tx, 'floor');
  const dueAt = await instantIn(tx, shrink(floor.pickMinutes * 60_000, 'floor_service', deps.pace));
  await openPickTask(tx, again, { id: newId('pck'), parcelId: newId('par'), dueAt });
  await leaveMessage(tx, {
    id: `msg_${again.id}-added`,
    workflowId: orderWorkflowId(row.orderId),
    kind: 'shipment_added',
    payload: { shipmentId: again.id },
  });
  return again.id;
};
