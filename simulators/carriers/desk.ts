import { type Booked, type Closed, createBooker, createCloser, type Order } from './booking.ts';
import { eventsSoFar, type Parcel, type ParcelEvent } from './parcel.ts';
import { createParcels, type DeskParts } from './store.ts';
import { createCollector, createMover } from './transit.ts';

export interface Desk {
  book(order: Order): Booked;
  find(key: string): Parcel | undefined;
  /** Closes the key for good, whether or not a parcel is booked under it. */
  close(key: string): Closed;
  collect(trackingNumber: string): Parcel | undefined;
  events(trackingNumber: string): ParcelEvent[] | undefined;
  /** Goes on with the parcels of an earlier run. */
  resume(): void;
}

export const createDesk = (parts: DeskParts): Desk => {
  const { sim, profile } = parts;
  const parcels = createParcels(parts);
  const move = createMover(parts, parcels);
  const { collect, collectByItself } = createCollector(parts, parcels, move);
  return {
    book: createBooker(parts, parcels, collectByItself),
    find: (key) => {
      sim.journal.write({ op: `${profile.name}.find`, key, effect: 'read' });
      return parcels.ofKey(key);
    },
    close: createCloser(parts, parcels),
    collect,
    events: (trackingNumber) => {
      sim.journal.write({ op: `${profile.name}.track`, key: trackingNumber, effect: 'read' });
      const parcel = parcels.get(trackingNumber);
      return parcel && eventsSoFar(parcel);
    },
    resume: () => {
      for (const parcel of parcels.all()) {
        collectByItself(parcel);
        move(parcel.trackingNumber);
      }
    },
  };
};
