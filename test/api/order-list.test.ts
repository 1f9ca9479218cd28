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
});
