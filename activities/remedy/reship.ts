import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import type { Transaction } from '../../db/client.ts';
import type { ActionRow } from '../../db/queries/action.ts';
import { newId } from '../../db/queries/new-id.ts';
import { lockOrder } from '../../db/queries/order.ts';
import { addReshipment } from '../../db/queries/reship.ts';
import { findShipment, linesOfShipment, type ShipmentRow } from '../../db/queries/shipment.ts';
import { commitReservations, holdStock, lockStock } from '../../db/queries/stock.ts';
import { leaveMessage } from '../../db/queries/workflow-message.ts';
import { chooseRestock } from '../../domain/action/restock.ts';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import type { Deps } from '../deps.ts';
import { releaseAll } from '../release.ts';

type Line = Awaited<ReturnType<typeof linesOfShipment>>[number];

/** Holds the goods again where they left from, or where they all are, and gives them to the floor unless it is paused. */
export const reship = async (deps: Deps, tx: Transaction, row: ActionRow): Promise<string> => {
  const first = row.shipmentId === null ? undefined : await findShipment(tx, row.shipmentId);
  if (!first) throw new FaultError(fault('SHIPMENT_UNKNOWN'));
  const lines = await linesOfShipment(tx, first.id);
  const warehouse = await chooseWarehouse(tx, first.warehouse, lines);
  const carrier = row.request.carrier ?? first.carrier;
  const again = await addReshipment(tx, { id: newId('shp'), of: first.id, warehouse, carrier });
  await holdAgain(tx, again, lines);
  const order = await lockOrder(tx, row.orderId);
  await releaseAll(deps, tx, { order, shipments: [again] });
  await leaveMessage(tx, {
    id: `msg_${again.id}-added`,
    workflowId: orderWorkflowId(row.orderId),
    kind: 'shipment_added',
    payload: { shipmentId: again.id },
  });
  return again.id;
};

/** Locks the counters of the goods, so that what is chosen can be held. */
const chooseWarehouse = async (tx: Transaction, before: string, lines: readonly Line[]): Promise<string> => {
  const stock = await lockStock(
    tx,
    lines.map(({ sku }) => sku),
  );
  const found = chooseRestock(before, lines, stock);
  if (found === undefined) throw new FaultError(fault('STOCK_INSUFFICIENT'));
  return found;
};

const holdAgain = async (tx: Transaction, again: ShipmentRow, lines: readonly Line[]): Promise<void> => {
  const { id: shipmentId, orderId, warehouse } = again;
  const holds = lines.map(({ sku, quantity }) => ({ id: newId('res'), orderId, shipmentId, sku, warehouse, quantity }));
  await holdStock(tx, holds);
  await commitReservations(tx, orderId);
};
