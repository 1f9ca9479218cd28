import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { BookParcels, Carrier, CarrierBooking } from '../adapters/carrier/port.ts';
import type { Stopped } from '../contracts/order-step.ts';
import { findContact, lockOrder } from '../db/queries/order.ts';
import { findPauseOn, lockPauses } from '../db/queries/pause.ts';
import { showProgress } from '../db/queries/progress.ts';
import {
  bookingsOf,
  closeBookingByHand,
  findShipment,
  lockBooking,
  parcelsOf,
  requestBooking,
  type ShipmentRow,
  setBooking,
} from '../db/queries/shipment.ts';
import { openTracking, setParcelLabel } from '../db/queries/tracking.ts';
import { booking } from '../db/schema/shipment.ts';
import { warehouse } from '../db/schema/shop.ts';
import { FaultError } from '../domain/fault-error.ts';
import { fault } from '../domain/faults.ts';
import { bindSteps } from './bind.ts';
import type { Deps } from './deps.ts';
import { progressWorld } from './restore-waiting.ts';

type OfBooking = { readonly shipmentId: string; readonly n: number };

const bookingKey = ({ shipmentId, n }: OfBooking): string => `booking/${shipmentId}/${n}`;

/** A parcel's outer size until boxes are chosen: what one person carries. */
const PARCEL_MM = { lengthMm: 400, widthMm: 300, heightMm: 200 } as const;

const carrierOf = (deps: Deps, name: string): Carrier => {
  const carrier = deps.carriers.get(name);
  if (!carrier) throw new Error(`no carrier is configured by the name ${name}`);
  return carrier;
};

const mustFind = async ({ db }: Deps, shipmentId: string): Promise<ShipmentRow> => {
  const row = await findShipment(db, shipmentId);
  if (!row) throw new Error('a shipment that a workflow works on must exist');
  return row;
};

type Contact = NonNullable<Awaited<ReturnType<typeof findContact>>>;

const senderOf = ({ name = '', phone = '', country = 'CN', region = '', line1 = '' }: Record<string, string>) => ({
  name,
  phone,
  country,
  region,
  lines: [line1],
});

const recipientOf = ({ name, phone, country, regionCode, line1, line2, postcode }: Contact) => ({
  name,
  phone,
  country,
  region: regionCode ?? country,
  lines: [line1, ...(line2 === null ? [] : [line2])],
  ...(postcode === null ? {} : { postcode }),
});

const parcelsFor = async ({ db }: Deps, row: ShipmentRow, of: OfBooking): Promise<BookParcels> => {
  const [contact, from, parcels] = await Promise.all([
    findContact(db, row.orderId),
    db.select().from(warehouse).where(eq(warehouse.id, row.warehouse)),
    parcelsOf(db, row.id),
  ]);
  const sender = from[0]?.address;
  if (!contact || !sender) throw new Error('a shipment has a sender and a recipient');
  return {
    key: bookingKey(of),
    shipmentId: row.id,
    reference: row.orderId,
    service: 'standard',
    from: senderOf(sender),
    to: recipientOf(contact),
    parcels: parcels.map((parcel) => ({ weightGrams: parcel.weightGrams ?? row.expectedGrams, ...PARCEL_MM })),
  };
};

type Booked = { readonly row: ShipmentRow; readonly of: OfBooking; readonly booked: CarrierBooking };

/** A booking closed meanwhile stays closed: its row keeps its tombstone, and what the carrier made is voided. */
const recordBooked = (deps: Deps, { row, of, booked }: Booked): Promise<'booked' | 'closed'> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, row.orderId);
    const held = await lockBooking(tx, of.shipmentId, of.n);
    if (!held || held.status === 'voided') return 'closed';
    const { trackingNumber, carrierRef } = booked;
    await setBooking(tx, of, { status: 'booked', carrierRef, trackingNumber });
    await setParcelLabel(tx, row.id, { carrier: row.carrier, trackingNumber, label: booked.label.data });
    await openTracking(tx, { trackingNumber, carrier: row.carrier, shipmentId: row.id });
    await showProgress(tx, order, progressWorld(deps));
    return 'booked';
  });

/** A refusal is final for this key; an answer that did not come leaves the outcome unknown until the next try asks again. */
const recordFailure = async ({ db }: Deps, of: OfBooking, error: unknown): Promise<void> => {
  if (!(error instanceof FaultError)) return;
  const isRefused = error.code === 'BOOKING_REFUSED';
  const reason = String(error.fault.facts?.reason ?? error.code);
  await db.transaction(async (tx) => {
    const held = await lockBooking(tx, of.shipmentId, of.n);
    if (held?.status !== 'requested' && held?.status !== 'unknown') return;
    await setBooking(tx, of, { status: isRefused ? 'refused' : 'unknown', reason });
  });
};

/** While its carrier is paused, nothing new is asked of it; what may have been asked already is settled there. */
const pausedBooking = async (deps: Deps, row: ShipmentRow, { n }: OfBooking): Promise<Stopped | undefined> => {
  const { carrier } = row;
  if (!(await findPauseOn(deps.db, { kind: 'carrier', target: carrier }))) return undefined;
  return deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, row.orderId);
    const held = await lockBooking(tx, row.id, n);
    const [pause] = await lockPauses(tx, 'carrier', [carrier]);
    if (!pause || (held && held.status !== 'refused')) return undefined;
    await showProgress(tx, order, progressWorld(deps));
    return { kind: 'paused', facts: { carrier, since: pause.startedAt } };
  });
};

type BookingOutcome = 'booked' | 'closed' | 'cancelled' | Stopped;

/** `closed`: this booking is, and the next one may be made; `cancelled`: the shipment is, and none may. */
const bookShipment = async (deps: Deps, of: OfBooking): Promise<BookingOutcome> => {
  const row = await mustFind(deps, of.shipmentId);
  if (row.status === 'cancelling' || row.status === 'cancelled') return 'cancelled';
  const paused = await pausedBooking(deps, row, of);
  if (paused) return paused;
  const requested = await requestBooking(deps.db, { ...of, carrier: row.carrier });
  if (requested.status === 'voided') return 'closed';
  if (requested.status === 'booked') return 'booked';
  if (row.status !== 'packed') throw new FaultError(fault('TRANSITION_INVALID', undefined, { status: row.status }));
  try {
    const booked = await carrierOf(deps, row.carrier).book(await parcelsFor(deps, row, of));
    return await recordBooked(deps, { row, of, booked });
  } catch (error) {
    await recordFailure(deps, of, error);
    throw error;
  }
};

/** Writes the tombstone first, then lets the carrier say what became of the key; where nothing was requested it never will be. */
const voidBooking = async (deps: Deps, of: OfBooking): Promise<'voided'> => {
  const row = await mustFind(deps, of.shipmentId);
  const [closed] = await deps.db
    .insert(booking)
    .values({ ...of, carrier: row.carrier, status: 'voided' })
    .onConflictDoUpdate({ target: [booking.shipmentId, booking.n], set: { status: 'voided' } })
    .returning({ ...getTableColumns(booking), wasRequested: sql<boolean>`xmax <> 0` });
  if (closed?.voidedBy) return 'voided';
  if (closed?.wasRequested && !closed.bookedBy) await voidAtCarrier(deps, closed.carrier, of);
  if (await hasLabelByHand(deps, row)) throw new FaultError(fault('BOOKING_BY_HAND'));
  return 'voided';
};

const voidAtCarrier = async (deps: Deps, carrier: string, of: OfBooking): Promise<void> => {
  const outcome = await carrierOf(deps, carrier).void(bookingKey(of));
  if (outcome === 'collected') throw new FaultError(fault('BOOKING_COLLECTED'));
};

/** A label that a person bought is nobody's to void but a person's. The order may not know of it yet when it is cancelled. */
const hasLabelByHand = async ({ db }: Deps, { id, status }: ShipmentRow): Promise<boolean> => {
  if (status === 'cancelling' || status === 'cancelled') await closeBookingByHand(db, id);
  const bookings = await bookingsOf(db, id);
  return bookings.some((each) => each.bookedBy !== null && each.voidedBy === null && each.status === 'voided');
};

export const createBookingActivities = (deps: Deps) => bindSteps(deps, { bookShipment, voidBooking });
