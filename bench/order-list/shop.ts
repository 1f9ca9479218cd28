import postgres from 'postgres';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import type { PostgresServer } from '../../scripts/local/postgres.ts';
import { beginningOf, writeHistory } from '../../scripts/seed/history/history.ts';
import { writeStaff } from '../../scripts/seed/staff.ts';
import { writeWorld } from '../../scripts/seed/world.ts';
import { createWorld } from '../../world/world.ts';
import { say } from '../kit/bench.ts';
import { createEmpty } from '../kit/postgres.ts';
import { openLatest } from './open-order.ts';

const SEED = 7300;
/** Of a hundred orders. */
const OPEN_SHARE = 10;

const withDatabase = async (url: string, work: (client: DatabaseClient) => Promise<void>): Promise<void> => {
  const client = connectDatabase(url, { max: 2, application: 'bench' });
  try {
    await work(client);
  } finally {
    await client.close();
  }
};

/** What must not be in a transaction, and may wait for a lock as long as it takes. */
const runAlone = async (url: string, command: string): Promise<void> => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(command);
  await sql.end({ timeout: 5 });
};

const writePast = async ({ db, plain }: DatabaseClient, orders: number): Promise<void> => {
  const [world, today] = [createWorld(SEED), new Date().toISOString()];
  await writeWorld(db, world, beginningOf(today));
  await writeStaff(db, world.staff);
  const onWritten = (written: number): void => say(`${written} of ${orders} orders of the past written`);
  await writeHistory(plain, world, { orders, today, seed: SEED, onWritten });
};

/** How long the demo's sixty days take, from the first order to the last statistic, in a database of their own. */
export const timeHistory = async (server: PostgresServer, orders: number): Promise<number> => {
  const url = await createEmpty(server, 'bench_history');
  let seconds = 0;
  await withDatabase(url, async (client) => {
    const began = performance.now();
    await writePast(client, orders);
    seconds = (performance.now() - began) / 1_000;
  });
  await runAlone(server.url, 'DROP DATABASE bench_history');
  return seconds;
};

/** A shop with so many orders, a tenth of them open. */
export const fillShop = async (server: PostgresServer, orders: number): Promise<string> => {
  const url = await createEmpty(server, 'bench_orders');
  await withDatabase(url, async (client) => {
    await writePast(client, orders);
    say('opening the latest of them again');
    await openLatest(client.plain, Math.round((orders * OPEN_SHARE) / 100));
  });
  say('VACUUM and ANALYZE');
  await runAlone(url, 'VACUUM ANALYZE');
  return url;
};
