import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { verifyChain } from '../../db/queries/audit.ts';
import { INVARIANT_QUERIES, lookAt } from '../../db/queries/invariant.ts';
import { listOrders } from '../../db/queries/order-list.ts';
import { readParts } from '../../db/queries/order-parts.ts';
import { unseenOrders } from '../../db/queries/run-audit.ts';
import { timelineOf } from '../../db/queries/timeline.ts';
import { createSealAudit } from '../../jobs/seal-audit.ts';
import { writeHistory } from '../../scripts/seed/history/history.ts';
import { createWorld } from '../../world/world.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { brokenInvariants } from '../support/invariants.ts';

const ORDERS = 6_000;
/** Of this process alone, since the machine may have other things to do. */
const MOST_CPU_MS = 15_000;

describe('sixty days of ended orders', () => {
  let database: TestDatabase;
  let client: DatabaseClient;
  let took = { wallMs: 0, cpuMs: Number.POSITIVE_INFINITY };

  beforeAll(async () => {
    database = await createDatabase();
    client = connectDatabase(database.url, { max: 2, application: 'history test' });
    const world = createWorld(7300);

    const [began, before] = [performance.now(), process.cpuUsage()];
    await writeHistory(client.plain, world, { orders: ORDERS, today: new Date().toISOString(), seed: 7300 });
    const { user, system } = process.cpuUsage(before);
    took = { wallMs: performance.now() - began, cpuMs: (user + system) / 1_000 };
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  const count = async (query: string): Promise<number> => {
    const [row] = await client.plain.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${query}`);
    return row?.n ?? -1;
  };

  test('are written in a few seconds', () => {
    const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
    console.log(`${ORDERS} orders of the past: ${seconds(took.wallMs)}, ${seconds(took.cpuMs)} of them computing`);
    expect(took.cpuMs).toBeLessThan(MOST_CPU_MS);
  });

  test('break no invariant', async () => {
    expect(await brokenInvariants(client.plain)).toEqual({});
  });

  test('give the watch over our own books nothing to report', async () => {
    const names = Object.keys(INVARIANT_QUERIES) as (keyof typeof INVARIANT_QUERIES)[];
    for (const name of names) {
      const { broken, sample } = await client.db.transaction((tx) => lookAt(tx, name));
      expect({ name, broken, sample }).toEqual({ name, broken: 0, sample: [] });
    }
  });

  test('are marked, have ended before now, and nobody waits for them', async () => {
    expect(await count('"order"')).toBe(ORDERS);
    expect(await count('"order" WHERE imported AND ended_at < now() AND waiting_on IS NULL')).toBe(ORDERS);
    expect(await unseenOrders(client.db, 10)).toEqual([]);
    expect(await count('event')).toBe(0);
    expect(await count(`notification WHERE status = 'queued'`)).toBe(0);
    expect(await count('graphile_worker.jobs')).toBe(0);
  });

  test('sort by their ids as by their time', async () => {
    const rows = await client.plain<{ byId: string; byTime: string }[]>`
      SELECT i.id AS "byId", t.id AS "byTime"
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "order") i
      JOIN (SELECT id, row_number() OVER (ORDER BY accepted_at, id) AS n FROM "order") t USING (n)
      WHERE i.id <> t.id`;
    expect(rows).toEqual([]);
  });

  test('leave a ledger that never promised more than was there', async () => {
    expect(
      await count(`(
        SELECT sum(on_hand_delta) OVER w AS on_hand, sum(reserved_delta) OVER w AS reserved
        FROM stock_movement WINDOW w AS (PARTITION BY sku, warehouse ORDER BY id)
      ) balance WHERE reserved < 0 OR reserved > on_hand`),
    ).toBe(0);
    expect(await count(`stock_movement WHERE kind = 'consume'`)).toBeGreaterThan(ORDERS);
  });

  test('add up: lines to orders, parcels to payments, refunds to what was taken, coupons to their counters', async () => {
    expect(
      await count(`"order" o JOIN LATERAL (
          SELECT sum(unit_price_minor * quantity) AS goods, sum(discount_minor) AS discount, sum(total_minor) AS total
          FROM order_line WHERE order_id = o.id
        ) l ON true
        WHERE o.status <> 'rejected'
          AND (l.goods <> o.goods_minor OR l.discount <> o.discount_minor OR l.total + o.freight_minor <> o.total_minor)`),
    ).toBe(0);
    expect(
      await count(`"order" o JOIN (SELECT order_id, sum(capture_minor) AS capture FROM shipment GROUP BY 1) s
        ON s.order_id = o.id WHERE s.capture <> o.total_minor`),
    ).toBe(0);
    expect(
      await count(`payment p JOIN (SELECT payment_id, sum(amount_minor) AS amount FROM refund GROUP BY 1) r
        ON r.payment_id = p.id WHERE r.amount <> p.refunded_minor OR p.refunded_minor <> p.refunding_minor`),
    ).toBe(0);
    expect(
      await count(`coupon c JOIN (SELECT code, count(*) AS uses FROM coupon_redemption GROUP BY 1) r USING (code)
        WHERE r.uses <> c.uses`),
    ).toBe(0);
    expect(await count('coupon WHERE uses > 0')).toBeGreaterThan(1);
  });

  test('kept to everybody’s authority: what went beyond a cap has a second name under it', async () => {
    expect(
      await count(`action a LEFT JOIN approval v ON v.action_id = a.id
        WHERE a.amount_minor > a.cap_minor AND v.principal_id IS NULL`),
    ).toBe(0);
    expect(await count('approval')).toBeGreaterThan(50);
  });

  test('are sealed in the audit log like everything else', async () => {
    const entries = await count('audit_log');
    const seal = createSealAudit({ db: client.db });
    for (let sealed = 0; sealed < entries; sealed += 500) await seal();
    expect(await verifyChain(client.db)).toMatchObject({ verifiedTo: entries, unsealed: 0, broken: undefined });
    expect(entries).toBeGreaterThan(100);
  });

  test('can be listed and told like any other order', async () => {
    const of = { shopId: undefined, shop: ['yizhou-cn'], status: ['completed'] as const, imported: true };
    const [newest] = await listOrders(client.db, of, { after: undefined, limit: 20 });
    if (!newest) throw new Error('there are completed orders');
    expect(newest.carriers.length).toBeGreaterThan(0);
    const parts = await readParts(client.db, newest.row);
    expect(parts.lines.length).toBeGreaterThan(0);
    expect(parts.shipments.length).toBeGreaterThan(0);
    const timeline = await timelineOf(client.db, { orderId: newest.row.id, isForStaff: true });
    expect([...new Set(timeline.map(({ chapter }) => chapter))].toSorted()).toEqual([
      'floor',
      'message',
      'order',
      'parcel',
      'payment',
      'stock',
    ]);
  });

  test('are as unchangeable as what happens today', async () => {
    await expect(client.plain`DELETE FROM stock_movement WHERE kind = 'consume'`).rejects.toThrow('append-only');
    await expect(client.plain`UPDATE payment_event SET kind = 'captured'`).rejects.toThrow('append-only');
  });
});
