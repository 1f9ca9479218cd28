import { z } from 'zod';
import type { PackhorseClient } from '../../client/client.ts';
import type { World } from '../../world/types.ts';
import { createWorld } from '../../world/world.ts';
import { createCaller } from '../kit/caller.ts';
import { keyOf } from '../kit/keys.ts';
import { createSimulator, type Running, readJson, type Simulator, type SimulatorOptions } from '../kit/server.ts';
import { createOrderForm } from './order.ts';
import { type Batch, planBatch } from './plan.ts';
import { createProviders } from './provider.ts';
import { scenarioOf } from './scenario.ts';
import { createVisit, type Shopper, SHOPPERS } from './shopper.ts';

export type ShoppersOptions = SimulatorOptions & {
  readonly apiUrl: string;
  /** Of the shops, by their names. */
  readonly keys: Readonly<Record<string, string>>;
  readonly gatewaysUrl: string;
  readonly messagesUrl: string;
  readonly robotsUrl?: string | undefined;
  readonly worldSeed?: number | undefined;
  readonly paceHuman?: number | undefined;
};

/** The seed of the world that a local stack is filled with. */
const WORLD_SEED = 7300;

const newBatch = z.object({ orders: z.int().min(1).max(5_000), leaves: z.boolean().default(false) });

const presentShopper = (shopper: Shopper): object => {
  const { title, ends, shows } = scenarioOf(shopper.scenario);
  const { batch, reference, scenario, shop, method, trouble, left } = shopper;
  const order = { order_id: shopper.orderId, pay_url: shopper.payUrl, is_over: shopper.isOver };
  return { batch, reference, scenario, title, ends, shows, shop, method, trouble, left, ...order };
};

const createShops = ({ apiUrl, keys }: ShoppersOptions, stop: AbortSignal) => {
  const clients = new Map<string, PackhorseClient>();
  return (shop: string): PackhorseClient => {
    const client = clients.get(shop) ?? createCaller(apiUrl, keyOf(keys, shop), stop);
    clients.set(shop, client);
    return client;
  };
};

/** Lets shoppers in, each on its own; one that fails says so and is not counted as over. */
const createHall = (sim: Simulator, visit: (shopper: Shopper) => Promise<void>, stop: AbortSignal) => {
  const inside = new Set<Promise<void>>();
  return {
    admit: (shopper: Shopper): void => {
      const stay = visit(shopper).catch((error: unknown) => {
        if (stop.aborted) return;
        const reason = error instanceof Error ? error.message : 'unknown';
        process.stderr.write(`${shopper.reference} gave up: ${reason}\n`);
        sim.journal.write({ op: 'shopper.visit', key: shopper.reference, effect: 'gave_up', detail: { reason } });
      });
      inside.add(stay);
      void stay.finally(() => inside.delete(stay));
    },
    empty: async (): Promise<void> => {
      await Promise.all(inside);
    },
  };
};

const newShoppers = (world: World, batch: Batch, paceHuman: number): Shopper[] => {
  const begin = Date.now();
  return planBatch(world, batch).map((intent) => ({
    ...intent,
    batch: batch.name,
    startAt: begin + intent.startMs / paceHuman,
    done: 0,
    isOver: false,
  }));
};

type Door = { readonly sim: Simulator; readonly world: World; readonly paceHuman: number };

/** `POST /_sim/batches` lets a batch of shoppers in, `GET /_sim/shoppers` says who they are. */
const addDoor = ({ sim, world, paceHuman }: Door, admit: (shopper: Shopper) => void): void => {
  const { app, journal, seed } = sim;
  const shoppers = journal.documents<Shopper>(SHOPPERS);
  app.post('/_sim/batches', async (request, reply) => {
    const { orders, leaves } = readJson(request, newBatch);
    const name = `B${new Set([...shoppers.values()].map(({ batch }) => batch)).size + 1}`;
    const planned = newShoppers(world, { name, orders, leaves, seed: `${seed}/${name}` }, paceHuman);
    journal.write({
      op: 'shopper.batch',
      key: name,
      effect: 'planned',
      detail: { orders },
      put: planned.map((shopper) => [SHOPPERS, shopper.reference, shopper]),
    });
    await journal.settled();
    for (const shopper of planned) admit(shopper);
    return reply.code(201).send({ batch: name, orders: planned.length });
  });
  app.get('/_sim/shoppers', async () => ({ data: [...shoppers.values()].map(presentShopper) }));
};

export const startShoppers = async (options: ShoppersOptions): Promise<Running> => {
  const sim = await createSimulator(options);
  const ending = new AbortController();
  const stop = ending.signal;
  const { paceHuman = 1, worldSeed = WORLD_SEED } = options;
  const world = createWorld(worldSeed);
  const providers = createProviders({ ...options, stop });
  const parts = { sim, shops: createShops(options, stop), providers, formOf: createOrderForm(world), paceHuman, stop };
  const hall = createHall(sim, createVisit(parts), stop);
  addDoor({ sim, world, paceHuman }, hall.admit);
  const running = await sim.listen(async () => {
    ending.abort();
    await hall.empty();
  });
  const known = [...sim.journal.documents<Shopper>(SHOPPERS).values()];
  for (const shopper of known.filter(({ isOver, left }) => !isOver || left === 'pick_task')) hall.admit(shopper);
  return running;
};
