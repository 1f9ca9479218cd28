import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

/** A later time to pay that the gateway still allows. */
const LATER = new Date(Date.now() + 3 * 3_600_000);

describe('an order as somebody last saw it', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'etag' });
  });
  afterAll(() => world.close());

  const read = (id: string, headers: Record<string, string> = {}) =>
    world.shop.call('GET', `/v1/orders/${id}`, { headers });
  const etagOf = async (id: string): Promise<string> => (await read(id)).headers.get('etag') ?? '';
  const cancel = (id: string, headers: Record<string, string>) =>
    world.shop.call('POST', `/v1/orders/${id}/cancel`, { headers });

  test('has a strong tag of its content, which may be kept but must be asked about', async () => {
    const placed = await world.shop.placeHeld();
    const first = await read(placed.id);
    expect(first.headers.get('etag')).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const other = await world.shop.placeHeld();
    expect(await etagOf(other.id)).not.toBe(first.headers.get('etag'));
  });

  test('is not sent again while nothing has changed', async () => {
    const placed = await world.shop.placeHeld();
    await world.shop.payPage(placed);
    const etag = await etagOf(placed.id);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await read(placed.id, { 'if-none-match': tag });
      expect([tag, answer.status, answer.text, answer.headers.get('etag')]).toEqual([tag, 304, '', etag]);
    }
    for (const tag of ['"other"', etag.replaceAll('"', ''), ''])
      expect((await read(placed.id, { 'if-none-match': tag })).status).toBe(200);
  });

  test('changes its tag with its payments, not only with its own row', async () => {
    const placed = await world.shop.placeHeld();
    const before = await etagOf(placed.id);
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    const paid = await etagOf(placed.id);
    expect(paid).not.toBe(before);
    await world.sql`UPDATE shipment SET status = 'picking' WHERE order_id = ${placed.id}`;
    expect(await etagOf(placed.id)).not.toBe(paid);
  });

  test('is cancelled only as it was seen', async () => {
    const placed = await world.shop.placeHeld();
    await world.shop.payPage(placed);
    const seen = await etagOf(placed.id);
    await world.shop.moveDeadline(placed.id, 'payment', LATER.toISOString());
    for (const tag of [seen, `W/${await etagOf(placed.id)}`, '"other"', 'none']) {
      const answer = await cancel(placed.id, { 'if-match': tag });
      expect([tag, answer.status, answer.body.code]).toEqual([tag, 412, 'PRECONDITION_FAILED']);
    }
    expect((await read(placed.id)).body.status).toBe('awaiting_payment');
    expect((await cancel(placed.id, { 'if-match': await etagOf(placed.id) })).status).toBe(202);
    await world.shop.until(placed.id, 'cancelled');
  });

  test('matched by any tag, or asked about with none, is cancelled as it is', async () => {
    for (const headers of [{ 'if-match': '*' }, {} as Record<string, string>]) {
      const placed = await world.shop.placeHeld();
      expect((await cancel(placed.id, headers)).status).toBe(202);
    }
  });

  test('keeps its deadline when it is no longer as it was seen', async () => {
    const placed = await world.shop.placeHeld();
    const body = { deadline: 'payment', to: LATER.toISOString() };
    const move = (tag: string) =>
      world.shop.call('POST', `/v1/orders/${placed.id}/deadlines`, { key: 'ops', body, headers: { 'if-match': tag } });
    expect((await move('"other"')).status).toBe(412);
    expect((await world.shop.orderRow(placed.id)).payment_deadline).not.toEqual(LATER);
    expect((await move('*')).status).toBe(202);
    expect((await world.shop.orderRow(placed.id)).payment_deadline).toEqual(LATER);
  });

  test('seen alike by two people is changed by one of them', async () => {
    const placed = await world.shop.placeHeld();
    await world.shop.payPage(placed);
    const seen = await etagOf(placed.id);
    const answers = await Promise.all([
      cancel(placed.id, { 'if-match': seen }),
      cancel(placed.id, { 'if-match': seen }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 412]);
  });
});
