import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts';

describe('the payer page', () => {
  let world: GatewayWorld;
  let count = 0;
  beforeAll(async () => {
    world = await startGatewayWorld();
  });
  afterAll(() => world.close());

  const created = (amount = 12_800, returnUrl = 'http://127.0.0.1:7300/back?a=1&b=2') =>
    world.gateways.yipay.create({
      key: `payment/ord_page/${(count += 1)}`,
      amount,
      currency: 'CNY',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      notifyUrl: '',
      returnUrl,
    });
  const open = async (url: string, language = 'zh-CN'): Promise<string> => {
    const answer = await fetch(url, { headers: { accept: 'text/html', 'accept-language': language } });
    expect(answer.headers.get('content-type')).toContain('text/html');
    return answer.text();
  };

  test('shows the amount and every act, in Chinese and in English', async () => {
    const { payUrl } = await created();
    const chinese = await open(payUrl);
    for (const text of ['lang="zh-CN"', '驿付', '¥128.00', '付款被拒', '付错金额', '付两次', '离开'])
      expect(chinese).toContain(text);
    const english = await open(`${payUrl}?lang=en`);
    for (const text of ['lang="en"', 'Yipay', 'Be declined', 'Pay twice', 'Walk away']) expect(english).toContain(text);
    for (const act of ['checkout', 'decline', 'pay_wrong_amount', 'pay_twice', 'pay_late', 'walk_away']) {
      expect(english).toContain(`/${act}?lang=en"`);
    }
    expect(english).toContain('href="http://127.0.0.1:7300/back?a=1&amp;b=2"');
  });

  test('says what a magic amount will do', async () => {
    const { payUrl } = await created(12_814);
    expect(await open(payUrl, 'en')).toContain('paid twice');
    expect(await open(payUrl)).toContain('付了两次');
  });

  test('a click pays and leads back to the page, which then shows the charge', async () => {
    const { payUrl } = await created();
    const answer = await fetch(`${payUrl}/checkout?lang=en`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    const page = await open(new URL(answer.headers.get('location') ?? '', world.url).href);
    expect(page).toContain('Paid');
    expect(page).not.toContain('/decline');
    expect(page).toMatch(/captured.* <code>yc_\w+/);
    expect(await open(payUrl)).toMatch(/已扣款.* <code>yc_\w+/);
  });

  test('an address to return to that is no web address becomes no link', async () => {
    const { payUrl } = await created(500, 'javascript:alert(1)');
    expect(await open(payUrl)).not.toContain('javascript:');
  });

  test('unknown payments and acts are not found', async () => {
    const { payUrl } = await created();
    expect((await fetch(`${world.url}/pay/yp_none`)).status).toBe(404);
    expect((await fetch(`${payUrl}/steal`, { method: 'POST' })).status).toBe(404);
  });

  test('the front page lists the latest payments', async () => {
    const { key } = await created();
    expect(await open(`${world.url}/`)).toContain(key);
  });

  test('shoppers steer by JSON and learn what became of it', async () => {
    const { payUrl, key } = await created();
    expect(await world.act(payUrl, 'walk_away')).toMatchObject({ key, outcome: 'walked_away', status: 'open' });
    expect(await world.act(payUrl, 'pay')).toMatchObject({ outcome: 'charged', status: 'paid' });
    const again = await fetch(`${payUrl}/pay`, { method: 'POST' });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ outcome: 'refused' });
  });

  test('knobs make a share of the payers fail', async () => {
    const { payUrl, key } = await created();
    await world.addFault({ kind: 'never_paid', key });
    expect(await world.act(payUrl, 'pay')).toMatchObject({ outcome: 'no_effect', charges: [] });
    const wrong = await created();
    await world.addFault({ kind: 'wrong_amount', key: wrong.key });
    expect(await world.act(wrong.payUrl, 'pay')).toMatchObject({ charges: [{ amount: 11_520 }] });
  });
});
