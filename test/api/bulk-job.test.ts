import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOperator } from '../support/bulk.ts';
import { createFloor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import type { Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

type Operator = ReturnType<typeof createOperator>;

describe('a bulk job before it starts', () => {
  let world: World;
  let operator: Operator;
  let unpaid: Placed;
  let paid: Placed;
  let picked: Placed;
  let cancelled: Placed;
  let all: readonly string[];

  beforeAll(async () => {
    world = await startWorld({ subject: 'bulk-preview' });
    operator = createOperator(world);
    const { shop } = world;
    const floor = createFloor(world);
    const held = () => shop.placeHeld(anOrder({ customer: { name: '林晓', phone: '+8619900000042' } }));
    [unpaid, paid, picked, cancelled] = [await held(), await held(), await held(), await held()];
    for (const placed of [paid, picked]) {
      await shop.pay(placed);
      await shop.until(placed.id, 'fulfilling');
    }
    const [task = ''] = await floor.tasksOf(picked.id);
    await floor.pack(task);
    await shop.cancel(cancelled.id);
    await shop.until(cancelled.id, 'cancelled');
    all = [unpaid, paid, picked, cancelled].map(({ id }) => id);
  });
  afterAll(() => world.close());

  const rows = async () => ({
    jobs: (await world.sql`SELECT 1 FROM bulk`).length,
    actions: (await world.sql`SELECT 1 FROM action`).length,
  });

  test('says what it would touch and leave out, and changes nothing', async () => {
    const before = await rows();
    const answer = await operator.preview({ kind: 'hold', selection: { order_ids: all } });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      kind: 'hold',
      touched: {
        count: 2,
        to_approve: 0,
        totals: [{ amount: unpaid.total + paid.total, currency: 'CNY' }],
        gives: null,
        first: expect.arrayContaining([
          { order_id: paid.id, reference: expect.any(String), total: { amount: paid.total, currency: 'CNY' } },
        ]),
      },
      left_out: [
        {
          code: 'ORDER_NOT_HOLDABLE',
          count: 2,
          first: expect.arrayContaining([expect.objectContaining({ order_id: picked.id })]),
        },
      ],
    });
    expect(await rows()).toEqual(before);
  });

  test('finds its orders by the filter of the list', async () => {
    const touchedBy = async (filter: object): Promise<unknown> =>
      ((await operator.preview({ kind: 'cancel', selection: { filter } })).body.touched as { count: number }).count;
    expect(await touchedBy({ status: 'awaiting_payment' })).toBe(1);
    expect(await touchedBy({ open: 'true' })).toBe(3);
    expect(await touchedBy({ stage: 'packed,allocated' })).toBe(2);
    const unclear = await operator.preview({ kind: 'cancel', selection: { filter: { colour: 'red' } } });
    expect([unclear.status, unclear.body.code]).toEqual([400, 'INVALID_VALUE']);
  });

  test('adds up what coupons would cost, and says how many somebody else must agree to', async () => {
    const preview = async (amount: number, currency: string) =>
      (
        await operator.preview({
          kind: 'compensate',
          request: { amount, currency },
          selection: { order_ids: [unpaid.id, paid.id] },
        })
      ).body;
    expect(await preview(500, 'CNY')).toMatchObject({
      touched: { count: 2, to_approve: 0, gives: { amount: 1_000, currency: 'CNY' } },
    });
    expect(await preview(5_001, 'CNY')).toMatchObject({ touched: { count: 2, to_approve: 2 } });
    expect(await preview(500, 'EUR')).toMatchObject({
      touched: { count: 0 },
      left_out: [{ code: 'CURRENCY_OTHER', count: 2 }],
    });
  });

  test('leaves out parcels that cannot go with the other carrier, each for its reason', async () => {
    const { sql } = world;
    const [shipment] = await sql<{ carrier: string }[]>`SELECT carrier FROM shipment WHERE order_id = ${paid.id}`;
    const from = shipment?.carrier ?? '';
    const to = from === 'egret' ? 'stonebridge' : 'egret';
    const codes = async (request: object) => {
      const { body } = await operator.preview({ kind: 'other_carrier', request, selection: { order_ids: all } });
      const { touched, left_out } = body as {
        touched: { count: number };
        left_out: { code: string; count: number }[];
      };
      return { touched: touched.count, ...Object.fromEntries(left_out.map(({ code, count }) => [code, count])) };
    };
    expect(await codes({ from, to })).toEqual({ touched: 2, SHIPMENT_BOOKED: 1, ORDER_NOT_FULFILLING: 1 });
    await sql`UPDATE carrier_tariff SET refused_regions = '{330100}' WHERE carrier = ${to}`;
    expect(await codes({ from, to })).toMatchObject({ touched: 0, CARRIER_NOT_SERVING: 2 });
    await sql`UPDATE carrier_tariff SET refused_regions = '{}', serves = false WHERE carrier = ${to}`;
    expect(await codes({ from, to })).toMatchObject({ touched: 0, CARRIER_NOT_SERVING: 2 });
    expect(await codes({ from: to, to: from })).toMatchObject({ touched: 0, CARRIER_NOT_USED: 3 });
    expect(await codes({ from, to: 'pigeon' })).toMatchObject({ touched: 0, CARRIER_UNKNOWN: 3 });
  });

  test('is started once for one key, and for another wish asks for another key', async () => {
    const key = randomUUID();
    const body = { kind: 'resend', selection: { order_ids: [paid.id, cancelled.id] } };
    const first = await operator.start(body, key);
    expect(first.status, first.text).toBe(202);
    const again = await operator.start(body, key);
    expect(again.body.id).toBe(first.body.id);
    const other = await operator.start({ ...body, kind: 'cancel' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    await operator.ended(String(first.body.id));
    expect(await world.sql`SELECT 1 FROM action WHERE kind = 'resend'`).toHaveLength(2);
  });

  test.each([
    ['without a reason', { kind: 'hold', reason: undefined }, 400, 'INVALID_VALUE'],
    ['of an unknown kind', { kind: 'forget' }, 400, 'INVALID_VALUE'],
    ['without what its kind needs', { kind: 'other_carrier', request: { to: 'egret' } }, 400, 'INVALID_VALUE'],
    ['with what its kind does not know', { kind: 'cancel', request: { amount: 5 } }, 400, 'INVALID_VALUE'],
    ['for no order', { kind: 'hold', selection: { order_ids: [] } }, 400, 'INVALID_VALUE'],
    [
      'for an order that is not there',
      { kind: 'hold', selection: { order_ids: [`ord_${'0'.repeat(26)}`] } },
      404,
      'ORDER_UNKNOWN',
    ],
    ['that would touch nothing', { kind: 'release' }, 422, 'NOTHING_SELECTED'],
  ])('is refused %s', async (_, change, status, code) => {
    const before = await rows();
    const answer = await operator.start({ selection: { order_ids: [unpaid.id] }, ...change });
    expect([answer.status, answer.body.code], answer.text).toEqual([status, code]);
    expect(await rows()).toEqual(before);
  });

  test('that nobody knows is not found', async () => {
    const nobody = `blk_${'0'.repeat(26)}`;
    for (const answer of [
      await world.shop.call('GET', `/v1/bulk-jobs/${nobody}`, { key: 'ops' }),
      await world.shop.call('GET', `/v1/bulk-jobs/${nobody}/items`, { key: 'ops' }),
      await operator.stop(nobody),
      await operator.repeat(nobody),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'BULK_UNKNOWN']);
  });

  test('takes five thousand orders and not one more', async () => {
    const { sql } = world;
    await sql`INSERT INTO "order" (id, shop_id, status, language, currency, payment_method, customer_key, coupon_codes,
        goods_minor, discount_minor, freight_minor, total_minor, imported, accepted_at, ended_at)
      SELECT 'ord_' || lpad(n::text, 26, '0'), 'yizhou-cn', 'completed', 'zh-CN', 'CNY', 'yipay', 'many', '{}',
        100, 0, 0, 100, true, now() - interval '9 days', now() - interval '1 day' FROM generate_series(1, 5001) n`;
    const of = (filter: object) =>
      operator.preview({ kind: 'compensate', request: { amount: 100, currency: 'CNY' }, selection: { filter } });
    const tooMany = await of({ imported: 'true' });
    expect([tooMany.status, tooMany.body.code]).toEqual([422, 'SELECTION_TOO_LARGE']);
    await sql`UPDATE "order" SET reference = 'ONE-MORE', imported = false WHERE id = 'ord_' || lpad('1', 26, '0')`;
    const began = performance.now();
    const many = await of({ imported: 'true' });
    console.log(`a preview of 5000 orders: ${Math.round(performance.now() - began)} ms`);
    expect(many.body).toMatchObject({
      touched: { count: 5_000, gives: { amount: 500_000, currency: 'CNY' }, totals: [{ amount: 500_000 }] },
    });
    expect((many.body.touched as { first: unknown[] }).first).toHaveLength(50);
  });
});
