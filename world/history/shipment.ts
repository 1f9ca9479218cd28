import type { Random } from '../random.ts';
import type { World } from '../types.ts';
import { type Crew, chooseCrew } from './floor.ts';
import type { MakeId } from './id.ts';
import { scansOf } from './journey.ts';
import { createDepots, type Depots } from './place.ts';
import type { Dispatch, Planned, Trip, Trips } from './trip.ts';
import type { PastRoad, PastShipment, PastTask, Trouble } from './types.ts';

/** Trouble that ends with the goods at the customer's door. */
const reachesDoor = (trouble: Trouble | null): boolean => trouble === null || trouble === 'delayed';

type Sending = {
  readonly dispatch: Dispatch;
  readonly planned: Planned;
  readonly trip: Trip;
  /** Of the order, from 0. */
  readonly index: number;
};

/** Twelve digits of which the last seven are the order's and the parcel's, so that no two are alike. */
const numberOf = ({ dispatch, index }: Sending, prefix: string, random: Random): string =>
  `${prefix}${random.between(10_000, 99_999)}${String(dispatch.number).padStart(6, '0')}${index}`;

const releaseToFloor = ({ dispatch, trip }: Sending, crew: Crew, makeId: MakeId): PastTask | null => {
  const { paidAt: releasedAt } = dispatch;
  if (releasedAt === null) return null;
  const ids = { id: makeId('pck', releasedAt), parcelId: makeId('par', releasedAt) };
  return { ...ids, ...crew, releasedAt, pickedAt: trip.pickedAt, packedAt: trip.packedAt };
};

const handOver = ({ dispatch, trip }: Sending, depots: Depots, trackingNumber: string): PastRoad | null => {
  if (dispatch.isCancelled) return null;
  const { bookedAt, handedOverAt, endedAt, trouble } = trip;
  const deliveredAt = reachesDoor(trouble) ? endedAt : null;
  return { trackingNumber, bookedAt, handedOverAt, deliveredAt, scans: scansOf(trip, trouble, depots) };
};

/** Sends the parts of an order on their ways, or takes them back when the order ends before that. */
export const createDispatch = (world: World, trips: Trips) => {
  const depotsOf = createDepots(world);
  const prefixes = new Map(world.carrier.map(({ id, trackingPrefix }) => [id, trackingPrefix]));
  const send = (sending: Sending, makeId: MakeId, random: Random): PastShipment => {
    const { dispatch, planned, trip } = sending;
    const { load, quote, capture } = planned;
    const { acceptedAt, customer, isCancelled } = dispatch;
    const depots = depotsOf(load.warehouse, customer.address);
    const crew = chooseCrew(world, load.warehouse, random);
    return {
      id: makeId('shp', acceptedAt),
      warehouse: load.warehouse,
      lines: load.items.map((item) => ({ ...item, reservationId: makeId('res', acceptedAt) })),
      capture,
      ...quote,
      task: releaseToFloor(sending, crew, makeId),
      road: handOver(sending, depots, numberOf(sending, prefixes.get(quote.carrier) ?? '', random)),
      trouble: isCancelled ? null : trip.trouble,
      settledAt: null,
    };
  };
  return (dispatch: Dispatch, makeId: MakeId, random: Random): readonly PastShipment[] =>
    trips(dispatch, random).map((trip, index) => {
      const planned = dispatch.plans[index];
      if (!planned) throw new Error('each part of an order has its trip');
      return send({ dispatch, planned, trip, index }, makeId, random);
    });
};
export type DispatchOrder = ReturnType<typeof createDispatch>;
