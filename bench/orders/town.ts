import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { startStack, type Stack } from '../../scripts/stack.ts';
import { choosePortsApart } from '../../scripts/stack/ports.ts';
import { describeEvent } from '../../scripts/supervisor/child-spec.ts';
import { say } from '../kit/bench.ts';
import type { Watched } from '../kit/cpu.ts';
import { benchFolder } from '../kit/postgres.ts';

/** The product with everybody around it, each in a process of its own, as `npm start` runs it. */
export type Town = {
  readonly stack: Stack;
  readonly sql: postgres.Sql;
  readonly shopKey: string;
  /** What belongs to the product, its database and its workflow server among it. */
  readonly product: Watched;
  /** Providers, robots, and the customers of this benchmark. */
  readonly others: Watched;
  stop(): Promise<void>;
};

/** Days of the road become seconds, no carrier is silent for so long that it is asked; people are given their time. */
const PACE = { human: 10, transport: 8_000 };
/** Kept short by its policy, so that a round does not take a quarter of an hour. */
const AFTER_SALES = { days: 1 };
const PRODUCT = ['postgres', 'temporal', 'api', 'worker-order', 'worker-relay', 'worker-jobs'];
const OTHERS = ['payment-gateways', 'carriers', 'message-sink', 'floor-robots'];
const QUICK_ROBOTS = {
  hands: 64,
  'pace-human': 100_000,
  'poll-ms': 100,
  'wrong-item': 0,
  'wrong-weight': 0,
};
const SHOP = 'yizhou-cn';
const PLENTY = 1_000_000;

export const startTown = async (): Promise<Town> => {
  // A benchmark has servers of its own, whatever the shell points at.
  for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS']) delete process.env[name];
  const dataDir = benchFolder('orders');
  const stack = await startStack({
    dataDir,
    pace: PACE,
    ports: await choosePortsApart(),
    include: ['floor-robots'],
    arguments: {
      seed: ['--history', '0'],
      'floor-robots': Object.entries(QUICK_ROBOTS).flatMap(([name, value]) => [`--${name}`, String(value)]),
    },
    onEvent: (event) => {
      const line = event.kind === 'exited' || event.kind === 'restarting' ? describeEvent(event) : undefined;
      if (line !== undefined) say(line);
    },
  });
  const sql = postgres(stack.facts.databaseUrl, { max: 4, onnotice: () => undefined });
  await fillShelves(sql);
  await sql`INSERT INTO policy (name, version, value) VALUES ('after_sales', 1000, ${sql.json(AFTER_SALES)})`;
  return {
    stack,
    sql,
    shopKey: String(stack.keys[SHOP]),
    product: pidsOf(stack, PRODUCT),
    others: { ...pidsOf(stack, OTHERS), 'this benchmark': process.pid },
    stop: async () => {
      await sql.end({ timeout: 5 });
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const pidsOf = (stack: Stack, names: readonly string[]): Watched =>
  Object.fromEntries(
    names.map((name) => {
      const pid = stack.pid(name);
      if (pid === undefined) throw new Error(`${name} does not run`);
      return [name, pid];
    }),
  );

/** Nothing runs out during a benchmark; the ledger says where it came from. */
const fillShelves = async (sql: postgres.Sql): Promise<void> => {
  await sql.begin((tx) => [
    tx`UPDATE stock SET on_hand = on_hand + ${PLENTY}`,
    tx`INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
       SELECT sku, warehouse, 'adjust', ${PLENTY}, 0, 'bench' FROM stock`,
  ]);
};
