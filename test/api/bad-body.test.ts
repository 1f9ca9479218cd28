import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { rawRequest } from '../support/raw.ts';
import { startWorld, type World } from '../support/world.ts';

type Problem = { code: string; status: number; errors: { code: string; pointer?: string; facts?: unknown }[] };

const NUL = '\0';
const HALF = '\ud800';
const ORDER_ID = `ord_${'0'.repeat(26)}`;
const TASK_ID = `pck_${'0'.repeat(26)}`;

const placesOf = ({ errors }: Problem): string[] => [...new Set(errors.map(({ pointer }) => pointer ?? 'none'))];

/** The order with one place changed; places are named as JSON pointers name them. */
const changed = (pointer: string, value: unknown): unknown => {
  const body: unknown = structuredClone(anOrder());
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  const holder = path.reduce((at, part) => (at as Record<string, unknown>)[part], body);
  (holder as Record<string, unknown>)[last] = value;
  return body;
};

describe('a body that is not as the contract says', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'bad-body', withWorker: false, settings: { VERDICT_WAIT_MS: '100' } });
  });
  afterAll(() => world.close());

  const send = (
    body: string | Buffer,
    { path = '/v1/orders', key = 'yizhou-cn', headers = {} as Record<string, string> } = {},
  ) =>
    world.app.inject({
      method: 'POST',
      url: path,
      headers: {
        authorization: `Bearer ${world.keys[key]}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      },
      payload: body,
    });

  const orders = async (): Promise<number> => Number((await world.sql`SELECT count(*) AS n FROM "order"`)[0]?.n);

  /** Refused as a problem, nothing kept, and where it is wrong is said. */
  const refused = async (answer: Awaited<ReturnType<typeof send>>, status: number): Promise<Problem> => {
    expect(answer.statusCode, answer.body).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await orders()).toBe(0);
    return answer.json<Problem>();
  };

  test.each([
    ['none', 0],
    ['less than none', -1],
    ['a part of one', 1.5],
    ['1e21', 1e21],
    ['the first number that is not exact', 2 ** 53],
    ['a text', '3'],
    ['nothing', null],
    ['a list', [1]],
    ['more than may be ordered at once', 1_000],
  ])('a quantity of %s is refused where it stands', async (_, quantity) => {
    const problem = await refused(await send(JSON.stringify(changed('/lines/0/quantity', quantity))), 400);
    expect(placesOf(problem)).toEqual(['/lines/0/quantity']);
  });

  test.each(['NaN', 'Infinity', '1e999', '0x10', '01', '+1', '1_000', "'1'"])(
    'a quantity written %s is no JSON, or no number of things',
    async (text) => {
      const body = JSON.stringify(changed('/lines/0/quantity', '@')).replace('"@"', text);
      await refused(await send(body), 400);
    },
  );

  test.each([
    ['/status', 'completed'],
    ['/paid', true],
    ['/shop_id', 'yizhou-live'],
    ['/total', { amount: 1, currency: 'CNY' }],
    ['/lines/0/unit_price', { amount: 1, currency: 'CNY' }],
    ['/customer/vip', true],
    ['/shipping_address/warehouse', 'WH-HZ'],
    ['/approved_by', 'me'],
    ['/a~1b~0c', 1],
  ])('%s is not for the caller to say', async (pointer, value) => {
    const unescaped = pointer === '/a~1b~0c' ? { ...anOrder(), 'a/b~c': value } : changed(pointer, value);
    const problem = await refused(await send(JSON.stringify(unescaped)), 400);
    expect(problem.errors).toMatchObject([{ code: 'INVALID_VALUE', pointer, facts: { rule: 'unrecognized_keys' } }]);
  });

  test.each(['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}'])(
    'a try to reach the prototype changes nothing: %s',
    async (text) => {
      const whole = JSON.stringify(anOrder());
      await refused(await send(`${whole.slice(0, -1)},${text.slice(1)}`), 400);
      await refused(await send(whole.replace('"language"', `"metadata":${text},"language"`)), 400);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  test.each([
    ['/currency', '{"currency":"EUR",'],
    ['/lines', '{"lines":[],'],
    ['/customer/phone', '{', '"customer":{', '"customer":{"phone":"+8619900000002",'],
    ['/lines/0/quantity', '{', '"lines":[{', '"lines":[{"quantity":1,'],
    ['/lines/0/quantity', '{', '"lines":[{', '"lines":[{"\\u0071uantity":1,'],
    ['/a~1b~0c', '{"a/b~c":1,"a/b~c":1,'],
    ['/__proto__', '{"__proto__":1,"__proto__":1,'],
  ])('%s is refused when it stands twice', async (pointer, first, old = '', made = '') => {
    const text = first + JSON.stringify(anOrder()).slice(1).replace(old, made);
    const problem = await refused(await send(text), 400);
    if (pointer === '/__proto__') return;
    expect(problem.errors).toMatchObject([{ code: 'INVALID_VALUE', pointer, facts: { rule: 'duplicate_key' } }]);
  });

  test('every member that stands twice is named, up to a hundred', async () => {
    const twice = await refused(await send('{"a":1,"a":2,"b":[{"c":1},{"c":1,"c":{"d":1,"d":1}}]}'), 400);
    expect(placesOf(twice)).toEqual(['/a', '/b/1/c', '/b/1/c/d']);
    const many = await refused(await send(`{${Array.from({ length: 20_000 }, () => '"a":1').join(',')}}`), 400);
    expect(many.errors).toHaveLength(100);
  });

  const WORDS = [
    '/reference',
    '/language',
    '/payment_method',
    '/customer/name',
    '/customer/phone',
    '/customer/email',
    '/customer/id',
    '/shipping_address/line1',
    '/shipping_address/line2',
    '/shipping_address/city',
    '/shipping_address/province',
    '/shipping_address/postcode',
    '/shipping_address/region_code',
    '/lines/0/sku',
    '/coupon_codes/0',
  ];

  test.each(WORDS)('%s takes neither NUL nor half a character nor a second line', async (pointer) => {
    for (const bad of [`a${NUL}b`, `a${HALF}b`, '\udc00', 'a\nb', 'a\u2028b', '']) {
      const problem = await refused(await send(JSON.stringify(changed(pointer, bad))), 400);
      expect(placesOf(problem)).toEqual([pointer]);
    }
  });

  test('metadata keeps lines, and refuses NUL and halves of characters', async () => {
    for (const bad of [`a${NUL}b`, `a${HALF}b`]) {
      const problem = await refused(await send(JSON.stringify(changed('/metadata', { gift: bad }))), 400);
      expect(problem.errors).toMatchObject([{ pointer: '/metadata/gift' }]);
    }
    for (const bad of [{ 'a/b': 'x' }, { '': 'x' }, { a: 1 }, { a: null }, { a: 'x'.repeat(201) }])
      await refused(await send(JSON.stringify(changed('/metadata', bad))), 400);
    const crowd = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'x']));
    await refused(await send(JSON.stringify(changed('/metadata', crowd))), 400);
  });

  test('everything that is wrong is told at once', async () => {
    const body = { ...anOrder({ lines: [{ sku: '', quantity: 0 }], currency: 'XXX' }), paid: true };
    const problem = await refused(await send(JSON.stringify(body)), 400);
    expect(new Set(placesOf(problem))).toEqual(new Set(['/currency', '/lines/0/quantity', '/lines/0/sku', '/paid']));
  });

  test('what was sent is not repeated in the answer', async () => {
    const answer = await send(JSON.stringify(changed('/customer/phone', 'canary-4711')));
    await refused(answer, 400);
    expect(answer.body).not.toContain('canary-4711');
  });

  test.each([
    ['nothing', ''],
    ['half of it', '{"lines":['],
    ['a text', '"order"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['two bodies', '{}{}'],
  ])('%s is no order', async (_, text) => {
    await refused(await send(text), 400);
  });

  const took = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };

  test.each([
    [
      'ten thousand lines',
      () =>
        changed(
          '/lines',
          Array.from({ length: 10_000 }, () => ({ sku: 'A', quantity: 1 })),
        ),
    ],
    [
      'ten thousand bad lines',
      () =>
        changed(
          '/lines',
          Array.from({ length: 10_000 }, () => ({ a: 1 })),
        ),
    ],
    [
      'eighty thousand empty lines',
      () =>
        changed(
          '/lines',
          Array.from({ length: 80_000 }, () => ({})),
        ),
    ],
    [
      'ten thousand unknown members',
      () => ({ ...anOrder(), ...Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, 1])) }),
    ],
    ['a name as long as the body may be', () => changed('/customer/name', 'x'.repeat(250_000))],
    ['an unknown member as long as the body may be', () => ({ ...anOrder(), ['x'.repeat(250_000)]: 1 })],
  ])('%s is refused quickly and in a short answer', async (_, body) => {
    const text = JSON.stringify(body());
    const ms = await took(async () => {
      const answer = await send(text);
      const problem = await refused(answer, 400);
      expect(problem.errors.length).toBeLessThanOrEqual(100);
      expect(answer.body.length).toBeLessThan(50_000);
    });
    expect(ms).toBeLessThan(1_000);
  });

  test.each([
    ['lists in lists', '[', ']'],
    ['objects in objects', '{"a":', '}'],
  ])('a hundred thousand %s do not sink the process', async (_, open, close) => {
    const depth = Math.min(100_000, Math.floor(250_000 / (open.length + close.length)));
    const bomb = open.repeat(depth) + (open === '[' ? '' : '1') + close.repeat(depth);
    const ms = await took(async () => {
      await refused(await send(bomb), 400);
      await refused(await send(JSON.stringify(changed('/metadata', '@')).replace('"@"', bomb)), 400);
    });
    expect(ms).toBeLessThan(2_000);
  });

  test('five megabytes are refused before they are read', async () => {
    const body = JSON.stringify(changed('/customer/name', 'x'.repeat(5_000_000)));
    const ms = await took(async () => {
      const problem = await refused(await send(body), 413);
      expect(problem.code).toBe('BODY_TOO_LARGE');
    });
    expect(ms).toBeLessThan(500);
  });

  test('five megabytes in pieces, without a word of how many, are cut off', async () => {
    const answer = await rawRequest(`${world.urls.api}/v1/orders`, {
      headers: {
        authorization: `Bearer ${world.keys['yizhou-cn']}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'content-length': [],
        'transfer-encoding': 'chunked',
      },
      body: JSON.stringify(changed('/customer/name', 'x'.repeat(300_000))),
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  test.each([
    ['application/json\ta', 415],
    ['application/json garbage', 415],
    ['application/jsonx', 415],
    ['text/plain', 415],
    ['text/json', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/xml', 415],
    ['application/json; charset=utf-16', 415],
    ['application/json; charset=gbk', 415],
    ['', 415],
  ])('a content type of %j is refused', async (type, status) => {
    const problem = await refused(await send(JSON.stringify(anOrder()), { headers: { 'content-type': type } }), status);
    expect(problem.code).toBe('MEDIA_TYPE_UNSUPPORTED');
  });

  test('a body in UTF-16, or with bytes that are not UTF-8, is no JSON', async () => {
    await refused(await send(Buffer.from(JSON.stringify(anOrder()), 'utf16le')), 400);
    const bytes = Buffer.from(JSON.stringify(changed('/customer/name', '@@')));
    bytes[bytes.indexOf('@@')] = 0xff;
    await refused(await send(bytes), 400);
  });

  test.each(['gzip', 'br', 'deflate'])('a body packed with %s is not guessed at', async (encoding) => {
    const answer = await send(JSON.stringify(anOrder()), { headers: { 'content-encoding': encoding } });
    expect(answer.statusCode).toBe(415);
  });

  test.each([
    ['/v1/orders/ID/cancel', 'yizhou-cn', { reason: `a${NUL}` }, '/reason'],
    ['/v1/orders/ID/cancel', 'yizhou-cn', { reason: HALF }, '/reason'],
    ['/v1/orders/ID/cancel', 'yizhou-cn', { refund: 1 }, '/refund'],
    ['/v1/orders/ID/deadlines', 'ops', { deadline: 'payment', to: '0000-01-01T00:00:00Z' }, '/to'],
    ['/v1/orders/ID/deadlines', 'ops', { deadline: 'payment', to: '9999-12-31T23:59:59Z' }, '/to'],
    ['/v1/orders/ID/deadlines', 'ops', { deadline: 'payment', to: '2030-02-30T00:00:00Z' }, '/to'],
    ['/v1/orders/ID/deadlines', 'ops', { deadline: 'payment', to: 'tomorrow' }, '/to'],
    ['/v1/orders/ID/deadlines', 'ops', { deadline: 'lunch', to: 'now' }, '/deadline'],
    ['/v1/orders/ID/resume', 'ops', { approved_by: 'me' }, '/approved_by'],
    ['/v1/pick-tasks/TASK/scans', 'robot', { scan_id: 'scan-0001', kind: 'pick', barcode: `6${NUL}` }, '/barcode'],
    ['/v1/pick-tasks/TASK/scans', 'robot', { scan_id: `scan-000${NUL}`, kind: 'pick', barcode: '6' }, '/scan_id'],
    ['/v1/pick-tasks/TASK/scans', 'robot', { scan_id: 'scan-0001', kind: 'steal', barcode: '6' }, '/kind'],
  ])('%s as %s refuses what it does not know: %j', async (path, key, body, pointer) => {
    const url = path.replace('ID', ORDER_ID).replace('TASK', TASK_ID);
    const problem = await refused(await send(JSON.stringify(body), { path: url, key }), 400);
    expect(placesOf(problem)).toEqual([pointer]);
  });

  test.each([
    ['/v1/orders?limit=0', 'limit'],
    ['/v1/orders?limit=201', 'limit'],
    ['/v1/orders?limit=many', 'limit'],
    ['/v1/orders?limit=', 'limit'],
    ['/v1/orders?limit=1&limit=2', 'limit'],
    ['/v1/orders?status=gone', 'status'],
    ['/v1/orders?status=%00', 'status'],
    ['/v1/orders?reference=%00', 'reference'],
    ['/v1/orders?reference[$ne]=x', undefined],
    ['/v1/orders?cursor=%00', 'cursor'],
    ["/v1/orders?cursor='%20OR%201=1", 'cursor'],
    [`/v1/orders?cursor=${ORDER_ID}`, 'cursor'],
    ['/v1/orders/ord_1', 'id'],
    ["/v1/orders/ord_1'--", 'id'],
    ['/v1/orders/%00', 'id'],
    ['/v1/events?after=-1', 'after'],
    ['/v1/events?after=99999999999999999999', 'after'],
    ['/v1/events?limit=501', 'limit'],
  ])('GET %s is refused by name, or does no harm', async (url, name) => {
    const answer = await world.app.inject({ url, headers: { authorization: `Bearer ${world.keys['yizhou-cn']}` } });
    if (name === undefined) return expect(answer.statusCode).toBe(200);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().errors).toMatchObject([{ code: 'INVALID_VALUE', facts: { name } }]);
  });

  test.each([
    '/v1/pick-tasks?warehouse=%00',
    '/v1/pick-tasks?order=%00',
    '/v1/pick-tasks?state=',
    '/v1/pick-tasks/%00',
  ])('the floor’s GET %s is refused', async (url) => {
    const answer = await world.app.inject({ url, headers: { authorization: `Bearer ${world.keys.robot}` } });
    expect(answer.statusCode).toBe(400);
  });
});

describe('whatever is put anywhere into an order', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'fuzz-body', withWorker: false, settings: { VERDICT_WAIT_MS: '100' } });
  });
  afterAll(() => world.close());

  const nasty = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      ' ',
      NUL,
      HALF,
      '\u202e',
      'ı'.repeat(300),
      "'; DROP TABLE x; --",
      '${7*7}',
      '../..',
      -0,
      1e308,
      2 ** 63,
    ),
  );
  const places = [
    '/reference',
    '/language',
    '/currency',
    '/payment_method',
    '/customer',
    '/customer/name',
    '/customer/phone',
    '/customer/id',
    '/customer/email',
    '/shipping_address',
    '/shipping_address/country',
    '/shipping_address/line1',
    '/shipping_address/city',
    '/shipping_address/postcode',
    '/lines',
    '/lines/0',
    '/lines/0/sku',
    '/lines/0/quantity',
    '/coupon_codes',
    '/coupon_codes/0',
    '/metadata',
    '/unknown',
  ];

  test('the answer is an order or a problem, never a failure of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), nasty, async (place, value) => {
        const answer = await world.app.inject({
          method: 'POST',
          url: '/v1/orders',
          headers: {
            authorization: `Bearer ${world.keys['yizhou-cn']}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
          },
          payload: JSON.stringify(changed(place, value)),
        });
        expect([202, 400, 409], answer.body).toContain(answer.statusCode);
      }),
      { numRuns: 400 },
    );
  });
});
