import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLinks } from '../../adapters/link.ts';
import { startWorld, type World } from '../support/world.ts';

const MAX = 8;

describe('a key that asks too often', () => {
  let world: World;
  beforeAll(async () => {
    const settings = { RATE_LIMIT_PER_MINUTE: String(MAX), VERDICT_WAIT_MS: '100' };
    world = await startWorld({ subject: 'rate-limit', withWorker: false, settings });
  });
  afterAll(() => world.close());

  const list = (key: string) => world.shop.call('GET', '/v1/orders', { key });

  /** As often as is allowed. */
  const exhaust = async (ask: () => Promise<{ status: number }>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < MAX; n += 1) statuses.push((await ask()).status);
    return statuses;
  };

  test('is told to wait, whatever it asks for, while others go on', async () => {
    expect(await exhaust(() => list('yizhou-cn'))).toEqual(Array.from({ length: MAX }, () => 200));
    for (const answer of [await list('yizhou-cn'), await world.shop.place()]) {
      expect(answer.status).toBe(429);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
      const seconds = Number(answer.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    expect((await list('yizhou-live')).status).toBe(200);
  });

  test('cannot be used up by somebody who does not have its secret', async () => {
    const forged = `${world.keys.agent?.split('.')[0]}.${'a'.repeat(43)}`;
    const headers = { authorization: `Bearer ${forged}` };
    expect(new Set(await exhaust(() => fetch(`${world.urls.api}/v1/orders`, { headers })))).toEqual(new Set([401]));
    expect((await list('agent')).status).toBe(200);
  });

  test('is no concern of webhooks and health', async () => {
    const webhook = () =>
      world.shop.call('POST', '/webhooks/payments/yipay', { body: {}, headers: { authorization: '' } });
    const health = () => fetch(`${world.urls.api}/health/live`);
    for (const ask of [webhook, health]) {
      const [first] = await exhaust(ask);
      expect(first).not.toBe(429);
      expect((await ask()).status).toBe(first);
    }
  });

  test('is no concern of a payment link, which has a limit of its own for each address', async () => {
    const { LINK_SECRET: secret, PUBLIC_URL: publicUrl } = world.config;
    const { payUrl } = createLinks({ secret, publicUrl });
    const [one, other] = [payUrl(`pay_${'0'.repeat(26)}`), payUrl(`pay_${'1'.repeat(26)}`)];
    expect(new Set(await exhaust(() => fetch(one)))).toEqual(new Set([404]));
    const answer = await fetch(`${one}&again=${randomUUID()}`);
    expect([answer.status, (await answer.json()) as object]).toMatchObject([429, { code: 'RATE_LIMITED' }]);
    expect((await fetch(other)).status).toBe(404);
  });
});
