import { setTimeout as wait } from 'node:timers/promises';
import { rollBetween } from '../kit/random.ts';
import type { Simulator } from '../kit/server.ts';
import type { Handheld, Task } from './handheld.ts';

export type DriverOptions = {
  /** The carriers' own address; without it nobody fetches anything. */
  readonly collectUrl: string | undefined;
  readonly paceTransport: number;
  readonly stop: AbortSignal;
};

type Waiting = { readonly carrier: string; readonly trackingNumber: string; readonly isHandedOver: boolean };

const COLLECTION = 'dock';
const MINUTE_MS = 60_000;
const COMES_AFTER = { min: 10 * MINUTE_MS, max: 40 * MINUTE_MS };
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** Parcels at the dock, kept in the journal until a driver has them. */
const createDock = ({ journal }: Simulator) => {
  const parcels = journal.documents<Waiting>(COLLECTION);
  const put = (taskId: string, effect: string, parcel: Waiting | null): void => {
    journal.write({ op: 'floor.dock', key: taskId, effect, put: [[COLLECTION, taskId, parcel]] });
  };
  return {
    all: (): [string, Waiting][] => [...parcels],
    get: (taskId: string): Waiting | undefined => parcels.get(taskId),
    announce: async (taskId: string, parcel: Waiting): Promise<void> => {
      put(taskId, 'announced', parcel);
      await journal.settled();
    },
    handedOver: (taskId: string, parcel: Waiting): void =>
      put(taskId, 'handed_over', { ...parcel, isHandedOver: true }),
    forget: (taskId: string): void => put(taskId, 'not_handed_over', null),
    collected: (taskId: string, { trackingNumber: key }: Waiting, status: number): void => {
      const effect = status === 200 ? 'collected' : 'refused';
      journal.write({ op: 'floor.collect', key, effect, detail: { status }, put: [[COLLECTION, taskId, null]] });
    },
  };
};

type Dock = ReturnType<typeof createDock>;

const callCarrier = async ({ carrier, trackingNumber }: Waiting, { collectUrl }: DriverOptions): Promise<number> => {
  const response = await fetch(`${collectUrl}/${carrier}/driver/collect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tracking_number: trackingNumber }),
    signal: AbortSignal.timeout(10_000),
  });
  await response.arrayBuffer();
  return response.status;
};

/** One trip: some minutes after the hand-over, then as often as it takes the carrier to note it. */
const createTrip =
  (seed: string, dock: Dock, options: DriverOptions) =>
  async (taskId: string, parcel: Waiting): Promise<void> => {
    const { paceTransport, stop } = options;
    const delay = rollBetween(COMES_AFTER, seed, 'driver', parcel.trackingNumber) / paceTransport;
    await wait(delay, undefined, { signal: stop });
    for (let pause = FIRST_WAIT_MS; ; pause = Math.min(LONGEST_WAIT_MS, pause * 2)) {
      const status = await callCarrier(parcel, options).catch(() => 500);
      if (status < 500) return dock.collected(taskId, parcel, status);
      await wait(pause, undefined, { signal: stop });
    }
  };

/** The carriers' driver, who fetches what has been handed over. */
export const createDriver = (sim: Simulator, handheld: Handheld, options: DriverOptions) => {
  const { collectUrl, stop } = options;
  const dock = createDock(sim);
  const travel = createTrip(sim.seed, dock, options);
  const trips = new Set<Promise<void>>();

  const setOut = (work: Promise<void>): void => {
    const trip = work.catch((error: unknown) => {
      if (!stop.aborted)
        process.stderr.write(`a driver gave up: ${error instanceof Error ? error.message : 'unknown'}\n`);
    });
    trips.add(trip);
    void trip.finally(() => trips.delete(trip));
  };

  const lookAgain = async (taskId: string, parcel: Waiting): Promise<void> => {
    const { state } = await handheld.read(taskId);
    if (state !== 'done') return dock.forget(taskId);
    dock.handedOver(taskId, parcel);
    await travel(taskId, parcel);
  };

  return {
    /** Before the hand-over is scanned: a parcel written down is not forgotten over a restart. */
    announce: async ({ id, carrier, parcel }: Task): Promise<void> => {
      if (collectUrl === undefined || parcel.tracking_number === null) return;
      await dock.announce(id, { carrier, trackingNumber: parcel.tracking_number, isHandedOver: false });
    },
    /** Once the hand-over has been accepted. */
    send: ({ id }: Task): void => {
      const parcel = dock.get(id);
      if (!parcel) return;
      dock.handedOver(id, parcel);
      setOut(travel(id, parcel));
    },
    /** Goes on with what an earlier run had left at the dock. */
    resume: (): void => {
      if (collectUrl === undefined) return;
      for (const [id, parcel] of dock.all()) setOut(parcel.isHandedOver ? travel(id, parcel) : lookAgain(id, parcel));
    },
    idle: async (): Promise<void> => {
      while (trips.size > 0) await Promise.all(trips);
    },
  };
};

export type Driver = ReturnType<typeof createDriver>;
