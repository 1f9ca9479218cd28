import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDesk } from '../../api/desk/handlers.ts';
import type { ApprovalCard } from '../../contracts/desk.ts';
import { connectDatabase } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { scopesOf } from '../../domain/authority/role.ts';
import { writeHistory } from '../../scripts/seed/history/history.ts';
import { createWorld } from '../../world/world.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const SUPERVISOR: Principal = {
  id: 'prn_second',
  kind: 'staff',
  role: 'supervisor',
  shopId: undefined,
  scopes: scopesOf('supervisor'),
};
const CARDS = 60;

describe('cards that wait for a second person', () => {
  let database: TestDatabase;
  let sql: postgres.Sql;
  let pool: postgres.Sql;
  let statements = 0;
  let read: () => Promise<readonly ApprovalCard[]>;

  beforeAll(async () => {
    database = await createDatabase();
    const client = connectDatabase(database.url, { max: 1, application: 'history' });
    const today = new Date().toISOString();
    await writeHistory(client.plain, createWorld(7300), { orders: 2_500, today, seed: 7300 });
    await client.close();
    sql = postgres(database.url, { max: 1, onnotice: () => undefined });
    pool = postgres(database.url, { max: 4, onnotice: () => undefined });
    const db = drizzle(pool, { schema, logger: { logQuery: () => void (statements += 1) } });
    read = async () => (await createDesk({ db }).approvals(SUPERVISOR)).data;
  });
  afterAll(async () => {
    await Promise.all([sql.end(), pool.end()]);
    await database.drop();
  });

  const wait = (cards: number) => sql`
    UPDATE action SET state = 'awaiting_approval', decided_at = NULL, applied_at = NULL
    WHERE id IN (SELECT id FROM action ORDER BY md5(id) LIMIT ${cards})`;

  const sum = (rows: postgres.Row[], name: string): number => Number(rows[0]?.[name]);

  /** Card by card, as one would look it up by hand. */
  const lookUp = async ({ action, order }: ApprovalCard) => {
    const { currency } = action.amount;
    const gave = sql`state IN ('accepted', 'applied')`;
    const lately = sql`kind IN ('coupon', 'refund', 'reship') AND currency = ${currency} AND created_at >= now() - interval '90 days'`;
    const key = sql`(SELECT customer_key FROM "order" WHERE id = ${order.id})`;
    const of = sql`order_id IN (SELECT id FROM "order" WHERE customer_key = ${key})`;
    const bought = await sql`SELECT count(*) AS orders, min(accepted_at) AS since,
        coalesce(sum(total_minor) FILTER (WHERE currency = ${currency}), 0) AS spent FROM "order"
      WHERE customer_key = ${key} AND status IN ('fulfilling', 'after_sales', 'completed')`;
    const gifts =
      await sql`SELECT count(*), coalesce(sum(amount_minor), 0) AS sum FROM action WHERE ${of} AND ${gave} AND ${lately}`;
    const own =
      await sql`SELECT count(*) FILTER (WHERE ${gave}), coalesce(sum(amount_minor) FILTER (WHERE ${gave}), 0) AS sum,
        count(*) FILTER (WHERE state = 'refused') AS refused FROM action WHERE actor_id = ${action.actor} AND ${lately}`;
    const here = await sql`SELECT coalesce(sum(amount_minor), 0) AS sum FROM action
      WHERE actor_id = ${action.actor} AND order_id = ${order.id} AND ${gave}`;
    const money = (amount: number) => ({ amount, currency });
    const since = bought[0]?.since as Date | null;
    return {
      given: money(sum(here, 'sum')),
      customer: {
        orders: sum(bought, 'orders'),
        spent: money(sum(bought, 'spent')),
        since: since && since.toISOString(),
        given_90_days: { count: sum(gifts, 'count'), amount: money(sum(gifts, 'sum')) },
      },
      actor: {
        given_90_days: { count: sum(own, 'count'), amount: money(sum(own, 'sum')) },
        refused_90_days: sum(own, 'refused'),
      },
    };
  };

  test('each tells of its own customer, actor and order, whatever else is on the page', async () => {
    await wait(CARDS);
    await sql`UPDATE action SET state = 'refused' WHERE state = 'applied' AND id < (SELECT min(id) FROM action WHERE state = 'awaiting_approval')`;
    await sql`UPDATE action SET order_id = (SELECT order_id FROM action WHERE state = 'awaiting_approval' ORDER BY id LIMIT 1)
      WHERE id IN (SELECT id FROM action WHERE state = 'applied' ORDER BY id LIMIT 3)`;
    const cards = await read();
    expect(cards).toHaveLength(CARDS);
    for (const card of cards) {
      const { rule, customer_history: customer, actor_history: actor } = card;
      expect({ given: rule.given, customer, actor }).toEqual(await lookUp(card));
    }
    expect(new Set(cards.map(({ action }) => action.actor)).size).toBeGreaterThan(1);
    expect(new Set(cards.map(({ action }) => action.amount.currency)).size).toBeGreaterThan(1);
    expect(cards.filter(({ may_decide: mine }) => mine).length).toBeGreaterThan(0);
  });

  test('are as many questions to the database for sixty as for one', async () => {
    const countFor = async (cards: number): Promise<number> => {
      await sql`UPDATE action SET state = 'applied' WHERE state = 'awaiting_approval'`;
      await wait(cards);
      statements = 0;
      expect(await read()).toHaveLength(cards);
      return statements;
    };
    const one = await countFor(1);
    expect(await countFor(CARDS)).toBe(one);
    expect(one).toBeLessThanOrEqual(7);
  });
});
