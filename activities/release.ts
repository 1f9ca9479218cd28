import type { Stopped } from '../contracts/order-step.ts';
import type { Transaction } from '../db/client.ts';
import { newId } from '../db/queries/new-id.ts';
import { instantIn, lockOrder, type OrderRow } from '../db/queries/order.ts';
import { holdFactsOf } from '../db/queries/order-action.ts';
import { lockPauses } from '../db/queries/pause.ts';
import { readPolicy } from '../db/queries/policy.ts';
import { showProgress } from '../db/queries/progress.ts';
import { lockShipment, moveShipment, openPickTask, type ShipmentRow } from '../db/queries/shipment.ts';
import { shrink } from '../domain/pace.ts';
import type { Deps } from './deps.ts';
import { progressWorld } from './restore-waiting.ts';

type Planned = { readonly order: OrderRow; readonly shipments: readonly ShipmentRow[] };
type Released = { readonly dueAt: string; readonly stopped: readonly ShipmentRow[] };

/** Gives shipments to the floor, but for those of a paused warehouse, and none of an order that a person holds. */
export const releaseAll = async (
  { pace }: Pick<Deps, 'pace'>,
  tx: Transaction,
  { order, shipments }: Planned,
): Promise<Released> => {
  const [floor, pauses] = await Promise.all([
    readPolicy(tx, 'floor'),
    lockPauses(
      tx,
      'warehouse',
      shipments.map(({ warehouse }) => warehouse),
    ),
  ]);
  const dueAt = await instantIn(tx, shrink(floor.pickMinutes * 60_000, 'floor_service', pace));
  const isStopped = ({ warehouse }: ShipmentRow): boolean =>
    order.heldBy !== null || pauses.some(({ target }) => target === warehouse);
  for (const shipment of shipments.filter((each) => !isStopped(each))) {
    await moveShipment(tx, shipment.id, { from: ['planned'], to: 'released' });
    await openPickTask(tx, shipment, { id: newId('pck'), parcelId: newId('par'), dueAt });
  }
  return { dueAt, stopped: shipments.filter(isStopped) };
};

type OfShipment = { readonly orderId: string; readonly shipmentId: string };

/** Asked again whenever a pause or a hold has ended. A shipment that was cancelled meanwhile is nobody's to release. */
export const releaseShipment = (deps: Deps, { orderId, shipmentId }: OfShipment): Promise<'released' | Stopped> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment?.status !== 'planned' || order.status !== 'fulfilling') return 'released';
    const { stopped } = await releaseAll(deps, tx, { order, shipments: [shipment] });
    await showProgress(tx, order, progressWorld(deps));
    if (stopped.length === 0) return 'released';
    return { kind: 'paused', facts: await factsOf(tx, order, shipment) };
  });

const factsOf = async (tx: Transaction, order: OrderRow, { warehouse }: ShipmentRow): Promise<Stopped['facts']> => {
  if (order.heldBy !== null) return holdFactsOf(tx, order);
  const [pause] = await lockPauses(tx, 'warehouse', [warehouse]);
  return { warehouse, ...(pause && { since: pause.startedAt }) };
};
