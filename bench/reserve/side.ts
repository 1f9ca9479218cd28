import postgres from 'postgres';
import { connectDatabase } from '../../db/client.ts';
import { createHolds, type HoldRequest, type Holds, holdTogether } from '../../db/queries/hold-batch.ts';
import { newId } from '../../db/queries/new-id.ts';
import type { Act } from '../kit/load.ts';
import { HOT, type Place } from './shelf.ts';

export const SIDES = ['single', 'holds', 'alone'] as const;
/** The bare row, our holds in shared transactions, and our holds each in one of its own. */
export type Side = (typeof SIDES)[number];

export type Counter = {
  readonly acts: Readonly<Record<Side, Act>>;
  /** A hold through the product's queue. */
  readonly hold: (places: readonly Place[], quantity?: number) => Promise<{ kind: string; orderId: string }>;
  readonly database: ReturnType<typeof connectDatabase>;
  close(): Promise<void>;
};

export const aHold = (places: readonly Place[], quantity = 1): HoldRequest => {
  const orderId = newId('ord');
  const shipmentId = newId('shp');
  const lines = places.map(({ sku, warehouse }) => ({ shipmentId, sku, warehouse, quantity }));
  return { id: orderId, shopId: 'yizhou-cn', orderId, lines };
};

/** The same client with the same settings on both sides, each with this many connections. */
export const openCounter = (url: string, connections: number): Counter => {
  const database = connectDatabase(url, { max: connections, application: 'bench holds' });
  const bare = postgres(url, {
    connection: { application_name: 'bench single row', lock_timeout: 1_000, TimeZone: 'UTC' },
    onnotice: () => undefined,
    max: connections,
  });
  const holds = createHolds(database.db);
  const acts = {
    single: () => takeSingle(bare),
    holds: () => holdHot(holds),
    alone: async () => void (await holdTogether(database.db, [aHold([HOT])])),
  };
  return {
    acts,
    database,
    hold: async (places, quantity) => {
      const request = aHold(places, quantity);
      const { kind } = await holds.submit(request);
      return { kind, orderId: request.orderId };
    },
    close: async () => {
      await Promise.all([database.close(), bare.end({ timeout: 5 })]);
    },
  };
};

const holdHot = async (holds: Holds): Promise<void> => {
  const { kind } = await holds.submit(aHold([HOT]));
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
