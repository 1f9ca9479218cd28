import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

export const HOT = { sku: 'POTTERY-PONY-2026', warehouse: 'jx' } as const;
export const SECOND = { sku: 'TEA-LONGJING-100', warehouse: 'jx' } as const;
export const COLD_COUNT = 1_000;
export const coldSku = (n: number): string => `BENCH-COLD-${String(n % COLD_COUNT).padStart(4, '0')}`;

export type Place = { readonly sku: string; readonly warehouse: string };

/** More than any run can hold. */
const PLENTY = 500_000_000;

/** A counter with exactly this many free units, its correction in the ledger. */
export const setFree = async (sql: postgres.Sql, { sku, warehouse }: Place, free: number): Promise<void> => {
  await sql.begin(async (tx) => {
    const [row] = await tx<{ delta: number }[]>`
      SELECT reserved + ${free} - on_hand AS delta FROM stock WHERE sku = ${sku} AND warehouse = ${warehouse} FOR UPDATE`;
    const delta = row?.delta ?? 0;
    if (delta === 0) return;
    await tx`UPDATE stock SET on_hand = on_hand + ${delta} WHERE sku = ${sku} AND warehouse = ${warehouse}`;
    await tx`
      INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
      VALUES (${sku}, ${warehouse}, 'adjust', ${delta}, 0, ${randomUUID()})`;
  });
};

/** One counter holds them all, so that every order is one parcel from one shelf. */
const onlyHere = async (sql: postgres.Sql, place: Place): Promise<void> => {
  const others = await sql<Place[]>`
    SELECT sku, warehouse FROM stock WHERE sku = ${place.sku} AND warehouse <> ${place.warehouse}`;
  for (const other of others) await setFree(sql, other, 0);
  await setFree(sql, place, PLENTY);
};

/** The hot article, a thousand cold ones, and the two bare tables of the other side. */
export const fillShelf = async (sql: postgres.Sql): Promise<void> => {
  for (const place of [HOT, SECOND]) await onlyHere(sql, place);
  await sql`
    INSERT INTO sku (sku, title_zh, title_en, category, barcode, weight_grams, volume_cm3, traits, sellable)
    SELECT 'BENCH-COLD-' || lpad(n::text, 4, '0'), 'cold', 'cold', 'tea', 'bench-' || n, 100, 100, '{}', true
    FROM generate_series(0, ${COLD_COUNT - 1}) n`;
  await sql`
    INSERT INTO price (sku, shop_id, currency, amount_minor)
    SELECT sku, 'yizhou-cn', 'CNY', 4900 FROM sku WHERE sku LIKE 'BENCH-COLD-%'`;
  await sql`INSERT INTO stock (sku, warehouse, on_hand) SELECT sku, 'jx', ${PLENTY} FROM sku WHERE sku LIKE 'BENCH-COLD-%'`;
  await sql`
    INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
    SELECT sku, 'jx', 'receive', ${PLENTY}, 0, 'bench' FROM sku WHERE sku LIKE 'BENCH-COLD-%'`;
  await sql.unsafe(`
    CREATE TABLE bench_stock (
      sku text PRIMARY KEY, on_hand int NOT NULL, reserved int NOT NULL DEFAULT 0, CHECK (reserved BETWEEN 0 AND on_hand)
    );
    CREATE TABLE bench_reservation (id text PRIMARY KEY, order_id text NOT NULL, sku text NOT NULL, quantity int NOT NULL);
    INSERT INTO bench_stock VALUES ('${HOT.sku}', ${PLENTY});
    ANALYZE`);
};

export type Audit = { readonly oversold: number; readonly unexplained: number; readonly deadlocks: number };

/** Units promised beyond what is there, and counters that their ledger or their reservations do not explain. */
export const audit = async (sql: postgres.Sql): Promise<Audit> => {
  const [found] = await sql<Audit[]>`
    WITH ledger AS (
      SELECT sku, warehouse, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
      FROM v_audit_movements GROUP BY sku, warehouse
    ), open AS (
      SELECT sku, warehouse, sum(quantity) AS quantity FROM v_audit_reservations
      WHERE state IN ('held', 'committed', 'short') GROUP BY sku, warehouse
    ), counter AS (
      SELECT s.on_hand, s.reserved, coalesce(l.on_hand, 0) AS ledger_on_hand, coalesce(l.reserved, 0) AS ledger_reserved,
        coalesce(o.quantity, 0) AS open
      FROM v_audit_stock s LEFT JOIN ledger l USING (sku, warehouse) LEFT JOIN open o USING (sku, warehouse)
    )
    SELECT sum(greatest(open - on_hand, reserved - on_hand, 0))::float8 AS oversold,
      count(*) FILTER (WHERE on_hand <> ledger_on_hand OR reserved <> ledger_reserved OR reserved <> open)::int AS unexplained,
      (SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()) AS deadlocks
    FROM counter`;
  if (!found) throw new Error('the audit says nothing');
  return found;
};
