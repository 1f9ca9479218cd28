import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCallLog } from '../../adapters/call-log.ts';
import type { TodayView } from '../../contracts/today.ts';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { markOverdue } from '../../db/queries/overdue.ts';
import { createPulse } from '../../jobs/pulse.ts';
import { startWorld, type World } from '../support/world.ts';

type Cause = TodayView['stuck'][number];
/** An order as it stands; ages in minutes. */
type Standing = {
  readonly id: string;
  readonly status?: string;
  readonly shop?: string;
  readonly on?: string;
  readonly trouble?: string;
  readonly hold?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly age?: number;
  readonly late?: boolean;
  readonly ended?: boolean;
  readonly shipments?: readonly string[];
};

const FLOOR = { on: 'pick', facts: { warehouse: 'jx' }, shipments: ['picking'] } as const;
const AT_STONEBRIDGE = { on: 'booking', facts: { warehouse: 'jx', carrier: 'stonebridge' }, shipments: ['packed'] };

const ORDERS: readonly Standing[] = [
  { id: 'unpaid', status: 'awaiting_payment', on: 'payment', facts: { method: 'yipay' }, age: 5 },
  { id: 'unpaid_late', status: 'awaiting_payment', on: 'payment', facts: { method: 'yipay' }, age: 9, late: true },
  { id: 'at_jx', ...FLOOR, age: 10 },
  { id: 'at_jx_too', ...FLOOR, age: 20 },
  { id: 'late_at_jx', ...FLOOR, age: 90, late: true },
  { id: 'late_at_fs', ...FLOOR, facts: { warehouse: 'fs' }, age: 95, late: true },
  { id: 'split', ...FLOOR, age: 15, shipments: ['handed_over', 'picked'] },
  { id: 'at_stonebridge', ...AT_STONEBRIDGE, age: 30 },
  { id: 'late_at_stonebridge', ...AT_STONEBRIDGE, age: 31, late: true },
  { id: 'parked_at_stonebridge', ...AT_STONEBRIDGE, on: 'agent', trouble: 'step_failed', age: 60 },
  { id: 'at_egret', ...AT_STONEBRIDGE, facts: { warehouse: 'jx', carrier: 'egret' }, age: 12 },
  { id: 'lost', on: 'agent', trouble: 'lost', age: 300, shipments: ['lost'] },
  { id: 'lost_higher', on: 'supervisor', trouble: 'lost', age: 310, shipments: ['lost'] },
  { id: 'paused', on: 'resumed', hold: 'paused', facts: { warehouse: 'fs' }, age: 40, shipments: ['planned'] },
  { id: 'held', on: 'resumed', hold: 'person', age: 41, shipments: ['planned'] },
  { id: 'short', on: 'stock', facts: { warehouse: 'wh' }, age: 50, shipments: ['released'] },
  { id: 'delivered', status: 'after_sales', on: 'after_sales', age: 700, shipments: ['delivered'] },
  { id: 'going_back', status: 'cancelling', on: 'cancelling', age: 3 },
  { id: 'done', status: 'completed', ended: true, age: 900 },
  { id: 'refund_failed', status: 'cancelled', ended: true, trouble: 'step_failed', age: 800 },
  { id: 'of_eu', ...FLOOR, shop: 'yizhou-eu', facts: { warehouse: 'rt' }, age: 20, late: true },
];

describe('Today, for whoever runs operations', () => {
  let world: World;
  let database: DatabaseClient;

  beforeAll(async () => {
    world = await startWorld({ subject: 'today', withWorker: false });
    database = connectDatabase(world.config.DATABASE_URL, { max: 2, application: 'today test' });
    for (const order of ORDERS) await write(order);
    await world.sql`INSERT INTO escalation (id, order_id, n, kind, detail, tier, opened_at, deadline_at)
      VALUES ('esc_lost', ${idOf('lost')}, 1, 'lost', 'lost', 'agent', now() - interval '100 minutes', now())`;
  });
  afterAll(async () => {
    await database.close();
    await world.close();
  });

  const idOf = (id: string): string => `ord_${id.replaceAll('_', '').padEnd(26, '0')}`;

  const write = async ({ id, status = 'fulfilling', shop = 'yizhou-cn', age = 0, ended = false, ...is }: Standing) => {
    const { on, trouble = null, hold = null, facts = {}, late = false, shipments = [] } = is;
    const at = (minutes: number) => world.sql`now() + ${minutes} * interval '1 minute'`;
    await world.sql`
      INSERT INTO "order" (id, shop_id, status, language, currency, payment_method, customer_key, coupon_codes,
        accepted_at, ended_at, waiting_on, waiting_until, next_actor, needs_attention, hold_reason, waiting_facts, promised_at)
      VALUES (${idOf(id)}, ${shop}, ${status}, 'en', 'CNY', 'yipay', ${id}, '{}', ${at(-age)},
        ${ended ? at(0) : null}, ${on ?? null}, ${ended ? null : at(late ? -2 : 60)}, ${ended ? null : 'system'},
        ${trouble}, ${hold}, ${world.sql.json(facts)}, ${at(600)})`;
    for (const [n, parcel] of shipments.entries())
      await world.sql`
        INSERT INTO shipment (id, order_id, n, warehouse, carrier, status, capture_minor, cost_minor, billable_grams,
          expected_grams, transit_hours, silence_hours)
        VALUES (${`shp_${id}_${n}`}, ${idOf(id)}, ${n}, 'jx', 'stonebridge', ${parcel}, 0, 0, 1, 1, 24, 24)`;
  };

  const today = async (query = ''): Promise<TodayView> =>
    (await world.shop.call('GET', `/v1/today${query}`, { key: 'ops' })).body as TodayView;

  /** The names of the orders that the list shows under a query. */
  const listed = async (query: string): Promise<string[]> => {
    const answer = await world.shop.call('GET', `/v1/orders?limit=200&${query}`, { key: 'ops' });
    expect(answer.status, answer.text).toBe(200);
    const { data } = answer.body as { data: { id: string }[] };
    return data.map(({ id }) => ORDERS.find((order) => idOf(order.id) === id)?.id ?? id).toSorted();
  };

  const of = ({ stuck }: TodayView, want: Partial<Cause>): Cause | undefined =>
    stuck.find((cause) => Object.entries(want).every(([key, value]) => cause[key as keyof Cause] === value));

  const stonebridgeAnswersSlowly = async () => {
    const calls = createCallLog();
    const report = calls.reporterOf('carrier', 'stonebridge');
    for (let n = 0; n < 4; n += 1) report({ at: Date.now(), ms: 3_000, end: 'answered' });
    const pulse = createPulse({ db: database.db, program: 'worker-order', instance: 'x:1', readCalls: calls.read });
    await pulse.beat();
    return pulse;
  };

  test('the bar of each stage counts, and its link shows exactly those orders, and the late ones among them', async () => {
    const { stages } = await today();
    const counts = Object.fromEntries(stages.map(({ stage, count, late }) => [stage, [count, late]]));
    expect(counts).toEqual({
      received: [2, 1],
      paid: [2, 0],
      allocated: [6, 3],
      picked: [1, 0],
      packed: [4, 2],
      handed_over: [2, 2],
      delivered: [1, 0],
      cancelling: [1, 0],
    });
    for (const { query, count, late } of stages) {
      expect(await listed(query)).toHaveLength(count);
      expect(await listed(`${query}&late=true`)).toHaveLength(late);
    }
  });

  test('a stage tells how long its orders have been there: the middle one, and the oldest', async () => {
    const allocated = (await today()).stages.find(({ stage }) => stage === 'allocated');
    expect((allocated?.median_age_ms ?? 0) / 60_000).toBeCloseTo(20, 0);
    expect(Date.now() - Date.parse(allocated?.oldest_at ?? '')).toBeCloseTo(95 * 60_000, -4);
  });

  test('every order that stands still has one cause, and its button opens exactly those', async () => {
    const { stuck } = await today();
    const found: string[] = [];
    for (const { query, count } of stuck) {
      const names = await listed(query);
      expect(names, query).toHaveLength(count);
      found.push(...names);
    }
    const still = [
      'at_jx',
      'at_jx_too',
      'unpaid',
      'split',
      'at_stonebridge',
      'at_egret',
      'delivered',
      'going_back',
      'done',
    ];
    const due = ORDERS.map(({ id }) => id).filter((id) => !still.includes(id));
    expect(found.toSorted()).toEqual(due.toSorted());
  });

  test('causes are told apart by code, place and who moves next', async () => {
    const view = await today();
    expect(await listed(of(view, { kind: 'late', place: 'jx' })?.query ?? '')).toEqual(['late_at_jx']);
    expect(await listed(of(view, { kind: 'late', place: 'fs' })?.query ?? '')).toEqual(['late_at_fs']);
    expect(await listed(of(view, { kind: 'held', place: 'fs' })?.query ?? '')).toEqual(['paused']);
    expect(await listed(of(view, { kind: 'held', place: null })?.query ?? '')).toEqual(['held']);
    const lost = view.stuck.filter(({ trouble }) => trouble === 'lost');
    expect(lost.map(({ waiting_on, count }) => [waiting_on, count])).toEqual([
      [['supervisor'], 1],
      [['agent'], 1],
    ]);
    expect(Date.now() - Date.parse(lost[1]?.since ?? '')).toBeCloseTo(100 * 60_000, -4);
    expect(of(view, { trouble: 'step_failed', place: null })).toMatchObject({ waiting_on: [], next_actor: null });
  });

  test('Stonebridge answers slowly: it leads the list, with the orders that wait for it', async () => {
    expect(of(await today(), { kind: 'provider' })).toBeUndefined();
    const pulse = await stonebridgeAnswersSlowly();
    const view = await today();
    expect(view.stuck[0]).toMatchObject({ kind: 'provider', place: 'stonebridge', state: 'slow', count: 2 });
    expect(await listed(view.stuck[0]?.query ?? '')).toEqual(['at_stonebridge', 'late_at_stonebridge']);
    expect(of(view, { kind: 'late', place: 'stonebridge' })).toBeUndefined();
    expect(await listed(of(view, { trouble: 'step_failed', place: 'stonebridge' })?.query ?? '')).toEqual([
      'parked_at_stonebridge',
    ]);
    await pulse.end();
  });

  test('a wait that was given to a person because it was overdue keeps its place, and the time it should have ended', async () => {
    await markOverdue(database.db);
    const view = await today();
    const overdue = of(view, { trouble: 'late_pick', place: 'fs' });
    expect(await listed(overdue?.query ?? '')).toEqual(['late_at_fs']);
    expect(Date.now() - Date.parse(overdue?.since ?? '')).toBeCloseTo(2 * 60_000, -4);
    expect(of(view, { kind: 'late' })).toBeUndefined();
  });

  test('one shop sees its own', async () => {
    const { stages, stuck } = await today('?shop=yizhou-eu');
    expect(stages.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(stuck).toHaveLength(1);
    expect(await listed(stuck[0]?.query ?? '')).toEqual(['of_eu']);
  });

  test('the numbers of the day stand beside the same hours of yesterday and of a week ago', async () => {
    const { sql } = world;
    const [{ begin }] = await sql<[{ begin: Date }]>`SELECT date_trunc('day', now(), 'Asia/Shanghai') AS begin`;
    const passed = Date.now() - begin.getTime();
    const at = (days: number, ms: number): Date => new Date(Date.now() - days * 86_400_000 - ms);
    await sql`UPDATE shipment SET handed_over_at = ${at(0, passed / 2)} WHERE id IN ('shp_lost_0', 'shp_split_0')`;
    await sql`UPDATE shipment SET handed_over_at = ${at(1, passed / 2)}, delivered_at = ${at(7, passed / 2)} WHERE id = 'shp_delivered_0'`;
    await sql`UPDATE shipment SET handed_over_at = ${at(1, passed + 60_000)} WHERE id = 'shp_lost_higher_0'`;
    await sql`INSERT INTO payment (id, order_id, method, currency, gateway_key, expected_minor, authorised_minor, captured_minor, refunding_minor, expires_at)
      VALUES ('pay_one', ${idOf('delivered')}, 'cardhouse', 'CNY', 'k1', 900, 900, 900, 300, now())`;
    await sql`INSERT INTO payment_event (payment_id, kind, at)
      VALUES ('pay_one', 'authorised', ${at(1, passed / 2)}), ('pay_one', 'captured', ${at(0, passed / 2)})`;
    await sql`INSERT INTO refund (id, payment_id, order_id, amount_minor, cause) VALUES ('ref_one', 'pay_one', ${idOf('delivered')}, 300, 'x')`;
    const { numbers, refunded, time_zone } = await today();
    expect(time_zone).toBe('Asia/Shanghai');
    expect(numbers.slice(1)).toEqual([
      { name: 'paid', today: 0, yesterday: 1, last_week: 0 },
      { name: 'handed_over', today: 2, yesterday: 1, last_week: 0 },
      { name: 'delivered', today: 0, yesterday: 0, last_week: 1 },
      { name: 'refunded', today: 1, yesterday: 0, last_week: 0 },
    ]);
    expect(refunded).toEqual([{ amount: 300, currency: 'CNY' }]);
  });
});
