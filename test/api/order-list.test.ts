import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { startWorld, type World } from '../support/world.ts';

type Page = { data: { id: string; status: string; reference: string | null }[]; next_cursor: string | null };

describe('the list of orders', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'order-list', withWorker: false, settings: { VERDICT_WAIT_MS: '100' } });
  });
  afterAll(() => world.close());

  const place = async (count: number): Promise<string[]> => {
    const answers = await Promise.all(Array.from({ length: count }, () => world.shop.place(anOrder())));
    return answers.map(({ body }) => String(body.id));
  };

  /** One after the other, so that each is accepted later than the one before it. */
  const inTurn = async (count: number): Promise<string[]> => {
    const ids: string[] = [];
    while (ids.length < count) ids.push(...(await place(1)));
    return ids;
  };

  const page = async (query = ''): Promise<Page> => {
    const answer = await world.shop.call('GET', `/v1/orders?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as unknown as Page;
  };

  /** Every page by its cursor; `between` happens after each of them. */
  const walk = async (limit: number, between: () => Promise<unknown> = async () => undefined): Promise<string[]> => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data, next_cursor: next } = await page(`limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
      expect(data.length).toBeLessThanOrEqual(limit);
      seen.push(...data.map(({ id }) => id));
      cursor = next;
      await between();
    }
    return seen;
  };

  test('is empty, and says so, for a shop without orders', async () => {
    const answer = await world.shop.call('GET', '/v1/orders', { key: 'yizhou-eu' });
    expect(answer.body).toEqual({ data: [], next_cursor: null });
  });

  test('gives every order once, newest first, whatever the size of its pages', async () => {
    const placed = await place(17);
    const whole = await walk(200);
    expect(new Set(whole)).toEqual(new Set(placed));
    for (const limit of [1, 2, 5, 16, 17, 18]) expect(await walk(limit)).toEqual(whole);
  });

  test('loses none of those accepted within the same millisecond', async () => {
    await world.sql`
      UPDATE "order" SET accepted_at = '2026-05-01T00:00:00.123Z'::timestamptz + n * interval '7 microseconds'
      FROM (SELECT id, row_number() OVER (ORDER BY id) % 9 AS n FROM "order") o WHERE o.id = "order".id`;
    const whole = await walk(200);
    expect(new Set(whole).size).toBe(17);
    for (const limit of [1, 3, 4]) expect(await walk(limit)).toEqual(whole);
  });

  test('shifts nothing when orders are placed while somebody turns the pages', async () => {
    const before = await walk(200);
    const during = await walk(4, () => place(1));
    expect(during).toEqual(before);
    expect(await walk(200)).toHaveLength(before.length + Math.ceil(before.length / 4));
  });

  test('ends exactly with the last order', async () => {
    const total = (await walk(200)).length;
    expect((await page(`limit=${total}`)).next_cursor).toBeNull();
    expect((await page(`limit=${total - 1}`)).next_cursor).not.toBeNull();
  });

  test('is narrowed by status and by reference', async () => {
    const [id] = await place(1);
    const [row] = await world.sql`SELECT reference FROM "order" WHERE id = ${id ?? ''}`;
    expect((await page(`reference=${String(row?.reference)}`)).data.map((order) => order.id)).toEqual([id]);
    expect((await page('reference=NO-SUCH')).data).toEqual([]);
    expect((await page('status=completed,cancelled')).data).toEqual([]);
    expect((await page('status=accepted,completed&limit=200')).data).toHaveLength((await walk(200)).length);
  });

  describe('for the desk', () => {
    const ids = async (query: string): Promise<string[]> => {
      const answer = await world.shop.call('GET', `/v1/orders?limit=200&${query}`, { key: 'ops' });
      expect(answer.status, answer.text).toBe(200);
      return (answer.body as unknown as Page).data.map(({ id }) => id);
    };

    test('is narrowed by what an order is, where it goes from and what it waits for, each by itself and together', async () => {
      const all = (await inTurn(4)) as [string, string, string, string];
      const [plain, stuck, away, gone] = all;
      await world.sql`UPDATE "order" SET needs_attention = 'late_pick', payment_method = 'cardhouse' WHERE id = ${stuck}`;
      await world.sql`UPDATE "order" SET status = 'fulfilling', waiting_on = 'hand_over', next_actor = 'packer',
        promised_at = now() - interval '1 hour', hold_reason = 'person', customer_id = 'C-77' WHERE id = ${away}`;
      await world.sql`INSERT INTO shipment (id, order_id, n, warehouse, carrier, status, capture_minor, cost_minor, billable_grams, expected_grams, transit_hours, silence_hours)
        VALUES ('shp_list', ${away}, 1, 'fs', 'stonebridge', 'packed', 0, 0, 1, 1, 24, 24)`;
      await world.sql`UPDATE "order" SET status = 'cancelled', waiting_on = NULL, waiting_until = NULL, next_actor = NULL,
        ended_at = now(), imported = true WHERE id = ${gone}`;
      const found = async (query: string): Promise<string[]> => (await ids(query)).filter((id) => all.includes(id));
      expect(await found('attention=true')).toEqual([stuck]);
      expect(new Set(await found('late=true'))).toEqual(new Set([stuck, away]));
      expect(await found('late=true&warehouse=fs,wh')).toEqual([away]);
      expect(await found('carrier=stonebridge')).toEqual([away]);
      expect(await found('carrier=egret')).toEqual([]);
      expect(await found('stage=packed')).toEqual([away]);
      expect(await found('stage=ended')).toEqual([gone]);
      expect(new Set(await found('stage=received'))).toEqual(new Set([plain, stuck]));
      expect(await found('waiting_on=hand_over&held=true')).toEqual([away]);
      expect(await found('method=cardhouse')).toEqual([stuck]);
      expect(await found('customer_id=C-77')).toEqual([away]);
      expect(await found('imported=true')).toEqual([gone]);
      expect(new Set(await found('open=true&imported=false'))).toEqual(new Set([plain, stuck, away]));
      expect(await found('shop=yizhou-eu')).toEqual([]);
      const [row] = await world.sql<{ at: Date }[]>`SELECT accepted_at AS at FROM "order" WHERE id = ${stuck}`;
      const at = row?.at.toISOString() ?? '';
      expect(await found(`to=${at}`)).not.toContain(gone);
    });

    test('names every filter that it does not know the value of', async () => {
      const answer = await world.shop.call('GET', '/v1/orders?status=lost&stage=nowhere&late=perhaps', { key: 'ops' });
      const problem = answer.body as { errors: { facts: { name: string } }[] };
      expect(answer.status).toBe(400);
      expect(problem.errors.map(({ facts }) => facts.name).toSorted()).toEqual(['late', 'stage', 'status']);
    });

    test('shows enough of an order to know it, and of its customer only so much', async () => {
      const answer = await world.shop.call('GET', '/v1/orders?limit=1', { key: 'ops' });
      const [item] = (answer.body as { data: Record<string, unknown>[] }).data;
      expect(item).toMatchObject({
        stage: expect.any(String),
        customer: { phone: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) },
        goods: { first: { title: { 'zh-CN': expect.any(String), en: expect.any(String) } }, units: expect.any(Number) },
        warehouses: [],
      });
      const [contact] = await world.sql`SELECT name, phone FROM order_contact WHERE order_id = ${String(item?.id)}`;
      expect(answer.text).not.toContain(String(contact?.name));
      expect(answer.text).not.toContain(String(contact?.phone));
    });

    test('counts without reading everything, and says when it stopped', async () => {
      const [id = ''] = await place(1);
      await world.sql`UPDATE "order" SET customer_id = 'C-78' WHERE id = ${id}`;
      const count = await world.shop.call('GET', '/v1/orders/count?customer_id=C-78', { key: 'ops' });
      expect(count.body).toEqual({ count: 1, more: false });
    });

    test('goes out as a table that no spreadsheet takes for formulas', async () => {
      const [id = ''] = await place(1);
      await world.sql`UPDATE "order" SET reference = '=1+1' WHERE id = ${id}`;
      const answer = await world.shop.call('GET', '/v1/orders/export', { key: 'ops' });
      const lines = answer.text.trim().split('\n');
      const everything = await ids('');
      expect(lines[0]).toContain('order,reference,shop,status,stage');
      expect(lines).toHaveLength(everything.length + 1);
      expect(lines.find((line) => line.startsWith(id))).toContain("'=1+1");
      expect(answer.headers.get('content-disposition')).toContain('orders.csv');
    });
  });

  describe('finding one', () => {
    const found = async (q: string, key = 'ops') => {
      const answer = await world.shop.call('GET', `/v1/search?q=${encodeURIComponent(q)}`, { key });
      expect(answer.status, answer.text).toBe(200);
      return (answer.body as { data: { found_by: string; order: { id: string } }[] }).data.map(
        ({ found_by: by, order }) => [by, order.id],
      );
    };

    test('by whatever somebody pastes: its id, a workflow id, a reference, a parcel, a telephone number in any form', async () => {
      const [id = ''] = await place(1);
      await world.sql`UPDATE order_contact SET phone = '+8619900000421' WHERE order_id = ${id}`;
      await world.sql`UPDATE "order" SET reference = 'YZ-2026-0007' WHERE id = ${id}`;
      await world.sql`INSERT INTO shipment (id, order_id, n, warehouse, carrier, capture_minor, cost_minor, billable_grams, expected_grams, transit_hours, silence_hours)
        VALUES ('shp_find', ${id}, 1, 'jx', 'egret', 0, 0, 1, 1, 24, 24)`;
      await world.sql`INSERT INTO parcel (id, shipment_id, n, tracking_number) VALUES ('par_find', 'shp_find', 1, 'LX00042')`;
      expect(await found(id)).toEqual([['order', id]]);
      expect(await found(` order-${id} `)).toEqual([['order', id]]);
      expect(await found(`escalation-${id}-3`)).toEqual([['order', id]]);
      expect(await found('YZ-2026-0007')).toEqual([['reference', id]]);
      expect(await found('LX00042')).toEqual([['tracking_number', id]]);
      for (const phone of ['19900000421', '+86 199 0000 0421', '199-0000-0421'])
        expect(await found(phone)).toEqual([['phone', id]]);
      expect(await found('19900000422')).toEqual([]);
      expect(await found('x')).toEqual([]);
      expect(await found('YZ-2026-0007', 'yizhou-live')).toEqual([]);
    });
  });
});
