import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { rawRequest } from '../support/raw.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

const codeOf = (answer: { body: Record<string, unknown> }): unknown => answer.body.code;

describe('placing an order under an idempotency key', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'idempotency' });
  });
  afterAll(() => world.close());

  const count = async (table: 'order' | 'idempotency_key' | 'payment' | 'workflow_message'): Promise<number> =>
    Number((await world.sql.unsafe(`SELECT count(*) AS n FROM "${table}"`))[0]?.n);

  const keysKept = async (key: string): Promise<number> =>
    (await world.sql`SELECT 1 FROM idempotency_key WHERE key = ${key}`).length;

  const post = (header: string | string[] | undefined, body: unknown = anOrder()) =>
    rawRequest(`${world.urls.api}/v1/orders`, {
      headers: {
        authorization: `Bearer ${world.keys['yizhou-cn']}`,
        'content-type': 'application/json',
        ...(header === undefined ? {} : { 'idempotency-key': header }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  test.each([
    ['none', undefined, 'IDEMPOTENCY_KEY_MISSING'],
    ['an empty one', '', 'IDEMPOTENCY_KEY_MISSING'],
    ['an empty one in quotes', '""', 'IDEMPOTENCY_KEY_INVALID'],
    ['one of 256 characters', 'k'.repeat(256), 'IDEMPOTENCY_KEY_INVALID'],
    ['one with a space in it', 'a b', 'IDEMPOTENCY_KEY_INVALID'],
    ['one with a tab in it', 'a\tb', 'IDEMPOTENCY_KEY_INVALID'],
    ['one beyond ASCII', 'caf\u00e9', 'IDEMPOTENCY_KEY_INVALID'],
    ['two headers', ['a-key', 'another-key'], 'IDEMPOTENCY_KEY_INVALID'],
    ['the same header twice', ['a-key', 'a-key'], 'IDEMPOTENCY_KEY_INVALID'],
  ])('needs a key: %s is refused and nothing is kept', async (_, header, code) => {
    const before = [await count('order'), await count('idempotency_key')];
    const answer = await post(header);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({ code, status: 400 });
    expect([await count('order'), await count('idempotency_key')]).toEqual(before);
  });

  test('a key with a line break never reaches a handler', async () => {
    await expect(post('a\nb')).rejects.toThrow('Invalid character');
    const { hostname, port } = new URL(world.urls.api);
    const { connect } = await import('node:net');
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write('POST /v1/orders HTTP/1.1\r\nhost: x\r\nidempotency-key: a\n b\r\ncontent-length: 0\r\n\r\n'),
      );
      let seen = '';
      socket.on('data', (chunk) => (seen += chunk.toString())).on('close', () => resolve(seen));
      socket.setTimeout(3_000, () => socket.destroy());
    });
    expect(text).toMatch(/^HTTP\/1\.1 400/);
  });

  test('one of 255 characters is taken, and a quoted one is the same as a bare one', async () => {
    const key = 'k'.repeat(255);
    const body = anOrder();
    const first = await post(key, body);
    expect(first.status).toBe(201);
    const second = await post(`"${key}"`, body);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  test('the same fifty times at once is one order, one start and one payment', async () => {
    const before = [await count('order'), await count('workflow_message'), await count('payment')];
    const [key, body] = [randomUUID(), anOrder()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.shop.place(body, key)));
    const held = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(held.length).toBeGreaterThan(0);
    expect(held.length + waiting.length).toBe(50);
    expect(new Set(held.map(({ text }) => text)).size).toBe(1);
    for (const answer of waiting) {
      expect(answer.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_USE', retryable: true });
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    const after = [await count('order'), await count('workflow_message'), await count('payment')];
    expect(after).toEqual(before.map((n) => n + 1));
    const again = await world.shop.place(body, key);
    expect(again.text).toBe(held[0]?.text);
  });

  test('a repeat is the same bytes, marked as such, with the same way to the order', async () => {
    const [key, body] = [randomUUID(), anOrder()];
    const first = await world.shop.place(body, key);
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const second = await world.shop.place(body, key);
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    for (const name of ['location', 'content-type']) expect(second.headers.get(name)).toBe(first.headers.get(name));
    expect(first.headers.get('location')).toBe(`/v1/orders/${String(first.body.id)}`);
  });

  test('a client that hung up before the answer gets it when it asks again', async () => {
    const [key, body] = [randomUUID(), anOrder()];
    const before = await count('order');
    const gone = new AbortController();
    const cut = fetch(`${world.urls.api}/v1/orders`, {
      method: 'POST',
      signal: gone.signal,
      headers: {
        authorization: `Bearer ${world.keys['yizhou-cn']}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    await eventually(
      () => keysKept(key),
      (kept) => kept === 1,
    );
    gone.abort();
    await cut;
    const answer = await eventually(
      () => world.shop.place(body, key),
      ({ status }) => status !== 409,
    );
    expect(answer.status).toBe(201);
    expect(await count('order')).toBe(before + 1);
  });

  test('another order of members, or other white space, is the same body', async () => {
    const key = randomUUID();
    const body = anOrder();
    const first = await post(key, body);
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    const second = await post(key, JSON.stringify(turned, null, 3));
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
  });

  test('another body under the key is refused and changes nothing', async () => {
    const key = randomUUID();
    const body = anOrder();
    const first = await post(key, body);
    const before = await count('order');
    const second = await post(key, { ...body, lines: [{ sku: 'TEA-LONGJING-100', quantity: 3 }] });
    expect(second.status).toBe(422);
    expect(JSON.parse(second.text)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', retryable: false });
    expect(await count('order')).toBe(before);
    expect((await post(key, body)).text).toBe(first.text);
  });

  test('a body that is not a contract keeps nothing, so the mended one is taken under the same key', async () => {
    const key = randomUUID();
    const body = anOrder();
    const bad = await post(key, { ...body, lines: [{ sku: 'TEA-LONGJING-100', quantity: 0 }] });
    expect(bad.status).toBe(400);
    expect(await keysKept(key)).toBe(0);
    expect((await post(key, body)).status).toBe(201);
  });

  test('a refusal by the rules is final: it is replayed, and the mended order needs a new key', async () => {
    const key = randomUUID();
    const body = anOrder({ coupon_codes: ['NO-SUCH-COUPON'] });
    const first = await post(key, body);
    expect(first.status).toBe(422);
    const second = await post(key, body);
    expect(second.status).toBe(422);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    const mended = await post(key, { ...body, coupon_codes: [] });
    expect(JSON.parse(mended.text)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test("another shop's same key and reference are its own", async () => {
    const key = randomUUID();
    const body = anOrder();
    const own = await world.shop.place(body, key);
    const other = await world.shop.place(body, key, 'yizhou-live');
    expect(own.status).toBe(201);
    expect(other.headers.get('idempotent-replayed')).toBeNull();
    expect(other.text).not.toContain(String(own.body.id));
    const shops = await world.sql`SELECT shop_id FROM idempotency_key WHERE key = ${key} ORDER BY shop_id`;
    expect(shops.map((row) => String(row.shop_id))).toEqual(['yizhou-cn', 'yizhou-live']);
  });
});

describe("a shop's own reference", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'reference' });
  });
  afterAll(() => world.close());

  test('belongs to one order of the shop; a second one is told which', async () => {
    const body = anOrder({ reference: 'WEB-1001' });
    const first = await world.shop.place(body);
    expect(first.status).toBe(201);
    const key = randomUUID();
    const second = await world.shop.place(anOrder({ reference: 'WEB-1001' }), key);
    expect(second.status).toBe(409);
    expect(codeOf(second)).toBe('REFERENCE_TAKEN');
    expect(second.body.errors).toMatchObject([{ pointer: '/reference', facts: { order_id: first.body.id } }]);
    const corrected = await world.shop.place(anOrder({ reference: 'WEB-1002' }), key);
    expect(corrected.status).toBe(201);
  });

  test('claimed by twenty requests at once is given to one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.shop.place(anOrder({ reference: 'WEB-2001' }))),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(codeOf))).toEqual(new Set(['REFERENCE_TAKEN']));
  });

  test('may be used by another shop as well', async () => {
    const body = anOrder({ reference: 'WEB-3001' });
    const [own, other] = await Promise.all([
      world.shop.place(body),
      world.shop.place(body, randomUUID(), 'yizhou-live'),
    ]);
    expect(own.status).toBe(201);
    expect(codeOf(other)).not.toBe('REFERENCE_TAKEN');
    const list = await world.shop.call('GET', '/v1/orders?reference=WEB-3001');
    expect((list.body.data as { id: string }[]).map(({ id }) => id)).toEqual([own.body.id]);
  });
});
