import type { Random } from '../random.ts';
import type { World } from '../types.ts';
import { type Clock, MINUTE_MS, minuteOf } from './clock.ts';
import type { Instant } from './types.ts';

/** A machine of the floor, as the scans name it. */
export type FloorHand = { readonly id: string; readonly role: 'picker' | 'packer'; readonly name: string };

const STATIONS: Readonly<Record<string, number>> = { jx: 4 };
const USUAL_STATIONS = 2;

export const stationOf = (warehouse: string, n: number): string => `${warehouse}-station-${n}`;
const robotOf = (warehouse: string): string => `${warehouse}-robot`;

const stationsIn = (warehouse: string): readonly number[] =>
  Array.from({ length: STATIONS[warehouse] ?? USUAL_STATIONS }, (_, index) => index + 1);

/** Who worked on the floors, beside the company's people. */
export const floorHands = ({ warehouse }: World): readonly FloorHand[] =>
  warehouse.flatMap(({ id, nameEn }) => [
    { id: robotOf(id), role: 'picker' as const, name: `${nameEn} robot` },
    ...stationsIn(id).map((n) => ({ id: stationOf(id, n), role: 'packer' as const, name: `${nameEn} station ${n}` })),
  ]);

export type FloorTimes = { readonly pickedAt: Instant; readonly packedAt: Instant; readonly bookedAt: Instant };
export type Crew = { readonly picker: string; readonly station: string };

const OPENS = minuteOf('08:00');
const CLOSES = minuteOf('21:30');
const PEOPLE_SHARE = 0.4;

/** A floor starts on an order when it is open; what comes at night waits for the morning. */
export const workOnFloor = (clock: Clock, releasedAt: Instant, random: Random): FloorTimes => {
  const minute = clock.minuteAt(releasedAt);
  const isOpen = minute >= OPENS && minute < CLOSES;
  const startAt = (isOpen ? releasedAt : clock.next(releasedAt, [OPENS])) + random.between(5, 75) * MINUTE_MS;
  const pickedAt = startAt + random.between(4 * MINUTE_MS, 20 * MINUTE_MS);
  const packedAt = pickedAt + random.between(5 * MINUTE_MS, 30 * MINUTE_MS);
  return { pickedAt, packedAt, bookedAt: packedAt + random.between(800, 9_000) };
};

/** Where the company has a picker of its own, robots do the rest. */
export const chooseCrew = ({ staff }: World, warehouse: string, random: Random): Crew => {
  const person = staff.find((each) => each.role === 'picker' && each.warehouse === warehouse);
  const picker = person && random.next() < PEOPLE_SHARE ? person.id : robotOf(warehouse);
  return { picker, station: stationOf(warehouse, random.pick(stationsIn(warehouse))) };
};
