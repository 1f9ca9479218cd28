import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreatePayment, GatewayPayment } from '../../../adapters/payment/port.ts';
import { gatewaysAt, type GatewayWorld, startGatewayWorld } from '../../simulators/gateway-world.ts';

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

describe.each(['yipay', 'cardhouse'] as const)('the gateway %s, through its adapter', (name) => {
  let world: GatewayWorld;
  let count = 0;
  const journal = mkdtempSync(join(tmpdir(), 'gateway-'));

  const gateway = () => world.gateways[name];
  const aPayment = (change: Partial<CreatePayment> = {}): CreatePayment => ({
    key: `payment/ord_01h455vb4pex5vsknk084sn02q/${(count += 1)}`,
    amount: 12_800,
    currency: 'CNY',
    expiresAt: inMinutes(30),
    notifyUrl: world.notifyUrl(name),
    returnUrl: 'http://127.0.0.1:7300/c/back',
    ...change,
  });
  const created = (change: Partial<CreatePayment> = {}): Promise<GatewayPayment> => gateway().create(aPayment(change));
  /** A charge whose money the gateway holds: a card's is captured whole first. */
  const taken = async (change: Partial<CreatePayment> = {}) => {
    const payment = await created(change);
    const { charges } = await world.act(payment.payUrl, 'pay');
    const charge = { chargeId: charges[0]?.id ?? '', amount: charges[0]?.amount ?? 0, currency: 'CNY' as const };
    if (gateway().capture === 'later') {
      await gateway().captureCharge({ key: `capture/${payment.key}`, paymentKey: payment.key, ...charge });
    }
    return { payment, ...charge };
  };
  const journalOf = (key: string, op: string) => world.journal({ key, op: `${name}.${op}` });
  const events = (key: string) =>
    world.received
      .map(({ headers, raw }) => gateway().readWebhook(headers, raw))
      .filter((event) => event.ok)
      .map((event) => event.value)
      .filter((event) => event.payment.key === key);
  const faultOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => undefined,
      (error: { code?: string }) => error.code,
    );

  beforeAll(async () => {
    world = await startGatewayWorld();
  });
  afterAll(async () => {
    await world.close();
    rmSync(journal, { recursive: true });
  });

  test('a payment created again under its key is the same payment', async () => {
    const input = aPayment();
    const first = await gateway().create(input);
    const again = await gateway().create({ ...input, expiresAt: inMinutes(60) });
    expect(again).toEqual(first);
    expect(first).toMatchObject({ key: input.key, status: 'open', lastTry: 'none', charges: [] });
    expect((await journalOf(input.key, 'create')).map((entry) => entry.effect)).toEqual(['created', 'replayed']);
  });

  test('a key used again for another amount is refused', async () => {
    const input = aPayment();
    await gateway().create(input);
    expect(await faultOf(gateway().create({ ...input, amount: 1 }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a currency that the gateway does not take makes the method unavailable', async () => {
    expect(await faultOf(created({ currency: 'JPY', amount: 500 }))).toBe('PAYMENT_METHOD_UNAVAILABLE');
  });

  test('a creation that timed out after acting is found under its key, and repeating it is harmless', async () => {
    const input = aPayment();
    await world.addFault({ kind: 'act_then_timeout', op: `${name}.create`, key: input.key, times: 1 });
    const impatient = gatewaysAt(world.url, 150)[name];
    expect(await faultOf(impatient.create(input))).toBe('GATEWAY_UNAVAILABLE');
    expect(await gateway().find(input.key)).toMatchObject({ key: input.key, status: 'open' });
    await gateway().create(input);
    const effects = (await journalOf(input.key, 'create')).map((entry) => entry.effect);
    expect(effects).toEqual(['created', 'answer_lost', 'replayed']);
  });

  test.each(['hang', 'http_500'])('a creation lost by %s has not happened', async (kind) => {
    const input = aPayment();
    await world.addFault({ kind, op: `${name}.create`, key: input.key, times: 1 });
    expect(await faultOf(gatewaysAt(world.url, 150)[name].create(input))).toBe('GATEWAY_UNAVAILABLE');
    expect(await gateway().find(input.key)).toBeUndefined();
  });

  test('a paid payment names its charge, by query and by notice', async () => {
    const payment = await created();
    await world.act(payment.payUrl, 'pay');
    await world.simulator.idle();
    const found = await gateway().find(payment.key);
    const captured = gateway().capture === 'at_once' ? 12_800 : 0;
    const charge = { amount: 12_800, currency: 'CNY', captured, refunded: 0 };
    expect(found).toMatchObject({ status: 'paid', lastTry: 'paid', charges: [charge] });
    expect(events(payment.key).map((event) => event.payment)).toEqual([found]);
  });

  test('a declined try leaves the payment open, and the next try can pay it', async () => {
    const payment = await created();
    await world.act(payment.payUrl, 'decline');
    expect(await gateway().find(payment.key)).toMatchObject({ status: 'open', lastTry: 'declined', charges: [] });
    await world.act(payment.payUrl, 'pay');
    expect(await gateway().find(payment.key)).toMatchObject({ status: 'paid', lastTry: 'paid' });
  });

  test('a wrong amount shows as the amount of the charge', async () => {
    const payment = await created();
    await world.act(payment.payUrl, 'pay_wrong_amount');
    expect((await gateway().find(payment.key))?.charges.map((charge) => charge.amount)).toEqual([11_520]);
  });

  test('a payment paid twice names two charges', async () => {
    const payment = await created();
    await world.act(payment.payUrl, 'pay_twice');
    const charges = (await gateway().find(payment.key))?.charges ?? [];
    expect(charges.map((charge) => charge.amount)).toEqual([12_800, 12_800]);
    expect(new Set(charges.map((charge) => charge.chargeId)).size).toBe(2);
  });

  test('an open payment can be closed, again and again, and is not paid after that', async () => {
    const payment = await created();
    expect(await gateway().close(payment.key)).toMatchObject({ status: 'closed', charges: [] });
    expect(await gateway().close(payment.key)).toMatchObject({ status: 'closed' });
    expect(await world.act(payment.payUrl, 'pay')).toMatchObject({ outcome: 'refused', charges: [] });
  });

  test('closing a paid payment says paid and takes nothing away', async () => {
    const payment = await created();
    await world.act(payment.payUrl, 'pay');
    expect(await gateway().close(payment.key)).toEqual(await gateway().find(payment.key));
    expect(await gateway().close(payment.key)).toMatchObject({ status: 'paid' });
  });

  test('what was never created there cannot be found or closed', async () => {
    expect(await gateway().find('payment/ord_never/1')).toBeUndefined();
    expect(await gateway().close('payment/ord_never/1')).toBeUndefined();
  });

  test('a payer who had confirmed before the closing still pays, and the shop is told', async () => {
    const payment = await created();
    expect(await world.act(payment.payUrl, 'pay_late')).toMatchObject({ outcome: 'waiting', charges: [] });
    await gateway().close(payment.key);
    await world.simulator.idle();
    expect(await gateway().find(payment.key)).toMatchObject({ status: 'paid', charges: [{ amount: 12_800 }] });
    expect(events(payment.key).at(-1)?.payment.status).toBe('paid');
  });

  test('a payment past its expiry is closed without being asked', async () => {
    const payment = await created({ expiresAt: inMinutes(-1) });
    expect(await gateway().find(payment.key)).toMatchObject({ status: 'closed' });
    expect(await world.act(payment.payUrl, 'pay_late')).toMatchObject({ outcome: 'charged', status: 'paid' });
  });

  test('a refund asked for twice is paid once', async () => {
    const { payment, chargeId, currency } = await taken();
    const ask = { key: `refund/${payment.key}`, paymentKey: payment.key, chargeId, amount: 5_000, currency };
    const refund = await gateway().refund(ask);
    expect(await gateway().refund(ask)).toEqual(refund);
    expect(await gateway().findRefund(ask.key)).toEqual(refund);
    expect(refund).toMatchObject({ key: ask.key, status: 'succeeded', amount: 5_000 });
    expect((await gateway().find(payment.key))?.charges[0]?.refunded).toBe(5_000);
  });

  test('refunds never exceed what was captured, and a key cannot change its amount', async () => {
    const { payment, chargeId, currency } = await taken();
    const ask = { paymentKey: payment.key, chargeId, currency };
    await gateway().refund({ ...ask, key: `refund/${payment.key}/a`, amount: 12_000 });
    expect(await faultOf(gateway().refund({ ...ask, key: `refund/${payment.key}/b`, amount: 801 }))).toBe(
      'PAYMENT_DECLINED',
    );
    expect(await faultOf(gateway().refund({ ...ask, key: `refund/${payment.key}/a`, amount: 800 }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await gateway().refund({ ...ask, key: `refund/${payment.key}/c`, amount: 800 })).toMatchObject({
      amount: 800,
    });
  });

  test('a refund that timed out after acting is found under its key', async () => {
    const { payment, chargeId, amount, currency } = await taken();
    const ask = { key: `refund/${payment.key}`, paymentKey: payment.key, chargeId, amount, currency };
    await world.addFault({ kind: 'act_then_timeout', op: `${name}.refund`, key: payment.key, times: 1 });
    expect(await faultOf(gatewaysAt(world.url, 150)[name].refund(ask))).toBe('GATEWAY_UNAVAILABLE');
    expect(await gateway().findRefund(ask.key)).toMatchObject({ status: 'succeeded', amount });
    expect(await gateway().findRefund('refund/never')).toBeUndefined();
  });

  test('refunds may stay pending or fail', async () => {
    const { payment, chargeId, currency } = await taken();
    const ask = { paymentKey: payment.key, chargeId, currency, amount: 100 };
    await world.addFault({ kind: 'refund_pending', key: payment.key, times: 1, delayMs: 50 });
    await world.addFault({ kind: 'refund_failed', key: payment.key, times: 1 });
    expect(await gateway().refund({ ...ask, key: `refund/${payment.key}/fails` })).toMatchObject({ status: 'failed' });
    const pending = `refund/${payment.key}/waits`;
    expect(await gateway().refund({ ...ask, key: pending })).toMatchObject({ status: 'pending' });
    await world.simulator.idle();
    expect(await gateway().findRefund(pending)).toMatchObject({ status: 'succeeded' });
    expect((await gateway().find(payment.key))?.charges[0]?.refunded).toBe(100);
  });

  test('each magic amount does what the table says', async () => {
    const outcome = async (cents: number, act: 'checkout' | 'pay' = 'checkout') => {
      const payment = await created({ amount: 10_000 + cents });
      await world.act(payment.payUrl, act);
      return payment;
    };
    const declined = await outcome(11);
    expect(await gateway().find(declined.key)).toMatchObject({ status: 'open', lastTry: 'declined' });
    await world.act(declined.payUrl, 'checkout');
    expect(await gateway().find(declined.key)).toMatchObject({ status: 'paid' });
    expect(await gateway().find((await outcome(12)).key)).toMatchObject({ status: 'open', charges: [] });
    expect((await gateway().find((await outcome(13)).key))?.charges[0]?.amount).not.toBe(10_013);
    expect((await gateway().find((await outcome(14)).key))?.charges).toHaveLength(2);
    expect((await gateway().find((await outcome(14, 'pay')).key))?.charges).toHaveLength(1);
    const silent = await outcome(15);
    expect(await faultOf(gatewaysAt(world.url, 150)[name].find(silent.key))).toBe('GATEWAY_UNAVAILABLE');
    expect(await gateway().find(silent.key)).toMatchObject({ status: 'paid' });
    await world.simulator.idle();
    expect(events(silent.key)).toEqual([]);
  });

  test('a bad credential leaves the order to wait for whoever repairs it', async () => {
    const { createYipayGateway } = await import('../../../adapters/payment/yipay.ts');
    const { createCardhouseGateway } = await import('../../../adapters/payment/cardhouse.ts');
    const wrong = {
      yipay: createYipayGateway({ baseUrl: `${world.url}/yipay`, secret: 'wrong' }),
      cardhouse: createCardhouseGateway({ baseUrl: `${world.url}/cardhouse`, apiKey: 'wrong', webhookSecret: 'wrong' }),
    }[name];
    expect(await faultOf(wrong.create(aPayment()))).toBe('GATEWAY_UNAVAILABLE');
    expect(await faultOf(wrong.find('payment/ord_never/1'))).toBe('GATEWAY_UNAVAILABLE');
  });

  test('a restart forgets nothing', async () => {
    const file = join(journal, `${name}.jsonl`);
    const before = await startGatewayWorld({ journal: file });
    const input = { ...aPayment(), notifyUrl: before.notifyUrl(name) };
    const payment = await before.gateways[name].create(input);
    await before.act(payment.payUrl, 'pay');
    const paid = await before.gateways[name].find(input.key);
    await before.close();
    const after = await startGatewayWorld({ journal: file });
    const { payUrl: _, ...known } = paid ?? payment;
    expect(await after.gateways[name].find(input.key)).toMatchObject(known);
    expect(await after.gateways[name].create(input)).toMatchObject(known);
    expect((await after.journal({ op: `${name}.create` })).map((entry) => entry.effect)).toEqual([
      'created',
      'replayed',
    ]);
    await after.close();
  });
});
