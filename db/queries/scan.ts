import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ScanEffects } from '../../domain/picking/scan.ts';
import type { PickTaskState } from '../../domain/picking/status.ts';
import { type Pace, shrink } from '../../domain/pace.ts';
import type { ShipmentStatus } from '../../domain/shipment/status.ts';
import type { Queryable, Transaction } from '../client.ts';
import { parcel, pickTask, scan, shipment } from '../schema/shipment.ts';
import { sku } from '../schema/shop.ts';
import type { OrderRow } from './order.ts';
import { labelOf } from './parcel-news.ts';
import type { PickTaskRow } from './pick-task.ts';
import { moveShipment } from './shipment.ts';
import { consumeReservations } from './stock.ts';
import { tellCustomer, tellShop } from './tell.ts';
import { openTracking } from './tracking.ts';

export type ScanRow = typeof scan.$inferSelect;
export type NewScan = Omit<typeof scan.$inferInsert, 'at'>;

const HOUR_MS = 3_600_000;

export const findScan = async (db: Queryable, id: string): Promise<ScanRow | undefined> =>
  (await db.select().from(scan).where(eq(scan.id, id)))[0];

/** The article behind a barcode, whether or not it is wanted here. */
export const findArticle = async (db: Queryable, barcode: string): Promise<string | undefined> =>
  (await db.select({ sku: sku.sku }).from(sku).where(eq(sku.barcode, barcode)))[0]?.sku;

/** Accepted or refused, each scan is a row; undefined when its id has been taken meanwhile, for another task. */
export const addScan = async (tx: Transaction, row: NewScan): Promise<ScanRow | undefined> =>
  (
    await tx
      .insert(scan)
      .values({ ...row, at: sql`clock_timestamp()` as unknown as string })
      .onConflictDoNothing()
      .returning()
  )[0];

export const setPickTaskState = async (tx: Transaction, id: string, state: PickTaskState): Promise<void> => {
  await tx.update(pickTask).set({ state }).where(eq(pickTask.id, id));
};

const BEFORE: Partial<Record<ShipmentStatus, readonly ShipmentStatus[]>> = {
  picking: ['released'],
  picked: ['released', 'picking'],
  packed: ['picked'],
  handed_over: ['packed'],
};

/** Writes what a scan was decided to do. The order and its shipments are locked, so nothing has moved since. */
export const applyScan = async (
  tx: Transaction,
  task: PickTaskRow,
  { effects, by }: { readonly effects: ScanEffects; readonly by: string },
): Promise<void> => {
  const state = effects.task.at(-1);
  if (state) await setPickTaskState(tx, task.id, state);
  if (effects.task[0] === 'picking') {
    await tx
      .update(pickTask)
      .set({ claimedBy: by })
      .where(and(eq(pickTask.id, task.id), isNull(pickTask.claimedBy)));
  }
  if (effects.weightGrams !== undefined) {
    await tx.update(parcel).set({ weightGrams: effects.weightGrams }).where(eq(parcel.id, task.parcelId));
  }
  if (effects.isPrinted) {
    await tx.update(parcel).set({ labelPrintedAt: sql`now()` }).where(eq(parcel.id, task.parcelId));
  }
  const status = effects.shipment.at(-1);
  if (status && !(await moveShipment(tx, task.shipmentId, { from: BEFORE[status] ?? [], to: status }))) {
    throw new Error('a locked shipment must move as it was decided');
  }
};

/** What goes with the hand-over: its carrier's clock starts, customer and shop are told, the goods leave the books. */
export const completeHandOver = async (
  tx: Transaction,
  order: OrderRow,
  { task, pace }: { readonly task: PickTaskRow; readonly pace: Pace },
): Promise<void> => {
  const { shipmentId, carrier, trackingNumber } = task;
  if (trackingNumber === null) throw new Error('a labelled parcel must have its number');
  const silenceMs = shrink(task.silenceHours * HOUR_MS, 'silence', pace);
  const silenceUntil = sql`now() + ${silenceMs} * interval '1 millisecond'` as unknown as string;
  await tx.update(shipment).set({ silenceUntil }).where(eq(shipment.id, shipmentId));
  await openTracking(tx, { trackingNumber, carrier, shipmentId });
  // The carrier's own first scan has the same cause: whichever comes first is told.
  const cause = `${trackingNumber}:shipment_handed_over`;
  const facts = { carrier: labelOf(carrier), trackingNumber };
  await tellCustomer(tx, order, { template: 'shipment_handed_over', cause, facts });
  await tellShop(tx, order, {
    type: 'shipment.handed_over',
    data: {
      shipment_id: shipmentId,
      carrier,
      tracking_number: trackingNumber,
    },
  });
  await consumeReservations(tx, shipmentId);
};
