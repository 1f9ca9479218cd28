import type { Put } from '../kit/journal.ts';
import { rollBetween } from '../kit/random.ts';
import type { Simulator } from '../kit/server.ts';
import type { Tasks } from '../kit/tasks.ts';
import type { KeyUse, Parcel, ParcelEvent } from './parcel.ts';
import type { Tariff } from './tariff.ts';

export type Profile = {
  readonly name: string;
  readonly prefix: string;
  readonly tariff: Tariff;
  readonly services: readonly string[];
  readonly sendsPicture: boolean;
};

export type Times = {
  readonly pace: number;
  readonly shortestJourneyMs: number;
  /** Hours from the booking to a collection without a driver; undefined waits for the driver. */
  readonly autoCollectHours?: number | undefined;
};

export type DeskParts = {
  readonly sim: Simulator;
  readonly tasks: Tasks;
  readonly profile: Profile;
  readonly times: Times;
  /** Brings events to the customer's system. */
  readonly tell: (events: readonly ParcelEvent[]) => void;
};

const PARCELS = 'parcel';
const KEYS = 'key';

/** The parcels and keys of one carrier, kept in the journal. */
export const createParcels = ({ sim, profile }: DeskParts) => {
  const parcels = sim.journal.documents<Parcel>(PARCELS);
  const keys = sim.journal.documents<KeyUse>(KEYS);
  const keyOf = (key: string): string => `${profile.name} ${key}`;
  const number = (key: string): string => {
    const digits = rollBetween({ min: 0, max: 999_999_999_999 }, sim.seed, profile.name, 'number', key);
    return `${profile.prefix}${String(digits).padStart(12, '0')}`;
  };
  return {
    number,
    use: (key: string): KeyUse | undefined => keys.get(keyOf(key)),
    putUse: (key: string, use: KeyUse): Put => [KEYS, keyOf(key), use],
    put: (parcel: Parcel): Put => [PARCELS, parcel.trackingNumber, parcel],
    get: (trackingNumber: string): Parcel | undefined => {
      const parcel = parcels.get(trackingNumber);
      return parcel?.carrier === profile.name ? parcel : undefined;
    },
    /** The parcel booked under a key. */
    ofKey: (key: string): Parcel | undefined => parcels.get(keys.get(keyOf(key))?.trackingNumber ?? ''),
    /** Another parcel of the same order, with whichever carrier. */
    hasSibling: (reference: string | undefined): boolean =>
      reference !== undefined &&
      [...parcels.values()].some((parcel) => parcel.reference === reference && parcel.state !== 'voided'),
    all: (): Parcel[] => [...parcels.values()].filter((parcel) => parcel.carrier === profile.name),
  };
};

export type Parcels = ReturnType<typeof createParcels>;
