import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { startWorld, type World } from '../support/world.ts';

describe('an agent places an order for somebody on the telephone', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'place-for-customer' });
  });
  afterAll(() => world.close());

  const place = (key: string, shop: string | undefined, idempotencyKey = randomUUID()) =>
    world.shop.call('POST', `/v1/orders${shop === undefined ? '' : `?shop_id=${shop}`}`, {
      key,
      body: anOrder(),
      headers: { 'idempotency-key': idempotencyKey },
    });

  test('it is an order of the shop that was named, placed once, and the log says by whom', async () => {
    const key = randomUUID();
    const body = anOrder();
    const ask = () =>
      world.shop.call('POST', '/v1/orders?shop_id=yizhou-cn', {
        key: 'agent',
        body,
        headers: { 'idempotency-key': key },
      });
    const [first, again] = [await ask(), await ask()];
    expect(first.status, first.text).toBe(201);
    expect(again.text).toBe(first.text);
    const id = String(first.body.id);
    const [row] = await world.sql`SELECT shop_id FROM "order" WHERE id = ${id}`;
    expect(row?.shop_id).toBe('yizhou-cn');
    const log = await world.sql`SELECT p.role FROM audit_log a JOIN principal p ON p.id = a.actor
      WHERE a.action = 'order.place' AND a.ref = ${id}`;
    expect(log.map(({ role }) => String(role))).toEqual(['agent']);
  });

  test('without a shop there is nothing to place it in, and an unknown shop is none', async () => {
    expect((await place('agent', undefined)).body).toMatchObject({ status: 403, code: 'SHOP_REQUIRED' });
    expect((await place('agent', 'no-such-shop')).body).toMatchObject({ status: 404, code: 'SHOP_UNKNOWN' });
  });

  test('a shop places orders of its own alone', async () => {
    expect((await place('yizhou-cn', 'yizhou-live')).body).toMatchObject({ code: 'SHOP_UNKNOWN' });
    const own = await place('yizhou-cn', 'yizhou-cn');
    expect(own.status).toBe(201);
    const log = await world.sql`SELECT 1 FROM audit_log WHERE action = 'order.place' AND ref = ${String(own.body.id)}`;
    expect(log).toHaveLength(0);
  });
});
