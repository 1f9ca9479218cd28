import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { startWorld, type World } from '../support/world.ts';

type Sku = {
  sku: string;
  title: { 'zh-CN': string; en: string };
  category: string;
  traits: string[];
  prices: { shop_id: string; price: { amount: number; currency: string } }[];
  stock: { state: string; quantity: number | null };
};
type Page = { data: Sku[]; next_cursor: string | null };
type Delivery = {
  freight: { amount: number } | null;
  promised_at: string | null;
  promise_hours: number | null;
  shipments: { warehouse: string; carrier: string }[];
  problems: { code: string }[];
};

describe('a shop’s goods', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'sku' });
  });
  afterAll(() => world.close());

  const get = async <T>(path: string, key = 'yizhou-cn'): Promise<T> => {
    const answer = await world.shop.call('GET', path, { key });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as unknown as T;
  };
  const list = (query = '', key = 'yizhou-cn') => get<Page>(`/v1/skus?${query}`, key);
  const read = (sku: string, query = '', key = 'yizhou-cn') =>
    get<Sku & { delivery: Delivery | null }>(`/v1/skus/${sku}?${query}`, key);

  /** A counter with exactly so many free, by a counted correction. */
  const setFree = async (sku: string, warehouse: string, free: number): Promise<void> => {
    const [row] = await world.sql`
      SELECT reserved + ${free}::int - on_hand AS delta FROM stock WHERE sku = ${sku} AND warehouse = ${warehouse}`;
    const delta = Number(row?.delta);
    if (delta === 0) return;
    await world.sql.begin(async (tx) => {
      await tx`UPDATE stock SET on_hand = on_hand + ${delta} WHERE sku = ${sku} AND warehouse = ${warehouse}`;
      await tx`INSERT INTO stock_movement (sku, warehouse, kind, on_hand_delta, reserved_delta, ref)
        VALUES (${sku}, ${warehouse}, 'adjust', ${delta}, 0, ${randomUUID()})`;
    });
  };

  test('are all there, once each and in the order of their codes, whatever the size of the pages', async () => {
    const whole = (await list('limit=200')).data.map(({ sku }) => sku);
    expect(whole.length).toBeGreaterThan(100);
    expect(whole).toEqual([...new Set(whole)].toSorted());
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list(`limit=17${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.data.map(({ sku }) => sku));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(whole);
  });

  test('have titles in both languages, traits, and the shop’s own price alone', async () => {
    const { data } = await list('q=longjing-100');
    expect(data).toEqual([
      {
        sku: 'TEA-LONGJING-100',
        title: { 'zh-CN': '龙井绿茶 100 克', en: 'Longjing green tea, 100 g' },
        category: 'tea',
        traits: [],
        prices: [{ shop_id: 'yizhou-cn', price: { amount: 6900, currency: 'CNY' } }],
        stock: { state: 'in_stock', quantity: null },
      },
    ]);
  });

  test('are found by category and by a part of a title in either language, in whatever case', async () => {
    const ceramics = (await list('category=ceramics&limit=200')).data;
    expect(new Set(ceramics.map(({ category }) => category))).toEqual(new Set(['ceramics']));
    const found = async (q: string) => (await list(`q=${encodeURIComponent(q)}`)).data.map(({ sku }) => sku);
    expect(await found('CLAY pony')).toEqual(['POTTERY-PONY-2026']);
    expect(await found('陶小马')).toEqual(['POTTERY-PONY-2026']);
    expect(await found('100%_')).toEqual([]);
  });

  test('are each shop’s own, and staff see all shops or one', async () => {
    const [cn, eu] = await Promise.all([list('limit=200'), list('limit=200', 'yizhou-eu')]);
    expect(eu.data.length).toBeLessThan(cn.data.length);
    const staff = await read('TEA-LONGJING-100', '', 'ops');
    expect(staff.prices.map(({ shop_id }) => shop_id)).toEqual(['yizhou-cn', 'yizhou-eu', 'yizhou-live']);
    expect((await list('limit=200&shop_id=yizhou-eu', 'ops')).data).toEqual(eu.data);
    const strange = await world.shop.call('GET', '/v1/skus?shop_id=yizhou-eu');
    expect([strange.status, strange.body.code]).toEqual([404, 'SHOP_UNKNOWN']);
  });

  test('say plenty, or exactly how many, or where the rest is, or that none is left', async () => {
    const rows = await world.sql`SELECT warehouse FROM stock WHERE sku = 'POTTERY-VASE-SMALL'`;
    for (const { warehouse } of rows) await setFree('POTTERY-VASE-SMALL', String(warehouse), 0);
    const state = async () => (await read('POTTERY-VASE-SMALL')).stock;
    expect(await state()).toEqual({ state: 'out', quantity: null });
    await setFree('POTTERY-VASE-SMALL', 'jx', 20);
    expect(await state()).toEqual({ state: 'low', quantity: 20 });
    await setFree('POTTERY-VASE-SMALL', 'jx', 21);
    expect(await state()).toEqual({ state: 'in_stock', quantity: null });
    await world.sql`UPDATE warehouse SET open = false WHERE id = 'jx'`;
    expect(await state()).toEqual({ state: 'out', quantity: null });
    await world.sql`UPDATE warehouse SET open = true WHERE id = 'jx'`;
    expect((await read('TEA-AUTUMN-100')).stock).toEqual({ state: 'not_sold', quantity: null });
  });

  test('count what is held by orders as gone', async () => {
    const sku = 'TOY-MAGNET-48';
    const before = (await read(sku)).stock.quantity ?? 0;
    await world.shop.placeHeld(anOrder({ lines: [{ sku, quantity: 2 }] }));
    expect((await read(sku)).stock).toEqual({ state: 'low', quantity: before - 2 });
  });

  test('that are abroad are elsewhere to a customer at home', async () => {
    const [row] = await world.sql`
      SELECT sku FROM stock WHERE warehouse = 'rt' AND on_hand > 0 AND sku LIKE 'POTTERY-%' ORDER BY sku LIMIT 1`;
    const article = String(row?.sku);
    for (const {
      warehouse,
    } of await world.sql`SELECT warehouse FROM stock WHERE sku = ${article} AND warehouse <> 'rt'`)
      await setFree(article, String(warehouse), 0);
    expect((await read(article)).stock.state).toBe('elsewhere');
    expect((await read(article, 'region_code=330106')).stock.state).toBe('elsewhere');
    const inUtrecht = await read(article, 'country=NL', 'yizhou-eu');
    expect(['in_stock', 'low']).toContain(inUtrecht.stock.state);
    expect(inUtrecht.delivery?.problems.map(({ code }) => code)).not.toContain('STOCK_INSUFFICIENT');
  });

  test('come with freight and promise to a place, as an order to it would', async () => {
    const { delivery } = await read('CABLE-USBC-2M', 'country=CN&region_code=330106');
    const held = await world.shop.place(anOrder({ lines: [{ sku: 'CABLE-USBC-2M', quantity: 1 }] }));
    expect(delivery).toMatchObject({ freight: held.body.freight, problems: [] });
    const [planned] = held.body.shipments as { warehouse: string; carrier: string }[];
    expect(delivery?.shipments[0]).toMatchObject({ warehouse: planned?.warehouse, carrier: planned?.carrier });
    expect(Date.parse(delivery?.promised_at ?? '')).toBeLessThanOrEqual(Date.parse(String(held.body.promised_at)));
    const far = await read('CABLE-USBC-2M', 'region_code=650102');
    expect(far.delivery?.freight?.amount).toBeGreaterThan(delivery?.freight?.amount ?? 0);
    expect(far.delivery?.promise_hours).toBeGreaterThan(delivery?.promise_hours ?? 0);
  });

  test('say why they cannot go to a place', async () => {
    const codes = async (region: string) =>
      (await read('CABLE-USBC-2M', `region_code=${region}`)).delivery?.problems.map(({ code }) => code);
    expect(await codes('330104')).toEqual(['REGION_REPLACED']);
    expect(await codes('330100')).toEqual(['REGION_INCOMPLETE']);
    expect(await codes('999999')).toEqual(['REGION_UNKNOWN']);
    expect((await read('CABLE-USBC-2M')).delivery).toBeNull();
  });

  test('that nobody lists are unknown', async () => {
    for (const sku of ['NO-SUCH-THING', 'no.such.thing']) {
      const answer = await world.shop.call('GET', `/v1/skus/${sku}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'SKU_NOT_LISTED']);
    }
  });

  test('a customer’s orders are found by the shop’s own number of them', async () => {
    const customer = { id: 'cus-own', name: '林晓', phone: '+8619900000779' };
    const mine = [await world.shop.placeHeld(anOrder({ customer })), await world.shop.placeHeld(anOrder({ customer }))];
    await world.shop.placeHeld(anOrder());
    const found = async (query: string, key = 'yizhou-cn') =>
      (await get<{ data: { id: string }[] }>(`/v1/orders?${query}`, key)).data.map(({ id }) => id);
    expect(await found('customer_id=cus-own')).toEqual(mine.map(({ id }) => id).toReversed());
    expect(await found('customer_id=cus-own&status=completed')).toEqual([]);
    expect(await found('customer_id=cus-own', 'yizhou-live')).toEqual([]);
  });
});
