import postgres from 'postgres';
import { admitTogether, createAdmissions } from '../../activities/admission.ts';
import type { PaymentGateway } from '../../adapters/payment/port.ts';
import type { Admitted } from '../../contracts/order-step.ts';
import { connectDatabase } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import type { Act } from '../kit/load.ts';
import { type Basket, openOrderPool, type OrderPool } from './order-pool.ts';
import { HOT } from './shelf.ts';

export const SIDES = ['single', 'holds', 'alone'] as const;
/** The bare row, orders that share transactions, and orders each in a transaction of its own. */
export type Side = (typeof SIDES)[number];

export type Counter = {
  readonly acts: Readonly<Record<Side, Act>>;
  readonly pool: OrderPool;
  /** An order through the product's queue. */
  readonly hold: (basket: Basket) => Promise<{ kind: Admitted['kind']; orderId: string }>;
  readonly database: ReturnType<typeof connectDatabase>;
  close(): Promise<void>;
};

export const HOT_BASKET: Basket = { skus: [HOT.sku], quantity: 1 };

const UNPACED = {
  durations: { paymentWindow: 1_800_000, reminders: [900_000], afterSales: 604_800_000 },
  pace: { human: 1, transport: 1 },
};
const GATEWAYS = new Map([['yipay', { capture: 'at_once' } as PaymentGateway]]);

/** The same client with the same settings on both sides, each with this many connections. */
export const openCounter = (url: string, connections: number): Counter => {
  const database = connectDatabase(url, { max: connections, application: 'bench holds' });
  const bare = postgres(url, {
    connection: { application_name: 'bench single row', lock_timeout: 1_000, TimeZone: 'UTC' },
    onnotice: () => undefined,
    max: connections,
  });
  const { db, plain } = database;
  const linkOf = (id: string): string => `https://shop.example/${id}`;
  const deps = { db, plain, gateways: GATEWAYS, payUrl: linkOf, customerUrl: linkOf };
  const admit = createAdmissions(deps);
  const pool = openOrderPool(bare);
  const hold = (basket: Basket) =>
    pool.use(basket, async (orderId) => ({ kind: (await admit({ orderId, ...UNPACED })).kind, orderId }));
  const lines = HOT_BASKET.skus.map((sku) => ({ sku, quantity: HOT_BASKET.quantity }));
  const acts = {
    single: () => takeSingle(bare),
    holds: async () => beHeld((await hold(HOT_BASKET)).kind),
    alone: () =>
      pool.use(HOT_BASKET, async (orderId) => {
        const [answer] = await admitTogether(deps, [{ orderId, lines, ...UNPACED }]);
        beHeld(answer?.kind);
      }),
  };
  return {
    acts,
    pool,
    hold,
    database,
    close: async () => {
      await Promise.all([database.close(), bare.end({ timeout: 5 })]);
    },
  };
};

const beHeld = (kind: Admitted['kind'] | undefined): void => {
  if (kind !== 'held') throw new Error(`there is plenty, and yet: ${kind}`);
};

/** BEGIN; conditional UPDATE; INSERT; COMMIT: prepared statements on one row. */
const takeSingle = async (sql: postgres.Sql): Promise<void> => {
  await sql.begin(async (tx) => {
    const taken = await tx`
      UPDATE bench_stock SET reserved = reserved + 1 WHERE sku = ${HOT.sku} AND on_hand - reserved >= 1`;
    if (taken.count !== 1) throw new Error('there is plenty, and yet none was taken');
    await tx`INSERT INTO bench_reservation (id, order_id, sku, quantity) VALUES (${newId('res')}, ${newId('ord')}, ${HOT.sku}, 1)`;
  });
};
