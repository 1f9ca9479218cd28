import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { rowsAs } from '../../db/queries/list.ts';
import { atStage, stageOf } from '../../db/queries/stage.ts';
import { ORDER_STAGES, type OrderStage, orderStage } from '../../domain/order/stage.ts';
import { ENDED_ORDER_STATUSES, ORDER_STATUSES, type OrderStatus } from '../../domain/order/status.ts';
import { SHIPMENT_STATUSES } from '../../domain/shipment/status.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const SHIPMENTS = SHIPMENT_STATUSES.flatMap((status) => [
  { status, isSettled: false },
  { status, isSettled: true },
]);

/** Without a shipment, with each one, and with each pair. */
const COMBINATIONS = ORDER_STATUSES.flatMap((status) => [
  { status, shipments: [] },
  ...SHIPMENTS.map((only) => ({ status, shipments: [only] })),
  ...SHIPMENTS.flatMap((one, n) => SHIPMENTS.slice(n).map((other) => ({ status, shipments: [one, other] }))),
]).map((combination, n) => ({ id: `ord_${n}`, ...combination }));

const hasEnded = (status: OrderStatus): boolean => ENDED_ORDER_STATUSES.some((one) => one === status);

describe('how far an order is', () => {
  let database: TestDatabase;
  let client: DatabaseClient;

  beforeAll(async () => {
    database = await createDatabase();
    client = connectDatabase(database.url, { max: 2, application: 'stage test' });
    const orders = COMBINATIONS.map(({ id, status }) => ({ id, status, hasEnded: hasEnded(status) }));
    const shipments = COMBINATIONS.flatMap(({ id, shipments: of }) =>
      of.map(({ status, isSettled }, n) => ({ id: `${id}_${n}`, orderId: id, n, status, isSettled })),
    );
    await client.db.execute(sql`
      INSERT INTO "order" (id, shop_id, status, language, currency, payment_method, customer_key, coupon_codes,
        ended_at, waiting_on, waiting_until, next_actor)
      SELECT id, 'yizhou-cn', status::order_status, 'en', 'CNY', 'yipay', id, '{}',
        CASE WHEN ended THEN now() END, CASE WHEN NOT ended THEN 'pick' END,
        CASE WHEN NOT ended THEN now() END, CASE WHEN NOT ended THEN 'picker' END
      FROM ${rowsAs('o', orders, 'id text, status text, "hasEnded" boolean')},
        LATERAL (SELECT "hasEnded" AS ended) e`);
    await client.db.execute(sql`
      INSERT INTO shipment (id, order_id, n, warehouse, carrier, status, capture_minor, cost_minor, billable_grams,
        expected_grams, transit_hours, silence_hours, settled_at)
      SELECT id, "orderId", n, 'jx', 'egret', status::shipment_status, 0, 0, 1, 1, 24, 24,
        CASE WHEN "isSettled" THEN now() END
      FROM ${rowsAs('s', shipments, 'id text, "orderId" text, n int, status text, "isSettled" boolean')}`);
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  test('the database and the domain place every combination of order and shipments alike', async () => {
    const rows = await client.db.execute<{ id: string; stage: OrderStage }>(
      sql`SELECT o.id, ${stageOf('o')} AS stage FROM "order" o`,
    );
    const stages = new Map(rows.map(({ id, stage }) => [id, stage]));
    const apart = COMBINATIONS.filter(({ id, status, shipments }) => stages.get(id) !== orderStage(status, shipments));
    expect(apart).toEqual([]);
    expect(new Set(stages.values())).toEqual(new Set(ORDER_STAGES));
  });

  test.each(ORDER_STAGES)('a list of orders at %s holds exactly those', async (stage) => {
    const rows = await client.db.execute<{ id: string }>(sql`SELECT id FROM "order" WHERE ${atStage([stage])}`);
    const due = COMBINATIONS.filter(({ status, shipments }) => orderStage(status, shipments) === stage);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(due.map(({ id }) => id).toSorted());
  });
});
