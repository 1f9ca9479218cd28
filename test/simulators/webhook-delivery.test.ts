import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startPaymentGateways } from '../../simulators/payment-gateways/start.ts';
import { gatewaysAt, SECRETS, startReceiver, steer } from './gateway-world.ts';

type Reply = Parameters<typeof startReceiver>[0];
const GIVEN_UP = [1, 1];

describe('how a gateway tells its notices', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** A gateway whose notices go to a shop that answers like this. */
  const start = async (reply: Reply, options: { journal?: string; retryDelaysMs?: number[] } = {}) => {
    const receiver = await startReceiver(reply);
    const simulator = await startPaymentGateways({
      ...SECRETS,
      retryDelaysMs: [1, 1, 1],
      webhookUrl: `${receiver.url}/configured`,
      ...options,
    });
    closing.push(receiver.close, simulator.close);
    return {
      ...receiver,
      simulator,
      knobs: steer(simulator.url),
      gateways: gatewaysAt(simulator.url),
      shop: receiver.url,
    };
  };
  const paid = async (world: Awaited<ReturnType<typeof start>>, name: 'yipay' | 'cardhouse', notifyUrl?: string) => {
    const payment = await world.gateways[name].create({
      key: `payment/ord_notice/${name}`,
      amount: 100,
      currency: 'CNY',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      notifyUrl: notifyUrl ?? `${world.shop}/own`,
      returnUrl: '',
    });
    await world.knobs.act(payment.payUrl, 'pay');
    return payment;
  };
  const ids = (world: Awaited<ReturnType<typeof start>>, name: 'yipay' | 'cardhouse') =>
    world.received.map(({ headers, raw }) => {
      const event = world.gateways[name].readWebhook(headers, raw);
      return event.ok ? event.value.eventId : 'refused';
    });

  test('yipay repeats a notice under one id until the answer is exactly "success"', async () => {
    const answers = [
      { status: 500, body: '' },
      { status: 200, body: 'ok' },
      { status: 200, body: 'success' },
    ];
    const world = await start((_, nth) => answers[nth - 1] ?? { status: 200, body: 'success' });
    await paid(world, 'yipay');
    await world.simulator.idle();
    expect(world.received).toHaveLength(3);
    expect(new Set(ids(world, 'yipay')).size).toBe(1);
    const effects = (await world.knobs.journal({ op: 'yipay.notify' })).map((entry) => entry.effect);
    expect(effects).toEqual(['queued', 'not_received', 'not_received', 'delivered']);
  });

  test('cardhouse takes any 2xx, follows no redirect and gives up in the end', async () => {
    const world = await start(() => ({ status: 302, body: '' }), { retryDelaysMs: GIVEN_UP });
    await paid(world, 'cardhouse');
    await world.simulator.idle();
    expect(world.received).toHaveLength(GIVEN_UP.length + 1);
    expect((await world.knobs.journal({ op: 'cardhouse.notify' })).at(-1)?.effect).toBe('given_up');
  });

  test('a payment without an address of its own is told to the configured one', async () => {
    const world = await start(() => ({ status: 204, body: '' }));
    await paid(world, 'cardhouse', '');
    await world.simulator.idle();
    expect(world.received.map((notice) => notice.path)).toEqual(['/configured']);
  });

  test('a lost notice never comes, a doubled one comes twice under one id', async () => {
    const world = await start(() => ({ status: 200, body: 'success' }));
    await world.knobs.addFault({ kind: 'lost_webhook', op: 'yipay.notify' });
    await world.knobs.addFault({ kind: 'duplicate_webhook', op: 'cardhouse.notify', times: 1 });
    await paid(world, 'yipay');
    await paid(world, 'cardhouse');
    await world.simulator.idle();
    const [first, second, ...more] = ids(world, 'cardhouse');
    expect(second).toBe(first);
    expect(more).toEqual([]);
  });

  test('a late notice comes late, one out of order after its successor', async () => {
    const world = await start(() => ({ status: 200, body: 'success' }));
    await world.knobs.addFault({ kind: 'out_of_order_webhook', op: 'cardhouse.notify', times: 1, delayMs: 60_000 });
    const payment = await paid(world, 'cardhouse');
    await world.knobs.act(payment.payUrl, 'pay_twice');
    await world.simulator.idle();
    const charges = world.received.map(({ headers, raw }) => {
      const event = world.gateways.cardhouse.readWebhook(headers, raw);
      return event.ok ? event.value.payment.charges.length : 0;
    });
    expect(charges).toEqual([2, 1]);
    await world.knobs.addFault({ kind: 'late_webhook', op: 'yipay.notify', delayMs: 80 });
    const before = Date.now();
    await paid(world, 'yipay');
    await world.simulator.idle();
    expect(Date.now() - before).toBeGreaterThanOrEqual(78);
  });

  test('what was not delivered before a restart is delivered after it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'notices-'));
    const journal = join(folder, 'gateways.jsonl');
    const deaf = await start(() => ({ status: 503, body: '' }), { journal, retryDelaysMs: [60_000] });
    await paid(deaf, 'cardhouse');
    while (deaf.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await deaf.simulator.close();
    closing.pop();
    await deaf.close();
    const port = Number(new URL(deaf.shop).port);
    const received: string[] = [];
    const { createServer } = await import('node:http');
    const shop = createServer((request, response) => {
      received.push(request.url ?? '');
      response.writeHead(200).end();
    }).listen(port, '127.0.0.1');
    const again = await startPaymentGateways({ ...SECRETS, journal, retryDelaysMs: [1] });
    await again.idle();
    expect(received).toEqual(['/own']);
    await again.close();
    shop.closeAllConnections();
    shop.close();
    rmSync(folder, { recursive: true });
  });
});
