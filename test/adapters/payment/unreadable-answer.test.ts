import { describe, expect, test } from 'vitest';
import { gatewaysAt, SECRETS, startGatewayWorld, startReceiver } from '../../simulators/gateway-world.ts';
import { signParams } from '../../../simulators/payment-gateways/yipay-wire.ts';

const KEY = 'payment/ord_1/1';
const INTENT = {
  id: 'pi_1',
  reference: KEY,
  status: 'succeeded',
  last_payment_error: null,
  payment_page_url: 'http://127.0.0.1/pay/pi_1',
  charges: { data: [] },
};

/** Asks a gateway that answers exactly this, whatever is asked. */
const ask = async (name: 'yipay' | 'cardhouse', answer: { status: number; body: string }): Promise<unknown> => {
  const server = await startReceiver(() => answer);
  try {
    return await gatewaysAt(server.url)
      [name].find(KEY)
      .then(
        (payment) => payment?.status,
        (error: { code?: string }) => error.code,
      );
  } finally {
    await server.close();
  }
};

describe('an answer that cannot be trusted leaves the outcome unknown', () => {
  const garbage = [
    { status: 200, body: '<html>It works!</html>' },
    { status: 200, body: '' },
    { status: 200, body: 'null' },
    { status: 200, body: '{"data":[{"id":"pi_1"}]}' },
    { status: 404, body: '<h1>Not Found</h1>' },
    { status: 302, body: '' },
    { status: 401, body: '{"error":{"code":"api_key_invalid"}}' },
    { status: 429, body: '{}' },
    { status: 503, body: 'busy' },
  ];
  test.each(garbage)('$status $body', async (answer) => {
    expect(await ask('yipay', answer)).toBe('GATEWAY_UNAVAILABLE');
    expect(await ask('cardhouse', answer)).toBe('GATEWAY_UNAVAILABLE');
  });

  test.each([
    ['a fraction of a cent', { ...INTENT, charges: { data: [{ id: 'c', amount: 1.5 }] } }],
    ['another payment', { ...INTENT, reference: 'payment/ord_2/1' }],
    ['a status that nobody knows', { ...INTENT, status: 'paid_probably' }],
    ['a page that is a script', { ...INTENT, payment_page_url: 'javascript:alert(1)' }],
  ])('cardhouse: %s', async (_, intent) => {
    expect(await ask('cardhouse', { status: 200, body: JSON.stringify({ data: [INTENT] }) })).toBe('paid');
    const body = JSON.stringify({ data: [intent] });
    expect(await ask('cardhouse', { status: 200, body })).toBe('GATEWAY_UNAVAILABLE');
  });

  test('yipay: an answer that is unsigned, or signed for another question', async () => {
    const world = await startGatewayWorld();
    const trade = { code: 'TRADE_NOT_EXIST', nonce: 'of-another-question', timestamp: '1' };
    for (const answer of [trade, signParams(trade, 'another-secret'), signParams(trade, SECRETS.yipaySecret)]) {
      expect(await ask('yipay', { status: 200, body: JSON.stringify(answer) })).toBe('GATEWAY_UNAVAILABLE');
    }
    expect(await world.gateways.yipay.find(KEY)).toBeUndefined();
    await world.close();
  });

  test('nobody answers at all', async () => {
    for (const name of ['yipay', 'cardhouse'] as const) {
      await expect(gatewaysAt('http://127.0.0.1:9')[name].find(KEY)).rejects.toMatchObject({
        code: 'GATEWAY_UNAVAILABLE',
      });
    }
  });
});
