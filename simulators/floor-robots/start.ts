import { z } from 'zod';
import {
  createSimulator,
  rawBody,
  readJson,
  type Running,
  type Simulator,
  type SimulatorOptions,
} from '../kit/server.ts';
import { createCrew } from './crew.ts';
import { createDriver } from './driver.ts';
import { createHandheld } from './handheld.ts';
import { MISTAKES } from './robot.ts';

export type FloorRobotsOptions = SimulatorOptions & {
  readonly apiUrl: string;
  readonly key: string;
  /** The carriers' own address, where a driver fetches what was handed over. */
  readonly collectUrl?: string | undefined;
  readonly paceHuman?: number | undefined;
  readonly paceTransport?: number | undefined;
  readonly warehouses?: readonly string[] | undefined;
  readonly hands?: number | undefined;
  readonly pollMs?: number | undefined;
  /** Share of orders at which a robot scans a wrong article first, or weighs wrong once. */
  readonly wrongItem?: number | undefined;
  readonly wrongWeight?: number | undefined;
};

export type FloorRobots = Running & {
  readonly sim: Simulator;
  /** Resolves when no driver is on the way. */
  idle(): Promise<void>;
};

const HANDS = 8;
const POLL_MS = 250;
const EVERYWHERE = 'all';

const place = z.object({ warehouse: z.string().min(1).max(20).default(EVERYWHERE) });

/** Stops and goes, for the whole floor or one warehouse; a robot finishes the scan it is at. */
const addPauses = (sim: Simulator, busyCount: () => number) => {
  const paused = new Set<string>();
  const state = () => ({ paused: [...paused], busy: busyCount() });
  const read = (request: Parameters<typeof rawBody>[0]): string =>
    rawBody(request) === '' ? EVERYWHERE : readJson(request, place).warehouse;
  sim.app.post('/_sim/pause', async (request) => {
    paused.add(read(request));
    return state();
  });
  sim.app.post('/_sim/resume', async (request) => {
    const warehouse = read(request);
    if (warehouse === EVERYWHERE) paused.clear();
    else paused.delete(warehouse);
    return state();
  });
  sim.app.get('/_sim/floor', async () => state());
  return (warehouse: string): boolean => paused.has(EVERYWHERE) || paused.has(warehouse);
};

const addMistakes = ({ faults }: Simulator, { wrongItem = 0, wrongWeight = 0 }: FloorRobotsOptions): void => {
  if (wrongItem > 0) faults.add({ kind: 'wrong_item', op: 'floor.pick', probability: wrongItem });
  if (wrongWeight > 0) faults.add({ kind: 'wrong_weight', op: 'floor.weigh', probability: wrongWeight });
};

export const startFloorRobots = async (options: FloorRobotsOptions): Promise<FloorRobots> => {
  const sim = await createSimulator({ ...options, kinds: [...MISTAKES, 'leave'] });
  addMistakes(sim, options);
  const ending = new AbortController();
  const stop = ending.signal;
  const handheld = createHandheld({ apiUrl: options.apiUrl, key: options.key, stop });
  const { collectUrl, paceTransport = 1, paceHuman = 1, warehouses, hands = HANDS, pollMs = POLL_MS } = options;
  const driver = createDriver(sim, handheld, { collectUrl, paceTransport, stop });
  const isPaused = addPauses(sim, () => crew.busyCount());
  const crew = createCrew({ sim, handheld, driver, paceHuman, stop, isPaused }, { warehouses, hands, pollMs });
  let running: Promise<void> = Promise.resolve();
  const listening = await sim.listen(async () => {
    ending.abort();
    await Promise.all([running, driver.idle()]);
  });
  driver.resume();
  running = crew.run();
  return { ...listening, sim, idle: () => driver.idle() };
};
