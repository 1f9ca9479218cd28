import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { connectDatabase, type Database } from '../../db/client.ts';
import { newId } from '../../db/queries/new-id.ts';
import { type HoldRow, holdStock, lockStock } from '../../db/queries/stock.ts';
import { createDatabase } from '../support/database.ts';

export type Line = { readonly sku: string; readonly warehouse: string; readonly quantity: number };
export type HeldOrder = { readonly orderId: string; readonly shipmentId: string };
export type StockRoom = Awaited<ReturnType<typeof openStockRoom>>;

/** Counters that their movements or reservations do not explain, sums over everything that ever happened. */
const FAULTY_COUNTERS = `
  SELECT sku, warehouse FROM v_audit_stock s
  LEFT JOIN (SELECT sku, warehouse, sum(on_hand_delta) AS on_hand_sum, sum(reserved_delta) AS reserved_sum
             FROM v_audit_movements GROUP BY sku, warehouse) m USING (sku, warehouse)
  LEFT JOIN (SELECT sku, warehouse, sum(quantity) AS open FROM v_audit_reservations
             WHERE state IN ('held', 'committed', 'short') GROUP BY sku, warehouse) r USING (sku, warehouse)
  WHERE s.on_hand <> coalesce(on_hand_sum, 0) OR s.reserved <> coalesce(reserved_sum, 0)
    OR s.reserved <> coalesce(open, 0) OR s.reserved < 0 OR s.reserved > s.on_hand`;

/** A database of its own, its counters, and everybody who wants something from them. */
export const openStockRoom = async () => {
  const database = await createDatabase();
  const { db, plain, close } = connectDatabase(database.url, { max: 16, application: 'stock test' });
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });

  const counter = async (sku: string, warehouse: string): Promise<{ onHand: number; reserved: number }> => {
    const [row] = await sql<{ onHand: number; reserved: number }[]>`
      SELECT on_hand AS "onHand", reserved FROM v_audit_stock WHERE sku = ${sku} AND warehouse = ${warehouse}`;
    return row ?? { onHand: 0, reserved: 0 };
  };

  return {
    db,
    plain,
    sql,
    counter,

    /** A counter with exactly this many free units, by a counted correction. */
    setFree: async (sku: string, warehouse: string, free: number): Promise<void> => {
      const { onHand, reserved } = await counter(sku, warehouse);
      const delta = reserved + free - onHand;
      if (delta === 0) return;
      await sql.begin((tx) => [
        tx`UPDATE stock SET on_hand = on_hand + ${delta} WHERE sku = ${sku} AND warehouse = ${warehouse}`,
        tx`INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
           VALUES (${sku}, ${warehouse}, 'adjust', ${delta}, 0, ${randomUUID()})`,
      ]);
    },

    faultyCounters: async () => [...(await sql.unsafe(FAULTY_COUNTERS))],

    deadlocks: async (): Promise<number> => {
      const [row] = await sql<{ n: number }[]>`
        SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()`;
      return row?.n ?? 0;
    },

    reservations: (orderId: string) => sql<{ sku: string; quantity: number; state: string }[]>`
      SELECT sku, quantity, state FROM v_audit_reservations WHERE order_id = ${orderId} ORDER BY sku`,

    close: async (): Promise<void> => {
      await close();
      await sql.end();
      await database.drop();
    },
  };
};

/** What an order does that is sure of its plan: lock, look, and take all of it or nothing. */
export const holdOrder = (db: Database, lines: readonly Line[]): Promise<HeldOrder | undefined> =>
  db.transaction(async (tx) => {
    const ids = { orderId: newId('ord'), shipmentId: newId('shp') };
    const rows = await lockStock(
      tx,
      lines.map(({ sku }) => sku),
    );
    const isThere = ({ sku, warehouse, quantity }: Line): boolean =>
      rows.some((row) => row.sku === sku && row.warehouse === warehouse && row.available >= quantity);
    if (!lines.every(isThere)) return undefined;
    await holdStock(
      tx,
      lines.map((line): HoldRow => ({ id: newId('res'), ...ids, ...line })),
    );
    return ids;
  });
