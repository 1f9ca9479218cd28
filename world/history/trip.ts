import type { Random } from '../random.ts';
import type { Customer } from '../types/person.ts';
import type { Region } from '../types/place.ts';
import type { World } from '../types.ts';
import type { Load } from './basket.ts';
import { type Clock, createClock, HOUR_MS, minuteOf } from './clock.ts';
import { type FloorTimes, workOnFloor } from './floor.ts';
import { arrive, collect } from './journey.ts';
import type { Quote } from './lane.ts';
import type { Troubles } from './trouble.ts';
import type { Instant, Trouble } from './types.ts';

/** One warehouse's part of an order, planned and priced. */
export type Planned = { readonly load: Load; readonly quote: Quote; readonly capture: number };

export type Dispatch = {
  /** Of the order, from 0. */
  readonly number: number;
  readonly customer: Customer;
  readonly region: Region;
  readonly acceptedAt: Instant;
  /** None when the order was never paid. */
  readonly paidAt: Instant | null;
  readonly promisedAt: Instant;
  readonly isPaidAtDoor: boolean;
  readonly isCancelled: boolean;
  readonly plans: readonly Planned[];
};

export type Trip = FloorTimes & {
  readonly handedOverAt: Instant;
  readonly endedAt: Instant;
  readonly trouble: Trouble | null;
};

/** What has not ended so long before today is told as if it had gone faster. */
const CLOSING_MS = 3 * HOUR_MS;

const createClocks = ({ shop, warehouse }: World) => {
  const clocks = new Map(shop.map(({ timeZone }) => [timeZone, createClock(timeZone)]));
  const zones = new Map(shop.flatMap(({ countries, timeZone }) => countries.map((country) => [country, timeZone])));
  const inCountry = (country: string): Clock => {
    const clock = clocks.get(zones.get(country) ?? '');
    if (!clock) throw new Error(`nobody knows the time in ${country}`);
    return clock;
  };
  const countries = new Map(warehouse.map(({ id, country }) => [id, country]));
  return { inCountry, atWarehouse: (id: string): Clock => inCountry(countries.get(id) ?? '') };
};

/** Makes every instant after `from` come sooner, so that the last one is not after `latest`. */
const squeeze = (trips: readonly Trip[], from: Instant, latest: Instant): readonly Trip[] => {
  const last = Math.max(...trips.map(({ endedAt }) => endedAt));
  if (last <= latest) return trips;
  const sooner = (at: Instant): Instant => Math.round(from + ((at - from) * (latest - from)) / (last - from));
  return trips.map(({ pickedAt, packedAt, bookedAt, handedOverAt, endedAt, trouble }) => ({
    pickedAt: sooner(pickedAt),
    packedAt: sooner(packedAt),
    bookedAt: sooner(bookedAt),
    handedOverAt: sooner(handedOverAt),
    endedAt: sooner(endedAt),
    trouble,
  }));
};

type Parts = { readonly world: World; readonly troubles: Troubles; readonly today: Instant };

/** When the parts of an order are picked, handed over and where they end, all of it before today. */
export const createTrips = ({ world, troubles, today }: Parts) => {
  const clocks = createClocks(world);
  const lorries = new Map(world.carrier.map(({ id, collectsAt }) => [id, collectsAt.map(minuteOf)]));
  const tripOf = (dispatch: Dispatch, { load, quote }: Planned, random: Random): Trip => {
    const { customer, region, promisedAt, isPaidAtDoor } = dispatch;
    const { carrier, transitHours } = quote;
    const clock = clocks.atWarehouse(load.warehouse);
    const floor = workOnFloor(clock, dispatch.paidAt ?? dispatch.acceptedAt, random);
    const handedOverAt = collect(clock, { bookedAt: floor.bookedAt, collectsAt: lorries.get(carrier) ?? [] }, random);
    const trouble = dispatch.isCancelled ? null : troubles({ carrier, region, handedOverAt, isPaidAtDoor });
    const way = { handedOverAt, promisedAt, transitHours, trouble };
    const endedAt = arrive(clocks.inCountry(customer.address.country), way, random);
    return { ...floor, handedOverAt, endedAt, trouble };
  };
  return (dispatch: Dispatch, random: Random): readonly Trip[] => {
    const trips = dispatch.plans.map((planned) => tripOf(dispatch, planned, random));
    return squeeze(trips, dispatch.paidAt ?? dispatch.acceptedAt, today - CLOSING_MS);
  };
};
export type Trips = ReturnType<typeof createTrips>;
