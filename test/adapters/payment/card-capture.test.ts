import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatewaysAt, type GatewayWorld, startGatewayWorld } from '../../simulators/gateway-world.ts';

describe('cards are authorised first and captured per shipment', () => {
  let world: GatewayWorld;
  let count = 0;
  beforeAll(async () => {
    world = await startGatewayWorld();
  });
  afterAll(() => world.close());

  const gateway = () => world.gateways.cardhouse;
  const created = (currency: 'CNY' | 'EUR' = 'EUR') =>
    gateway().create({
      key: `payment/ord_card/${(count += 1)}`,
      amount: 10_000,
      currency,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      notifyUrl: world.notifyUrl('cardhouse'),
      returnUrl: '',
    });
  const authorised = async () => {
    const payment = await created();
    const { charges } = await world.act(payment.payUrl, 'pay');
    const chargeId = charges[0]?.id ?? '';
    const of = { paymentKey: payment.key, chargeId };
    return {
      payment,
      capture: (shipment: string, amount: number, by = gateway()) =>
        by.captureCharge({ ...of, key: `capture/${payment.key}/${shipment}`, amount, currency: 'EUR' }),
      release: (shipment: string) => gateway().voidCharge({ ...of, key: `void/${payment.key}/${shipment}` }),
      refund: (amount: number) => gateway().refund({ ...of, key: `refund/${payment.key}`, amount, currency: 'EUR' }),
    };
  };
  const faultOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => undefined,
      (error: { code?: string }) => error.code,
    );

  test('each shipment captures its part, up to what was authorised', async () => {
    const { payment, capture } = await authorised();
    expect(await capture('shp_1', 6_000)).toMatchObject({ status: 'captured', amount: 10_000, captured: 6_000 });
    expect(await faultOf(capture('shp_2', 4_001))).toBe('PAYMENT_DECLINED');
    expect(await capture('shp_2', 4_000)).toMatchObject({ captured: 10_000 });
    expect(await gateway().find(payment.key)).toMatchObject({ status: 'paid', charges: [{ captured: 10_000 }] });
  });

  test('a capture repeated under its key takes the money once, and its amount cannot change', async () => {
    const { capture } = await authorised();
    await capture('shp_1', 6_000);
    expect(await capture('shp_1', 6_000)).toMatchObject({ captured: 6_000 });
    expect(await faultOf(capture('shp_1', 3_000))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a capture that timed out after acting is not taken again', async () => {
    const { payment, capture } = await authorised();
    await world.addFault({ kind: 'act_then_timeout', op: 'cardhouse.capture', key: payment.key, times: 1 });
    expect(await faultOf(capture('shp_1', 6_000, gatewaysAt(world.url, 150).cardhouse))).toBe('GATEWAY_UNAVAILABLE');
    expect(await capture('shp_1', 6_000)).toMatchObject({ captured: 6_000 });
    const effects = (await world.journal({ key: payment.key, op: 'cardhouse.capture' })).map((entry) => entry.effect);
    expect(effects).toEqual(['captured', 'answer_lost', 'replayed']);
  });

  test('what is not captured can be given back, whole or in part, and not captured after that', async () => {
    const whole = await authorised();
    expect(await whole.release('shp_1')).toMatchObject({ status: 'voided', captured: 0 });
    expect(await whole.release('shp_1')).toMatchObject({ status: 'voided' });
    expect(await faultOf(whole.capture('shp_1', 1))).toBe('PAYMENT_DECLINED');
    expect(await gateway().find(whole.payment.key)).toMatchObject({ status: 'closed' });
    const part = await authorised();
    await part.capture('shp_1', 6_000);
    expect(await part.release('shp_2')).toMatchObject({ status: 'captured', captured: 6_000 });
    expect(await faultOf(part.capture('shp_2', 1))).toBe('PAYMENT_DECLINED');
  });

  test('only captured money can be refunded', async () => {
    const { capture, refund } = await authorised();
    expect(await faultOf(refund(1))).toBe('PAYMENT_DECLINED');
    await capture('shp_1', 6_000);
    expect(await refund(6_000)).toMatchObject({ status: 'succeeded' });
  });

  test('a payer who is faster than the closing keeps the authorisation', async () => {
    const payment = await created('CNY');
    await world.addFault({ kind: 'slow', op: 'cardhouse.close', key: payment.key, delayMs: 150 });
    const closing = gateway().close(payment.key);
    await world.act(payment.payUrl, 'pay');
    expect(await closing).toMatchObject({ status: 'paid', charges: [{ status: 'authorised', amount: 10_000 }] });
  });

  test('unknown charges are unknown', async () => {
    const of = { key: 'x', paymentKey: 'y', chargeId: 'ch_none', amount: 1, currency: 'EUR' } as const;
    expect(await faultOf(gateway().captureCharge(of))).toBe('PAYMENT_UNKNOWN');
    expect(await faultOf(gateway().voidCharge(of))).toBe('PAYMENT_UNKNOWN');
    expect(await faultOf(gateway().refund(of))).toBe('PAYMENT_UNKNOWN');
  });

  test('a wallet takes the money at once: there is nothing to capture or void', async () => {
    const of = { key: 'x', paymentKey: 'y', chargeId: 'z', amount: 1, currency: 'CNY' } as const;
    expect(await faultOf(world.gateways.yipay.captureCharge(of))).toBe('TRANSITION_INVALID');
    expect(await faultOf(world.gateways.yipay.voidCharge(of))).toBe('TRANSITION_INVALID');
  });
});
