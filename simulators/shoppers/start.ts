import { z } from 'zod';
import type { PackhorseClient } from '../../client/client.ts';
import { createWorld } from '../../world/world.ts';
import { createCaller } from '../kit/caller.ts';
import { keyOf } from '../kit/keys.ts';
import { createSimulator, type Running, readJson, type Simulator, type SimulatorOptions } from '../kit/server.ts';
import { createOrderForm } from './order.ts';
import { planBatch } from './plan.ts';
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
  const { batch, reference, scenario, shop, method, trouble, left, orderId, isOver } = shopper;
  return { batch, reference, scenario, title, ends, shows, shop, method, trouble, left, order_id: orderId, isOver };
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

export const startShoppers = async (options: ShoppersOptions): Promise<Running> => {
  const sim = await createSimulator(options);
  const ending = new AbortController();
  const stop = ending.signal;
  const { gatewaysUrl, messagesUrl, robotsUrl, paceHuman = 1, worldSeed = WORLD_SEED } = options;
  const world = createWorld(worldSeed);
  const providers = createProviders({ gatewaysUrl, messagesUrl, robotsUrl, stop });
  const parts = { sim, shops: createShops(options, stop), providers, formOf: createOrderForm(world), paceHuman, stop };
  const hall = createHall(sim, createVisit(parts), stop);
  const shoppers = sim.journal.documents<Shopper>(SHOPPERS);

  sim.app.post('/_sim/batches', async (request, reply) => {
    const { orders, leaves } = readJson(request, newBatch);
    const name = `B${new Set([...shoppers.values()].map(({ batch }) => batch)).size + 1}`;
    const begin = Date.now();
    const planned = planBatch(world, { name, orders, leaves, seed: `${sim.seed}/${name}` }).map(
      (intent): Shopper => ({
        ...intent,
        batch: name,
        startAt: begin + intent.startMs / paceHuman,
        done: 0,
        isOver: false,
      }),
    );
    sim.journal.write({
      op: 'shopper.batch',
      key: name,
      effect: 'planned',
      detail: { orders },
      put: planned.map((shopper) => [SHOPPERS, shopper.reference, shopper]),
    });
    await sim.journal.settled();
    for (const shopper of planned) hall.admit(shopper);
    return reply.code(201).send({ batch: name, orders: planned.length });
  });
  sim.app.get('/_sim/shoppers', async () => ({ data: [...shoppers.values()].map(presentShopper) }));

  const running = await sim.listen(async () => {
    ending.abort();
    await hall.empty();
  });
  for (const shopper of shoppers.values()) if (!shopper.isOver) hall.admit(shopper);
  return running;
};
