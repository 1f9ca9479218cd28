import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PickTaskState } from '../../domain/picking/status.ts';
import type { Task, TaskLine } from '../../domain/picking/task.ts';
import type { Queryable, Transaction } from '../client.ts';
import { order } from '../schema/order.ts';
import { parcel, pickTask, shipment } from '../schema/shipment.ts';
import type { OrderRow } from './order.ts';

/** Units per article: wanted, and what accepted scans have done with them. */
const lines = sql<TaskLine[]>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'sku', l.sku, 'barcode', k.barcode, 'weightGrams', k.weight_grams, 'quantity', l.quantity,
    'picked', c.picked, 'packed', c.packed, 'putBack', c.put_back) ORDER BY l.sku), '[]')
  FROM shipment_line l JOIN sku k ON k.sku = l.sku
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(quantity) FILTER (WHERE kind = 'pick'), 0) AS picked,
      coalesce(sum(quantity) FILTER (WHERE kind = 'pack'), 0) AS packed,
      coalesce(sum(quantity) FILTER (WHERE kind = 'put_back'), 0) AS put_back
    FROM scan WHERE pick_task_id = ${pickTask.id} AND sku = l.sku AND outcome = 'accepted'
  ) c
  WHERE l.shipment_id = ${shipment.id})`;

/** The newest booking stands, and the label on the parcel is the one that came with it. */
export const isLabelled = sql<boolean>`coalesce((
  SELECT b.status = 'booked' AND coalesce(b.tracking_number, ${parcel.trackingNumber}) = ${parcel.trackingNumber}
  FROM booking b WHERE b.shipment_id = ${shipment.id} ORDER BY b.n DESC LIMIT 1), false) AND ${parcel.label} IS NOT NULL`;

/** The method by which the order has been paid; whether it captures later is the gateway's business. */
export const paidBy = sql<string | null>`(
  SELECT p.method FROM payment p
  WHERE p.order_id = ${shipment.orderId} AND p.attempt IS NOT NULL AND p.status IN ('authorised', 'captured')
  ORDER BY p.attempt DESC LIMIT 1)`;

const selectTasks = (db: Queryable) =>
  db
    .select({
      id: pickTask.id,
      state: pickTask.state,
      warehouse: pickTask.warehouse,
      claimedBy: pickTask.claimedBy,
      createdAt: pickTask.createdAt,
      dueAt: pickTask.dueAt,
      orderId: shipment.orderId,
      orderReference: order.reference,
      heldBy: order.heldBy,
      shipmentId: shipment.id,
      shipmentStatus: shipment.status,
      carrier: shipment.carrier,
      capturedAt: shipment.capturedAt,
      captureMinor: shipment.captureMinor,
      silenceHours: shipment.silenceHours,
      paidBy,
      lines,
      parcelId: parcel.id,
      parcelGrams: parcel.weightGrams,
      trackingNumber: parcel.trackingNumber,
      label: parcel.label,
      labelPrintedAt: parcel.labelPrintedAt,
      isLabelled,
    })
    .from(pickTask)
    .innerJoin(shipment, eq(shipment.id, pickTask.shipmentId))
    .innerJoin(order, eq(order.id, shipment.orderId))
    .innerJoin(parcel, and(eq(parcel.shipmentId, shipment.id), eq(parcel.n, 1)));

export type PickTaskRow = Awaited<ReturnType<typeof selectTasks>>[number];

/** A shop's own key sees the tasks of its own orders; the floor's keys belong to no shop. */
const ofShop = (shopId: string | undefined): SQL | undefined =>
  shopId === undefined ? undefined : eq(order.shopId, shopId);

export const findPickTask = async (db: Queryable, id: string, shopId?: string): Promise<PickTaskRow | undefined> =>
  (await selectTasks(db).where(and(eq(pickTask.id, id), ofShop(shopId))))[0];

/** The order of a task, locked before anything about the task is decided. */
export const lockOrderOfPickTask = async (
  tx: Transaction,
  id: string,
  shopId?: string,
): Promise<OrderRow | undefined> => {
  const owner = sql`(SELECT s.order_id FROM pick_task t JOIN shipment s ON s.id = t.shipment_id WHERE t.id = ${id})`;
  return (
    await tx
      .select()
      .from(order)
      .where(and(eq(order.id, owner), ofShop(shopId)))
      .for('no key update')
  )[0];
};

export type PickTaskFilter = {
  readonly shopId: string | undefined;
  readonly warehouse: string | undefined;
  readonly orderId: string | undefined;
  readonly states: readonly PickTaskState[];
  /** The last task of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
};

/** Oldest first; one more row than asked for tells whether there is a next page. */
export const listPickTasks = (db: Queryable, filter: PickTaskFilter): Promise<PickTaskRow[]> => {
  const { shopId, warehouse, orderId, states, after, limit } = filter;
  return selectTasks(db)
    .where(
      and(
        ofShop(shopId),
        inArray(pickTask.state, [...states]),
        warehouse === undefined ? undefined : eq(pickTask.warehouse, warehouse),
        orderId === undefined ? undefined : eq(shipment.orderId, orderId),
        after === undefined
          ? undefined
          : sql`(${pickTask.createdAt}, ${pickTask.id}) > (SELECT created_at, id FROM pick_task WHERE id = ${after})`,
      ),
    )
    .orderBy(pickTask.createdAt, pickTask.id)
    .limit(limit + 1);
};

/** True for methods that authorise first and take the money per shipment. */
export type CapturesLater = (method: string) => boolean;

type Capture = { readonly capturedAt: string | null; readonly captureMinor: number; readonly paidBy: string | null };

/** Goods that are sent again cost the customer nothing, so there is nothing to wait for. */
export const isCaptureDue = ({ capturedAt, captureMinor, paidBy }: Capture, capturesLater: CapturesLater): boolean =>
  capturedAt === null && captureMinor > 0 && paidBy !== null && capturesLater(paidBy);

/** What a decision about the task needs to know. */
export const taskOf = (row: PickTaskRow, capturesLater: CapturesLater): Task => ({
  state: row.state,
  shipment: row.shipmentStatus,
  lines: row.lines,
  parcel: {
    id: row.parcelId,
    weightGrams: row.parcelGrams,
    trackingNumber: row.trackingNumber,
    isLabelled: row.isLabelled,
    isPrinted: row.labelPrintedAt !== null,
  },
  isCaptureDue: isCaptureDue(row, capturesLater),
  isHeld: row.heldBy !== null,
});
