import { z } from 'zod';
import { createSimulator, type Running, readJson, type Simulator, type SimulatorOptions } from '../kit/server.ts';
import { createTasks } from '../kit/tasks.ts';
import { createWebhooks } from '../kit/webhook.ts';
import { createStonebridgeTeller } from './batch.ts';
import { createDesk, type Desk } from './desk.ts';
import { addEgret, createEgretChannel, createEgretTeller, EGRET } from './egret.ts';
import type { Times } from './store.ts';
import { addStonebridge, createStonebridgeChannel, STONEBRIDGE } from './stonebridge.ts';

export type CarriersOptions = SimulatorOptions & {
  readonly egretSecret: string;
  readonly stonebridgeSecret: string;
  /** Where each carrier's webhooks go; without it, it sends none. */
  readonly webhookEgret?: string | undefined;
  readonly webhookStonebridge?: string | undefined;
  readonly paceTransport?: number | undefined;
  /** Collects parcels an hour (paced) after their booking, without a driver. */
  readonly autoCollect?: boolean | undefined;
  readonly stonebridgeLost?: number | undefined;
  readonly shortestJourneyMs?: number | undefined;
  /** How long Stonebridge gathers events for one webhook; a quarter of an hour (paced) otherwise. */
  readonly gatherMs?: number | undefined;
  readonly retryDelaysMs?: readonly number[] | undefined;
};

export type Carriers = Running & {
  readonly sim: Simulator;
  /** Resolves when no parcel moves and no webhook is under way. */
  idle(): Promise<void>;
};

const GATHER_HOURS = 0.25;
const HOUR_MS = 3_600_000;
const LOST_SHARE = 0.02;
const SHORTEST_JOURNEY_MS = 2_000;

const collectBody = z.object({ tracking_number: z.string().min(1).max(40) });

/** The driver's scan at the dock, which makes a parcel leave. */
const addDriver = (sim: Simulator, name: string, desk: Desk): void => {
  sim.app.post(`/${name}/driver/collect`, (request, reply) => {
    const { tracking_number: key } = readJson(request, collectBody);
    return sim.handle({ request, reply }, { op: `${name}.collect`, key }, () => {
      const parcel = desk.collect(key);
      if (!parcel) return { status: 404, body: { error: { code: 'parcel_unknown' } } };
      const status = parcel.state === 'collected' ? 200 : 409;
      return { status, body: { tracking_number: key, state: parcel.state } };
    });
  });
};

const createCouriers = (sim: Simulator, options: CarriersOptions) => {
  const tasks = createTasks();
  const channels = {
    egret: createEgretChannel(options.egretSecret),
    stonebridge: createStonebridgeChannel(options.stonebridgeSecret),
  };
  const { journal, faults } = sim;
  const webhooks = createWebhooks({ journal, faults, channels, retryDelaysMs: options.retryDelaysMs });
  const pace = options.paceTransport ?? 1;
  const times: Times = {
    pace,
    shortestJourneyMs: options.shortestJourneyMs ?? SHORTEST_JOURNEY_MS,
    autoCollectHours: options.autoCollect ? 1 : undefined,
  };
  const batches = createStonebridgeTeller({
    sim,
    tasks,
    webhooks,
    url: options.webhookStonebridge,
    gatherMs: options.gatherMs ?? (GATHER_HOURS * HOUR_MS) / pace,
    lostShare: options.stonebridgeLost ?? LOST_SHARE,
  });
  const tellEgret = createEgretTeller(webhooks, options.webhookEgret);
  const egret = createDesk({ sim, tasks, profile: EGRET, times, tell: tellEgret });
  const stonebridge = createDesk({ sim, tasks, profile: STONEBRIDGE, times, tell: batches.tell });
  return { tasks, webhooks, batches, egret, stonebridge };
};

export const startCarriers = async (options: CarriersOptions): Promise<Carriers> => {
  const sim = await createSimulator(options);
  const { tasks, webhooks, batches, egret, stonebridge } = createCouriers(sim, options);
  addEgret(sim, egret, options.egretSecret);
  addStonebridge(sim, stonebridge, options.stonebridgeSecret);
  addDriver(sim, 'egret', egret);
  addDriver(sim, 'stonebridge', stonebridge);
  const running = await sim.listen(() => {
    tasks.close();
    webhooks.close();
  });
  webhooks.resume();
  batches.resume();
  egret.resume();
  stonebridge.resume();
  const idle = async (): Promise<void> => {
    await tasks.idle();
    await webhooks.idle();
  };
  return { ...running, sim, idle };
};
