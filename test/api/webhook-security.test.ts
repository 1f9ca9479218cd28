import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toShanghai } from '../../adapters/carrier/stonebridge.ts';
import { createApp } from '../../api/app.ts';
import { createApiDeps } from '../../api/server.ts';
import { connectDatabase } from '../../db/client.ts';
import { hmacHex } from '../../simulators/kit/sign.ts';
import { signatureHeader } from '../../simulators/payment-gateways/cardhouse-wire.ts';
import { signParams } from '../../simulators/payment-gateways/yipay-wire.ts';
import { anOrder } from '../support/order.ts';
import type { Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

type Sent = { readonly headers: Record<string, string>; readonly body: string };
type Signing = {
  readonly eventId?: string;
  readonly secret?: string;
  readonly ageSeconds?: number;
  readonly amount?: number;
};

type Provider = {
  readonly path: string;
  readonly secret: string;
  readonly headers: readonly string[];
  readonly make: (about: Placed, signing: Signing) => Sent;
};

const SECRETS = {
  YIPAY_SECRET: 'of-yipay-and-nobody-else',
  CARDHOUSE_WEBHOOK_SECRET: 'of-cardhouse-and-nobody-else',
  EGRET_SECRET: 'of-egret-and-nobody-else',
  STONEBRIDGE_SECRET: 'of-stonebridge-and-nobody-else',
};

const seconds = (ageSeconds: number): number => Math.floor(Date.now() / 1_000) - ageSeconds;
const form = (params: Record<string, string>): string => new URLSearchParams(params).toString();
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Each as its provider would say: the payment is paid, or a parcel was delivered. */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  yipay: {
    path: '/webhooks/payments/yipay',
    secret: SECRETS.YIPAY_SECRET,
    headers: [],
    make: (about, { eventId = randomUUID(), secret = SECRETS.YIPAY_SECRET, ageSeconds = 0, amount = about.total }) => {
      const bills = [{ charge_no: 'charge-1', amount: (amount / 100).toFixed(2), refund_amount: '0.00', paid_at: '' }];
      const params = {
        out_trade_no: `payment/${about.id}/1`,
        trade_no: 'trade-1',
        trade_status: 'TRADE_SUCCESS',
        total_amount: (amount / 100).toFixed(2),
        currency: 'CNY',
        last_try: 'PAID',
        pay_url: 'http://127.0.0.1:9/pay',
        fund_bill_list: JSON.stringify(bills),
        notify_id: eventId,
        notify_type: 'trade_paid',
        notify_time: String(seconds(ageSeconds)),
      };
      return { headers: FORM, body: form(signParams(params, secret)) };
    },
  },
  cardhouse: {
    path: '/webhooks/payments/cardhouse',
    secret: SECRETS.CARDHOUSE_WEBHOOK_SECRET,
    headers: ['cardhouse-signature'],
    make: (
      about,
      { eventId = randomUUID(), secret = SECRETS.CARDHOUSE_WEBHOOK_SECRET, ageSeconds = 0, amount = about.total },
    ) => {
      const charge = {
        id: 'ch_1',
        amount,
        currency: 'cny',
        status: 'authorized',
        amount_captured: 0,
        amount_refunded: 0,
      };
      const intent = {
        id: 'pi_1',
        reference: `payment/${about.id}/1`,
        status: 'requires_capture',
        last_payment_error: null,
        payment_page_url: 'http://127.0.0.1:9/pay',
        charges: { data: [charge] },
      };
      const type = 'payment_intent.amount_capturable_updated';
      const body = JSON.stringify({ id: eventId, type, data: { object: intent } });
      return {
        headers: { ...JSON_TYPE, 'cardhouse-signature': signatureHeader(body, secret, seconds(ageSeconds)) },
        body,
      };
    },
  },
  egret: {
    path: '/webhooks/carriers/egret',
    secret: SECRETS.EGRET_SECRET,
    headers: ['x-egret-signature', 'x-egret-timestamp'],
    make: (_, { eventId = randomUUID(), secret = SECRETS.EGRET_SECRET, ageSeconds = 0 }) => {
      const event = { event_id: eventId, waybill: 'EG0001', code: 'DELIVERED', occurred_at: new Date().toISOString() };
      const body = JSON.stringify(event);
      const at = String(seconds(ageSeconds));
      const signature = hmacHex(secret, `webhook\n${at}\n${body}`);
      return { headers: { ...JSON_TYPE, 'x-egret-timestamp': at, 'x-egret-signature': signature }, body };
    },
  },
  stonebridge: {
    path: '/webhooks/carriers/stonebridge',
    secret: SECRETS.STONEBRIDGE_SECRET,
    headers: [],
    make: (_, { eventId = randomUUID(), secret = SECRETS.STONEBRIDGE_SECRET, ageSeconds = 0 }) => {
      const route = { id: 'r1', mailNo: 'SB0001', opCode: '80', acceptTime: toShanghai(Date.now()) };
      const data = JSON.stringify({ pushId: eventId, routes: [route] });
      const timestamp = toShanghai(Date.now() - ageSeconds * 1_000);
      const digest = createHash('sha256')
        .update(data + timestamp + secret)
        .digest('base64');
      return { headers: FORM, body: form({ method: 'sb.route.push', timestamp, data, digest }) };
    },
  },
};
const NAMES = Object.keys(PROVIDERS) as (keyof typeof PROVIDERS)[];

const providerOf = (name: string): Provider => {
  const provider = PROVIDERS[name];
  if (!provider) throw new Error(`no provider ${name}`);
  return provider;
};

const flipped = (text: string, bit: number): string => {
  const bytes = Buffer.from(text, 'latin1');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('latin1');
};

describe('what claims to come from a provider', () => {
  let world: World;
  let app: FastifyInstance;
  let close: () => Promise<void>;
  const placed: Record<string, Placed> = {};

  beforeAll(async () => {
    world = await startWorld({ subject: 'webhook-security' });
    for (const name of NAMES)
      placed[name] = await world.shop.placeHeld(
        anOrder({ payment_method: name === 'cardhouse' ? 'cardhouse' : 'yipay' }),
      );
    const config = { ...world.config, ...SECRETS };
    const deps = await createApiDeps(config, connectDatabase(config.DATABASE_URL, { max: 4, application: 'webhooks' }));
    app = await createApp(deps);
    close = async () => {
      await app.close();
      await deps.close();
    };
  });
  afterAll(async () => {
    await close();
    await world.close();
  });

  const orderOf = (name: string): Placed => {
    const order = placed[name];
    if (!order) throw new Error(`no order for ${name}`);
    return order;
  };

  const post = (name: string, { headers, body }: Sent) =>
    app.inject({ method: 'POST', url: providerOf(name).path, headers, payload: Buffer.from(body, 'latin1') });

  /** All that a webhook could have changed. */
  const state = async (): Promise<unknown> => {
    const [row] = await world.sql`
      SELECT (SELECT count(*) FROM webhook_in)::int AS kept,
        (SELECT count(*) FROM tracking_event)::int AS tracked,
        (SELECT coalesce(sum(authorised), 0)::int FROM v_audit_payments) AS money`;
    return row;
  };

  const isRefused = async (name: string, sent: Sent, statuses = [401]): Promise<void> => {
    const answer = await post(name, sent);
    expect(statuses, `${name} ${answer.body}`).toContain(answer.statusCode);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toContain(providerOf(name).secret);
  };

  test.each(NAMES)(
    '%s: without a signature, or with an empty, short, long or foreign one, it is refused',
    async (name) => {
      const before = await state();
      const { make, headers } = providerOf(name);
      const genuine = make(orderOf(name), {});
      for (const header of headers) {
        const { [header]: _, ...rest } = genuine.headers;
        await isRefused(name, { ...genuine, headers: rest });
        for (const value of ['', '0', 'v1=', `t=${seconds(0)},v1=`, 'é', 'a'.repeat(5_000)])
          await isRefused(name, { ...genuine, headers: { ...rest, [header]: value } });
      }
      for (const field of ['sign', 'digest']) {
        const params = new URLSearchParams(genuine.body);
        if (!params.has(field)) continue;
        for (const value of ['', '0', 'a'.repeat(5_000)]) {
          params.set(field, value);
          await isRefused(name, { ...genuine, body: params.toString() });
        }
        params.delete(field);
        await isRefused(name, { ...genuine, body: params.toString() });
      }
      expect(await state()).toEqual(before);
    },
  );

  test.each(NAMES)('%s: signed with the secret of another endpoint it is refused', async (name) => {
    const before = await state();
    for (const other of NAMES.filter((each) => each !== name))
      await isRefused(name, providerOf(name).make(orderOf(name), { secret: providerOf(other).secret }));
    await isRefused(name, providerOf(name).make(orderOf(name), { secret: '' }));
    expect(await state()).toEqual(before);
  });

  test.each(NAMES)('%s: older or newer than five minutes it is refused, however well it is signed', async (name) => {
    const before = await state();
    for (const ageSeconds of [305, -305, 86_400, 10 * 365 * 86_400])
      await isRefused(name, providerOf(name).make(orderOf(name), { ageSeconds }));
    expect(await state()).toEqual(before);
  });

  test.each(NAMES)('%s: one flipped bit in its body or its signature, and it is refused', async (name) => {
    const before = await state();
    const { make, headers } = providerOf(name);
    const genuine = make(orderOf(name), {});
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: genuine.body.length * 8 - 1 }), async (bit) => {
        await isRefused(name, { ...genuine, body: flipped(genuine.body, bit) }, [400, 401]);
      }),
      { numRuns: 1_000 },
    );
    for (const header of headers) {
      const value = genuine.headers[header] ?? '';
      const printable = Array.from({ length: value.length }, (_, n) => flipped(value, n * 8));
      for (const changed of printable)
        await isRefused(name, { ...genuine, headers: { ...genuine.headers, [header]: changed } });
    }
    expect(await state()).toEqual(before);
  });

  test.each(NAMES)('%s: written anew with the same meaning it is refused, since every byte is signed', async (name) => {
    const before = await state();
    const genuine = providerOf(name).make(orderOf(name), {});
    const anew = genuine.body.startsWith('{')
      ? [JSON.stringify(JSON.parse(genuine.body), null, 1), `${genuine.body} `, `\ufeff${genuine.body}`]
      : [`${genuine.body}&extra=1`];
    for (const body of anew) await isRefused(name, { ...genuine, body });
    expect(await state()).toEqual(before);
  });

  test.each(NAMES)('%s: nothing, or nonsense, is refused', async (name) => {
    const before = await state();
    for (const body of ['', '{}', '[]', 'null', 'a=b', '%', '\0', 'x'.repeat(100_000)])
      await isRefused(name, { headers: providerOf(name).make(orderOf(name), {}).headers, body }, [400, 401]);
    const tooLarge = await post(name, { headers: JSON_TYPE, body: 'x'.repeat(300_000) });
    expect(tooLarge.statusCode).toBe(413);
    expect(await state()).toEqual(before);
  });

  test.each(['nobody', 'YIPAY', '../yipay', 'constructor', 'toString'])('%s is no provider', async (name) => {
    for (const kind of ['payments', 'carriers']) {
      const url = `/webhooks/${kind}/${encodeURIComponent(name)}`;
      const answer = await app.inject({ method: 'POST', url, headers: JSON_TYPE, payload: '{}' });
      expect([400, 404]).toContain(answer.statusCode);
    }
  });

  test('a gateway cannot speak in the place of another', async () => {
    const before = await state();
    const forged = providerOf('yipay').make(orderOf('cardhouse'), {});
    const answer = await post('yipay', forged);
    expect(answer.statusCode).toBe(200);
    const [payment] =
      await world.sql`SELECT authorised FROM v_audit_payments WHERE order_id = ${orderOf('cardhouse').id}`;
    expect(Number(payment?.authorised)).toBe(0);
    expect(await state()).toMatchObject({ money: (before as { money: number }).money });
  });

  test.each(['yipay', 'cardhouse'])('%s: genuine, it counts once, and its number is not taken again', async (name) => {
    const { make } = providerOf(name);
    const order = orderOf(name);
    const eventId = randomUUID();
    const first = await post(name, make(order, { eventId }));
    expect(first.statusCode, first.body).toBe(200);
    await world.shop.until(order.id, 'fulfilling');
    const after = await state();
    const again = await Promise.all(Array.from({ length: 10 }, () => post(name, make(order, { eventId }))));
    expect(again.map(({ statusCode }) => statusCode)).toEqual(again.map(() => 200));
    expect((await post(name, make(order, { eventId, amount: order.total * 2 }))).statusCode).toBe(200);
    expect(await state()).toEqual(after);
    expect(await world.shop.audit(order.id)).toMatchObject({ authorised: order.total });
  });

  test.each(['egret', 'stonebridge'])(
    '%s: genuine, about a parcel nobody knows, it is kept once and moves nothing',
    async (name) => {
      const { make } = providerOf(name);
      const eventId = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(name, make(orderOf(name), { eventId }))));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
      expect(await world.sql`SELECT 1 FROM webhook_in WHERE provider = ${name} AND event_id = ${eventId}`).toHaveLength(
        1,
      );
      expect((await world.shop.orderRow(orderOf(name).id)).status).not.toBe('after_sales');
    },
  );
});
