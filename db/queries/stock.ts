import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { anyOf, rowsAs } from './list.ts';

export type HoldRow = {
  readonly id: string;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly sku: string;
  readonly warehouse: string;
  readonly quantity: number;
};

export type StockRow = { readonly sku: string; readonly warehouse: string; readonly available: number };

/** Locks the counters of these articles in the one order that everybody uses, so that no two orders can block each other. */
export const lockStock = async (tx: Transaction, skus: readonly string[]): Promise<StockRow[]> => {
  const rows = await tx.execute<StockRow>(sql`
    SELECT sku, warehouse, on_hand - reserved AS available FROM stock
    WHERE sku = ${anyOf(skus)} ORDER BY sku, warehouse FOR NO KEY UPDATE`);
  return [...rows];
};

/** What is free of these articles at this moment; it may be gone at the next. */
export const readStock = async (db: Queryable, skus: readonly string[]): Promise<StockRow[]> => {
  const rows = await db.execute<StockRow>(sql`
    SELECT sku, warehouse, on_hand - reserved AS available FROM stock WHERE sku = ${anyOf(skus)} ORDER BY sku, warehouse`);
  return [...rows];
};

/** Counter, ledger and reservation in one statement; the counters are locked already. */
export const holdStock = async (tx: Transaction, holds: readonly HoldRow[]): Promise<void> => {
  await tx.execute(sql`
    WITH wanted AS (
      SELECT * FROM
        ${rowsAs('w', holds, 'id text, "orderId" text, "shipmentId" text, sku text, warehouse text, quantity int')}
    ), counted AS (
      UPDATE stock s SET reserved = s.reserved + w.quantity
      FROM (SELECT sku, warehouse, sum(quantity)::int AS quantity FROM wanted GROUP BY sku, warehouse) w
      WHERE s.sku = w.sku AND s.warehouse = w.warehouse
    ), moved AS (
      INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
      SELECT sku, warehouse, 'hold', 0, quantity, id FROM wanted
    )
    INSERT INTO reservation (id, order_id, shipment_id, sku, warehouse, quantity, state)
    SELECT id, "orderId", "shipmentId", sku, warehouse, quantity, 'held' FROM wanted`);
};

export const commitReservations = async (tx: Transaction, orderId: string): Promise<void> => {
  await tx.execute(sql`UPDATE reservation SET state = 'committed' WHERE order_id = ${orderId} AND state = 'held'`);
};

/** Frees what an order still holds. Repeating it frees nothing twice: only open reservations move the counter. */
export const releaseReservations = async (tx: Transaction, orderId: string): Promise<number> => {
  await lockCountersOf(tx, sql`order_id = ${orderId}`);
  const rows = await tx.execute<{ quantity: number }>(sql`
    WITH freed AS (
      UPDATE reservation SET state = 'released'
      WHERE order_id = ${orderId} AND state IN ('held', 'committed', 'short') RETURNING id, sku, warehouse, quantity
    ), counted AS (
      UPDATE stock s SET reserved = s.reserved - f.quantity
      FROM (SELECT sku, warehouse, sum(quantity)::int AS quantity FROM freed GROUP BY sku, warehouse) f
      WHERE s.sku = f.sku AND s.warehouse = f.warehouse
    ), moved AS (
      INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
      SELECT sku, warehouse, 'release', 0, -quantity, id FROM freed
    )
    SELECT quantity FROM freed`);
  return rows.reduce((sum, row) => sum + row.quantity, 0);
};

/** The goods leave: on hand and reserved fall by the same quantity in one transaction. */
export const consumeReservations = async (tx: Transaction, shipmentId: string): Promise<void> => {
  await lockCountersOf(tx, sql`shipment_id = ${shipmentId}`);
  await tx.execute(sql`
    WITH gone AS (
      UPDATE reservation SET state = 'consumed'
      WHERE shipment_id = ${shipmentId} AND state = 'committed' RETURNING id, sku, warehouse, quantity
    ), counted AS (
      UPDATE stock s SET reserved = s.reserved - g.quantity, on_hand = s.on_hand - g.quantity
      FROM (SELECT sku, warehouse, sum(quantity)::int AS quantity FROM gone GROUP BY sku, warehouse) g
      WHERE s.sku = g.sku AND s.warehouse = g.warehouse
    )
    INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
    SELECT sku, warehouse, 'consume', -quantity, -quantity, id FROM gone`);
};

const lockCountersOf = async (tx: Transaction, reservations: ReturnType<typeof sql>): Promise<void> => {
  await tx.execute(sql`
    SELECT 1 FROM stock s
    WHERE EXISTS (SELECT 1 FROM reservation r WHERE r.sku = s.sku AND r.warehouse = s.warehouse AND r.${reservations})
    ORDER BY s.sku, s.warehouse FOR NO KEY UPDATE`);
};
