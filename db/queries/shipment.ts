import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { TariffQuote } from '../../domain/allocation/tariff.ts';
import type { ShipmentStatus } from '../../domain/shipment/status.ts';
import type { Queryable, Transaction } from '../client.ts';
import { booking, parcel, pickTask, shipment, shipmentLine } from '../schema/shipment.ts';

export type ShipmentRow = typeof shipment.$inferSelect;

export const shipmentsOf = (db: Queryable, orderId: string): Promise<ShipmentRow[]> =>
  db.select().from(shipment).where(eq(shipment.orderId, orderId)).orderBy(shipment.n);

export const lockShipments = (tx: Transaction, orderId: string): Promise<ShipmentRow[]> =>
  tx.select().from(shipment).where(eq(shipment.orderId, orderId)).orderBy(shipment.id).for('no key update');

export const lockShipment = async (tx: Transaction, id: string): Promise<ShipmentRow | undefined> =>
  (await tx.select().from(shipment).where(eq(shipment.id, id)).for('no key update'))[0];

export const findShipment = async (db: Queryable, id: string): Promise<ShipmentRow | undefined> =>
  (await db.select().from(shipment).where(eq(shipment.id, id)))[0];

export const linesOfShipment = (db: Queryable, shipmentId: string) =>
  db.select().from(shipmentLine).where(eq(shipmentLine.shipmentId, shipmentId)).orderBy(shipmentLine.sku);

export const BEFORE_HAND_OVER = ['planned', 'released', 'picking', 'picked', 'packed'] as const;

/** The referee of every race about a shipment: moves only from where it may, and says whether this call moved it. */
export const moveShipment = async (
  tx: Transaction,
  id: string,
  { from, to }: { readonly from: readonly ShipmentStatus[]; readonly to: ShipmentStatus },
): Promise<boolean> => {
  const moved = await tx
    .update(shipment)
    .set({ status: to, ...STAMPS[to] })
    .where(and(eq(shipment.id, id), inArray(shipment.status, [...from])))
    .returning({ id: shipment.id });
  return moved.length > 0;
};

const STAMPS: Partial<Record<ShipmentStatus, object>> = {
  packed: { packedAt: sql`now()` },
  handed_over: { handedOverAt: sql`now()` },
  delivered: { deliveredAt: sql`now()` },
};

export const parcelsOf = (db: Queryable, shipmentId: string) =>
  db.select().from(parcel).where(eq(parcel.shipmentId, shipmentId)).orderBy(parcel.n);

/** The floor's work for a released shipment: one task, one parcel. */
export const openPickTask = async (
  tx: Transaction,
  row: ShipmentRow,
  task: { readonly id: string; readonly parcelId: string; readonly dueAt: string },
): Promise<void> => {
  await tx
    .insert(pickTask)
    .values({ id: task.id, shipmentId: row.id, warehouse: row.warehouse, dueAt: task.dueAt })
    .onConflictDoNothing();
  await tx.insert(parcel).values({ id: task.parcelId, shipmentId: row.id, n: 1 }).onConflictDoNothing();
};

/** Work on a cancelled shipment stops at its next scan; what was picked is put back. */
export const cancelPickTasks = async (tx: Transaction, shipmentIds: readonly string[]): Promise<void> => {
  if (shipmentIds.length === 0) return;
  await tx
    .update(pickTask)
    .set({
      state: sql`CASE WHEN ${pickTask.state} = 'open' THEN 'cancelled'::pick_task_state ELSE 'put_back'::pick_task_state END`,
    })
    .where(
      and(
        inArray(pickTask.shipmentId, [...shipmentIds]),
        inArray(pickTask.state, ['open', 'picking', 'picked', 'packed']),
      ),
    );
};

/** Its share of the money has been taken. */
export const markCapturedShare = async (tx: Transaction, id: string): Promise<void> => {
  await tx.update(shipment).set({ capturedAt: sql`now()` }).where(eq(shipment.id, id));
};

export type BookingRow = typeof booking.$inferSelect;

/** The request row is written before the call. A row that is there already decides: `voided` is a tombstone. */
export const requestBooking = async (
  tx: Queryable,
  row: { shipmentId: string; n: number; carrier: string },
): Promise<BookingRow> => {
  await tx.insert(booking).values(row).onConflictDoNothing();
  const rows = await tx
    .select()
    .from(booking)
    .where(and(eq(booking.shipmentId, row.shipmentId), eq(booking.n, row.n)));
  if (!rows[0]) throw new Error('a booking row that was just written must exist');
  return rows[0];
};

export const lockBooking = async (tx: Transaction, shipmentId: string, n: number): Promise<BookingRow | undefined> =>
  (
    await tx
      .select()
      .from(booking)
      .where(and(eq(booking.shipmentId, shipmentId), eq(booking.n, n)))
      .for('update')
  )[0];

export const setBooking = async (
  tx: Transaction,
  key: { readonly shipmentId: string; readonly n: number },
  set: Partial<Pick<BookingRow, 'status' | 'carrierRef' | 'trackingNumber' | 'reason'>>,
): Promise<void> => {
  await tx
    .update(booking)
    .set(set)
    .where(and(eq(booking.shipmentId, key.shipmentId), eq(booking.n, key.n)));
};

/** The newest number stands; what was bought by hand was asked for under none of our keys. */
export const addBookingByHand = async (
  tx: Transaction,
  row: Pick<BookingRow, 'shipmentId' | 'carrier' | 'trackingNumber' | 'bookedBy'>,
): Promise<void> => {
  const last = await tx
    .select({ n: sql<number>`coalesce(max(${booking.n}), 0)::int` })
    .from(booking)
    .where(eq(booking.shipmentId, row.shipmentId));
  await tx.insert(booking).values({ ...row, n: (last[0]?.n ?? 0) + 1, status: 'booked' });
};

/** The tombstone of what was bought by hand: from here on it waits for a person to take it back. */
export const closeBookingByHand = async (db: Queryable, shipmentId: string): Promise<void> => {
  await db
    .update(booking)
    .set({ status: 'voided' })
    .where(and(eq(booking.shipmentId, shipmentId), eq(booking.status, 'booked'), isNotNull(booking.bookedBy)));
};

const isUnvoided = (shipmentId: string) =>
  and(eq(booking.shipmentId, shipmentId), eq(booking.status, 'voided'), isNull(booking.voidedBy));

/** Every booking that was closed here is taken back at the carrier as well. */
export const markVoidedByHand = async (tx: Transaction, shipmentId: string, actionId: string): Promise<void> => {
  await tx.update(booking).set({ voidedBy: actionId }).where(isUnvoided(shipmentId));
};

export const bookingsOf = (db: Queryable, shipmentId: string): Promise<BookingRow[]> =>
  db.select().from(booking).where(eq(booking.shipmentId, shipmentId)).orderBy(booking.n);

type Elsewhere = { readonly carrier: string; readonly quote: TariffQuote | undefined };

/** Closes the booking in use, so that the next one is another carrier's, by its tariff. Only before hand-over. */
export const changeCarrier = async (
  tx: Transaction,
  shipmentId: string,
  { carrier, quote }: Elsewhere,
): Promise<void> => {
  const { cost: costMinor, billableGrams, transitHours, silenceHours } = quote ?? {};
  await tx
    .update(shipment)
    .set({ carrier, ...(quote && { costMinor, billableGrams, transitHours, silenceHours }) })
    .where(and(eq(shipment.id, shipmentId), inArray(shipment.status, [...BEFORE_HAND_OVER])));
  await tx
    .update(booking)
    .set({ status: 'voided' })
    .where(and(eq(booking.shipmentId, shipmentId), inArray(booking.status, ['requested', 'unknown', 'refused'])));
};
