import { eq, sql } from 'drizzle-orm';
import {
  foldTracking,
  milestoneOf,
  movesOn,
  NO_TRACKING,
  type TrackingEvent,
  type TrackingMilestone,
  type TrackingMove,
  type TrackingState,
} from '../../domain/tracking/fold.ts';
import type { TrackingCode } from '../../domain/tracking/status.ts';
import type { Queryable, Transaction } from '../client.ts';
import { parcel } from '../schema/shipment.ts';
import { tracking, trackingEvent } from '../schema/tracking.ts';

export type TrackingRow = typeof tracking.$inferSelect;

export const findTracking = async (db: Queryable, shipmentId: string): Promise<TrackingRow | undefined> =>
  (await db.select().from(tracking).where(eq(tracking.shipmentId, shipmentId)))[0];

export const stateOf = (row: TrackingRow | undefined): TrackingState =>
  row ? (row.state as TrackingState) : NO_TRACKING;

/** Opened with the booking, so that an event that comes before hand-over has a place to be folded into. */
export const openTracking = async (
  tx: Transaction,
  row: { readonly trackingNumber: string; readonly carrier: string; readonly shipmentId: string },
): Promise<void> => {
  await tx
    .insert(tracking)
    .values({ ...row, status: NO_TRACKING.status, state: NO_TRACKING })
    .onConflictDoNothing();
};

/** The shipment that a carrier's number belongs to. */
export const shipmentOfNumber = async (db: Queryable, trackingNumber: string): Promise<string | undefined> =>
  (
    await db
      .select({ shipmentId: tracking.shipmentId })
      .from(tracking)
      .where(eq(tracking.trackingNumber, trackingNumber))
  )[0]?.shipmentId;

export type FoldedTracking = {
  readonly shipmentId: string;
  readonly moved: TrackingMove | undefined;
  readonly milestone: TrackingMilestone | undefined;
  readonly code: TrackingCode | undefined;
};

/** Folds a carrier's events into their parcel, whoever brought them and in whatever order. Undefined: no such parcel. */
export const recordTrackingEvents = async (
  tx: Transaction,
  parcelOf: { readonly carrier: string; readonly trackingNumber: string },
  events: readonly TrackingEvent[],
): Promise<FoldedTracking | undefined> => {
  const { carrier, trackingNumber } = parcelOf;
  const row = (await tx.select().from(tracking).where(eq(tracking.trackingNumber, trackingNumber)).for('update'))[0];
  if (!row || row.carrier !== carrier) return undefined;
  if (events.length > 0) {
    await tx
      .insert(trackingEvent)
      .values(
        events.map((event) => ({
          carrier,
          eventId: event.id,
          trackingNumber,
          status: event.status,
          detail: event.code ?? null,
          place: event.place ?? null,
          at: event.at,
        })),
      )
      .onConflictDoNothing();
  }
  const before = stateOf(row);
  const after = foldTracking(before, events);
  await tx
    .update(tracking)
    .set({ status: after.status, detail: after.code ?? null, state: after, lastEventAt: after.lastEventAt ?? null })
    .where(eq(tracking.trackingNumber, trackingNumber));
  return {
    shipmentId: row.shipmentId,
    moved: movesOn(before, after),
    milestone: milestoneOf(before, after),
    code: after.code,
  };
};

export const setParcelLabel = async (
  tx: Transaction,
  shipmentId: string,
  set: { readonly carrier: string; readonly trackingNumber: string; readonly label: string },
): Promise<void> => {
  await tx
    .update(parcel)
    .set({ ...set, labelPrintedAt: sql`NULL` })
    .where(eq(parcel.shipmentId, shipmentId));
};
