import type { Transaction } from '../db/client.ts';
import { findOrder, instantIn, moveOrder, type OrderRow } from '../db/queries/order.ts';
import { type FloorTimes, readPolicy } from '../db/queries/policy.ts';
import { shipmentsOf } from '../db/queries/shipment.ts';
import { waitingOf } from '../domain/order/stage.ts';
import { shrink } from '../domain/pace.ts';
import { nextActorOf, type WaitingCode } from '../domain/waiting.ts';
import type { Deps } from './deps.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A parcel's lane may take this many times its usual transit before somebody must look for it. */
export const LONGEST_TRANSIT = 3;

/** After a trouble the order waits again for what comes next by itself, with a time of its own. */
export const restoreWaiting = async (deps: Deps, tx: Transaction, order: OrderRow): Promise<void> => {
  const shipments = await shipmentsOf(tx, order.id);
  const now = (await findOrder(tx, order.id)) ?? order;
  const live = shipments.filter(({ settledAt }) => settledAt === null);
  const on = waitingOf(
    now.status,
    live.map(({ status }) => status),
  );
  const slowest = Math.max(1, ...live.map(({ transitHours }) => transitHours));
  const until = await untilOf(deps, tx, { on, order: now, slowest });
  await moveOrder(tx, order.id, { waiting: { on, until, next: nextActorOf(on) }, set: { needsAttention: null } });
};

type Wait = { readonly on: WaitingCode; readonly order: OrderRow; readonly slowest: number };

const untilOf = async (deps: Deps, tx: Transaction, { on, order, slowest }: Wait): Promise<string> => {
  if (on === 'payment' && order.paymentDeadline) return order.paymentDeadline;
  if (on === 'after_sales' && order.afterSalesUntil) return order.afterSalesUntil;
  const floor = await readPolicy(tx, 'floor');
  const minutes = minutesOnFloor(on, floor);
  if (minutes !== undefined) return instantIn(tx, shrink(minutes * MINUTE_MS, 'floor_service', deps.pace));
  return instantIn(tx, shrink(slowest * LONGEST_TRANSIT * HOUR_MS, 'transit', deps.pace) + MINUTE_MS);
};

const minutesOnFloor = (on: WaitingCode, floor: FloorTimes): number | undefined => {
  if (on === 'release' || on === 'pick') return floor.pickMinutes;
  if (on === 'pack') return floor.packMinutes;
  return on === 'hand_over' ? floor.handOverMinutes : undefined;
};
