import { and, eq, isNull, sql } from 'drizzle-orm';
import type { HoldReason } from '../../domain/order/status.ts';
import type { Pace } from '../../domain/pace.ts';
import { followsProgress, type ProgressStage, slowestOf, stageMs } from '../../domain/picking/progress.ts';
import type { ShipmentStatus } from '../../domain/shipment/status.ts';
import { nextActorOf } from '../../domain/waiting/code.ts';
import type { Queryable, Transaction } from '../client.ts';
import { parcel, pickTask, shipment } from '../schema/shipment.ts';
import { moveOrder, type OrderRow } from './order.ts';
import { holdFactsOf } from './order-action.ts';
import { pausedSince } from './pause.ts';
import { type CapturesLater, isCaptureDue, isLabelled, paidBy } from './pick-task.ts';
import { policyInForce } from './policy.ts';

const selectProgress = (db: Queryable, orderId: string) =>
  db
    .select({
      status: shipment.status,
      warehouse: shipment.warehouse,
      carrier: shipment.carrier,
      transitHours: shipment.transitHours,
      captureMinor: shipment.captureMinor,
      capturedAt: shipment.capturedAt,
      handedOverAt: shipment.handedOverAt,
      dueAt: pickTask.dueAt,
      trackingNumber: parcel.trackingNumber,
      isPrinted: sql<boolean>`${parcel.labelPrintedAt} IS NOT NULL`,
      now: sql<string>`now()`.mapWith(pickTask.dueAt),
      isLabelled,
      paidBy,
      pausedSince,
      floor: policyInForce('floor'),
    })
    .from(shipment)
    .leftJoin(pickTask, eq(pickTask.shipmentId, shipment.id))
    .leftJoin(parcel, and(eq(parcel.shipmentId, shipment.id), eq(parcel.n, 1)))
    .where(and(eq(shipment.orderId, orderId), isNull(shipment.settledAt)))
    .orderBy(shipment.n);

type Progress = Awaited<ReturnType<typeof selectProgress>>[number];

/** Nothing is taken from the shelf for an order that a person holds. */
const HOLDABLE: readonly ShipmentStatus[] = ['planned', 'released'];

const isHeld = ({ heldBy }: OrderRow, { status }: Progress): boolean => heldBy !== null && HOLDABLE.includes(status);

type Facts = Readonly<Record<string, string>>;

/** Where it stops, since when and why, as codes. */
const stopFactsOf = async (tx: Queryable, order: OrderRow, row: Progress): Promise<Facts> => {
  if (isHeld(order, row)) return holdFactsOf(tx, order);
  const where = row.status === 'planned' ? { warehouse: row.warehouse } : { carrier: row.carrier };
  return { ...where, since: row.pausedSince ?? row.now };
};

const factsOf = (order: OrderRow, { warehouse, carrier, ...row }: Progress, stage: ProgressStage) => ({
  warehouse,
  ...(stage === 'pick' || stage === 'pack' ? {} : { carrier }),
  ...(stage === 'capture' ? { method: row.paidBy ?? '', amountMinor: row.captureMinor, currency: order.currency } : {}),
  ...(row.handedOverAt === null ? {} : { since: row.handedOverAt, trackingNumber: row.trackingNumber ?? '' }),
});

export type ProgressWorld = { readonly pace: Pace; readonly capturesLater: CapturesLater };

/** A pick has its own due time, set at the release, unless that has passed. */
const untilOf = ({ now, dueAt }: Progress, stage: ProgressStage, ms: number): string =>
  stage === 'pick' && dueAt !== null && dueAt > now ? dueAt : new Date(Date.parse(now) + ms).toISOString();

/**
 * What the order waits for after a step of the floor, a booking or a capture: where its slowest shipment stands.
 * An order that waits for a person, or is past that, is left alone.
 */
export const showProgress = async (tx: Transaction, order: OrderRow, world: ProgressWorld): Promise<void> => {
  if (order.status === 'fulfilling' && followsProgress(order.waitingOn, order.needsAttention))
    await putProgress(tx, order, world);
};

/** The same whatever it waited for: a person has answered, or what stopped it has ended. */
export const putProgress = async (
  tx: Transaction,
  order: OrderRow,
  { pace, capturesLater }: ProgressWorld,
): Promise<void> => {
  const rows = await selectProgress(tx, order.id);
  const slowest = slowestOf(
    rows.map((row) => ({
      ...row,
      isStopped: isHeld(order, row) || row.pausedSince !== null,
      isCaptureDue: isCaptureDue(row, capturesLater),
    })),
  );
  if (!slowest) return;
  const { stage, shipment: row } = slowest;
  const isStopped = stage === 'resumed';
  if (order.waitingOn === stage && order.waitingFacts.warehouse === row.warehouse && !isStopped) return;
  const until = untilOf(row, stage, stageMs(stage, { floor: row.floor, transitHours: row.transitHours, pace }));
  const facts = isStopped ? await stopFactsOf(tx, order, row) : factsOf(order, row, stage);
  await moveOrder(tx, order.id, {
    waiting: { on: stage, until, next: nextActorOf(stage), facts },
    set: { needsAttention: null, holdReason: isStopped ? reasonOf(order) : null },
  });
};

const reasonOf = ({ heldBy }: OrderRow): HoldReason => (heldBy === null ? 'paused' : 'person');
