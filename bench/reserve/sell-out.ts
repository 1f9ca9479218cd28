import type postgres from 'postgres';
import { releaseReservations } from '../../db/queries/stock.ts';
import { say } from '../kit/bench.ts';
import { type Counter, openCounter } from './side.ts';
import { HOT, SECOND, setFree } from './shelf.ts';

const UNITS = 20_000;
const CALLERS = 256;

/** One article, the other, and both in either order. */
const BASKETS = [[HOT], [SECOND], [HOT, SECOND], [SECOND, HOT]].map((places) => places.map(({ sku }) => sku));
const QUANTITIES = [1, 2, 3] as const;
/** Of each basket: enough for all units, and for those who find nothing left. */
const EACH = 2_000;

export type SellOut = { readonly told: number; readonly found: number; readonly left: number };

/**
 * Two articles until nothing is left, from two queues at once, one to three units each, every tenth hold given back.
 * What callers were told and have kept must be what the counters say.
 */
export const sellOut = async (url: string, counter: Counter, sql: postgres.Sql): Promise<SellOut> => {
  const before = await reservedUnits(sql);
  for (const place of [HOT, SECOND]) await setFree(sql, place, UNITS);
  const other = openCounter(url, 4);
  const all = BASKETS.flatMap((skus) => QUANTITIES.map((quantity) => ({ skus, quantity })));
  for (const { pool } of [counter, other]) await pool.fill(all, EACH / 2);
  let told = 0;
  const live = async (caller: number): Promise<void> => {
    const at = caller % 2 === 0 ? counter : other;
    for (let n = caller; ; n += 1) {
      const skus = BASKETS[n % BASKETS.length] ?? [HOT.sku];
      const quantity = QUANTITIES[n % QUANTITIES.length] ?? 1;
      const { kind, orderId } = await at.hold({ skus, quantity });
      if (kind === 'held' && n % 10 === 0) await at.database.db.transaction((tx) => releaseReservations(tx, orderId));
      else if (kind === 'held') told += quantity * skus.length;
      else if ((await freeUnits(sql)) === 0) return;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, caller) => live(caller)));
  await other.close();
  const found = (await reservedUnits(sql)) - before;
  say(`sold out: ${told} units held by callers, ${found} by the counters`);
  return { told, found, left: await freeUnits(sql) };
};

const reservedUnits = async (sql: postgres.Sql): Promise<number> => {
  const [row] = await sql<{ units: number }[]>`
    SELECT sum(reserved)::float8 AS units FROM v_audit_stock WHERE sku IN (${HOT.sku}, ${SECOND.sku}) AND warehouse = 'jx'`;
  return row?.units ?? 0;
};

const freeUnits = async (sql: postgres.Sql): Promise<number> => {
  const [row] = await sql<{ units: number }[]>`
    SELECT sum(on_hand - reserved)::float8 AS units FROM v_audit_stock
    WHERE sku IN (${HOT.sku}, ${SECOND.sku}) AND warehouse = 'jx'`;
  return row?.units ?? 0;
};
