import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WEBHOOK_TOLERANCE_SECONDS } from '../../../adapters/payment/answer.ts';
import { signatureHeader } from '../../../simulators/payment-gateways/cardhouse-wire.ts';
import { readForm, signParams } from '../../../simulators/payment-gateways/yipay-wire.ts';
import { gatewaysAt, type Received, SECRETS, startGatewayWorld } from '../../simulators/gateway-world.ts';

const gateways = gatewaysAt('http://127.0.0.1:9');

/** A genuine notice of a paid payment, as it went over the wire. */
const aNotice = async (name: 'yipay' | 'cardhouse'): Promise<Received> => {
  const world = await startGatewayWorld();
  const payment = await world.gateways[name].create({
    key: 'payment/ord_01h455vb4pex5vsknk084sn02q/1',
    amount: 12_800,
    currency: 'CNY',
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
    notifyUrl: world.notifyUrl(name),
    returnUrl: '',
  });
  await world.act(payment.payUrl, 'pay');
  await world.simulator.idle();
  await world.close();
  const [notice] = world.received;
  if (!notice) throw new Error('no notice came');
  return notice;
};

const flipped = (text: string, position: number): string => {
  const bytes = Buffer.from(text);
  const at = position % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return bytes.toString('latin1');
};

const now = (): number => Math.floor(Date.now() / 1_000);

describe('notices of yipay', async () => {
  const { raw } = await aNotice('yipay');
  const read = (text: string) => gateways.yipay.readWebhook({}, text);
  const sentAt = (seconds: number): string => {
    const params = signParams({ ...readForm(raw), notify_time: String(seconds) }, SECRETS.yipaySecret);
    return new URLSearchParams(params).toString();
  };

  test('a genuine one is read', () => {
    expect(read(raw)).toMatchObject({ ok: true, value: { type: 'trade_paid', payment: { status: 'paid' } } });
  });

  test('one flipped bit anywhere, and it is refused', () => {
    const whole = fc.nat({ max: Buffer.byteLength(raw) * 8 - 1 });
    fc.assert(
      fc.property(whole, (bit) => !read(flipped(raw, bit)).ok),
      { numRuns: 3_000 },
    );
  });

  test('an empty, missing, foreign or shortened signature is refused', () => {
    const params = readForm(raw) ?? {};
    const signed = (sign: string) => new URLSearchParams({ ...params, sign }).toString();
    const foreign = new URLSearchParams(signParams(params, 'another-secret')).toString();
    for (const text of [
      signed(''),
      signed(params['sign']?.slice(0, 8) ?? ''),
      raw.replace(/&sign=\w+/, ''),
      foreign,
      '',
    ]) {
      expect(read(text)).toMatchObject({ ok: false, faults: [{ code: 'SIGNATURE_INVALID' }] });
    }
  });

  test('an old or a future one is refused though its signature is right', () => {
    expect(read(sentAt(now() - 200)).ok).toBe(true);
    for (const seconds of [now() - WEBHOOK_TOLERANCE_SECONDS - 5, now() + WEBHOOK_TOLERANCE_SECONDS + 5, Number.NaN]) {
      expect(read(sentAt(seconds))).toMatchObject({ ok: false, faults: [{ facts: { reason: 'too_old' } }] });
    }
  });

  test('a signed one whose amounts cannot be read is malformed, not a payment of nothing', () => {
    const bills = JSON.stringify([{ charge_no: 'c', amount: '128.001', refund_amount: '0.00' }]);
    const params = signParams({ ...readForm(raw), fund_bill_list: bills }, SECRETS.yipaySecret);
    expect(read(new URLSearchParams(params).toString())).toMatchObject({ faults: [{ code: 'MALFORMED_REQUEST' }] });
  });
});

describe('notices of cardhouse', async () => {
  const { raw, headers } = await aNotice('cardhouse');
  const signature = headers['cardhouse-signature'] ?? '';
  const read = (text: string, header: string) =>
    gateways.cardhouse.readWebhook({ 'cardhouse-signature': header }, text);
  const sign = (text: string, seconds = now()) => signatureHeader(text, SECRETS.cardhouseWebhookSecret, seconds);

  test('a genuine one is read', () => {
    const type = 'payment_intent.amount_capturable_updated';
    expect(read(raw, signature)).toMatchObject({ ok: true, value: { type, payment: { status: 'paid' } } });
  });

  test('one flipped bit in body or signature, and it is refused', () => {
    fc.assert(
      fc.property(fc.nat(), (bit) => !read(flipped(raw, bit), signature).ok),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.nat(), (bit) => !read(raw, flipped(signature, bit)).ok),
      { numRuns: 3_000 },
    );
  });

  test('the same JSON in another spelling is refused', () => {
    expect(read(JSON.stringify(JSON.parse(raw), null, 1), signature).ok).toBe(false);
  });

  test('an empty, missing or foreign signature is refused', () => {
    const foreign = signatureHeader(raw, 'another-secret');
    for (const header of ['', 't=,v1=', `t=${now()}`, `t=${now()},v1=`, foreign])
      expect(read(raw, header).ok).toBe(false);
    expect(gateways.cardhouse.readWebhook({}, raw).ok).toBe(false);
  });

  test('an old or a future one is refused though its signature is right', () => {
    expect(read(raw, sign(raw, now() - 200)).ok).toBe(true);
    for (const seconds of [now() - WEBHOOK_TOLERANCE_SECONDS - 5, now() + WEBHOOK_TOLERANCE_SECONDS + 5]) {
      expect(read(raw, sign(raw, seconds))).toMatchObject({ ok: false, faults: [{ facts: { reason: 'too_old' } }] });
    }
  });

  test('while the secret is being changed, either signature will do', () => {
    const other = signatureHeader(raw, 'the-old-secret').split(',')[1] ?? '';
    const [time, own] = sign(raw).split(',');
    expect(read(raw, `${time},${other},${own}`).ok).toBe(true);
  });

  test('a signed one that is no event is malformed', () => {
    for (const text of ['{}', 'no json', raw.replaceAll('"amount":12800', '"amount":128.5')]) {
      expect(read(text, sign(text))).toMatchObject({ faults: [{ code: 'MALFORMED_REQUEST' }] });
    }
  });
});
