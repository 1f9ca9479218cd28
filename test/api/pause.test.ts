import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

type Pause = { id: string; kind: string; target: string | null; waiting: number; ended_at: string | null };

describe('a pause', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'pause' });
  });
  afterEach(async () => {
    for (const { id } of (await list()).filter((each) => each.ended_at === null)) await end(id);
  });
  afterAll(() => world.close());

  const list = async (): Promise<Pause[]> =>
    (await world.shop.call('GET', '/v1/pauses', { key: 'ops' })).body.data as Pause[];
  const start = (body: object) =>
    world.shop.call('POST', '/v1/pauses', { key: 'ops', body: { reason: 'stock count', ...body } });
  const end = (id: unknown, key = 'ops') => world.shop.call('POST', `/v1/pauses/${String(id)}/end`, { key });
  const on = async (body: object): Promise<string> => {
    const answer = await start(body);
    expect(answer.status, answer.text).toBe(201);
    return String(answer.body.id);
  };

  describe('of the intake', () => {
    test('refuses orders before anything is kept, and takes the same request when it has ended', async () => {
      const { shop, sql } = world;
      const id = await on({ kind: 'intake' });
      const [body, key] = [anOrder(), randomUUID()];
      const refused = await shop.place(body, key);
      expect([refused.status, refused.body.code, refused.body.retryable]).toEqual([503, 'INTAKE_PAUSED', true]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await sql`SELECT 1 FROM idempotency_key WHERE key = ${key}`).toHaveLength(0);
      expect(await sql`SELECT 1 FROM "order" WHERE reference = ${String(body.reference)}`).toHaveLength(0);
      await end(id);
      expect((await shop.place(body, key)).status).toBe(201);
    });

    test('still answers the repeat of an order that was taken before', async () => {
      const { shop } = world;
      const [body, key] = [anOrder(), randomUUID()];
      const first = await shop.place(body, key);
      await on({ kind: 'intake' });
      const again = await shop.place(body, key);
      expect([again.status, again.text]).toEqual([201, first.text]);
    });
  });

  describe('of messages', () => {
    const sentTo = (orderId: string) =>
      world.sql`SELECT status, error FROM notification WHERE order_id = ${orderId} ORDER BY id`;

    test('keeps them queued without counting a try, and sends each once when it has ended', async () => {
      const { shop, sql } = world;
      const id = await on({ kind: 'messages' });
      const placed = await shop.placeHeld();
      await shop.pay(placed);
      await shop.until(placed.id, 'fulfilling');
      const kept = await eventually(
        () => sql`SELECT attempts, run_at > now() + interval '4 minutes' AS later FROM graphile_worker.jobs
          WHERE task_identifier = 'send_notification' AND locked_at IS NULL`,
        (jobs) => jobs.length === 2 && jobs.every(({ later }) => later === true),
      );
      expect(kept.map(({ attempts }) => attempts)).toEqual([0, 0]);
      expect((await sentTo(placed.id)).map(({ status }) => status)).toEqual(['queued', 'queued']);
      expect((await list()).find((each) => each.id === id)).toMatchObject({ waiting: 2 });
      await end(id);
      await eventually(
        () => sentTo(placed.id),
        (rows) => rows.length === 2 && rows.every(({ status }) => status === 'sent' || status === 'delivered'),
      );
      const ids = (await sql`SELECT id FROM notification WHERE order_id = ${placed.id}`).map((row) => String(row.id));
      const shown = (await shop.journal('sink', 'message.send')).filter(({ effect }) => effect === 'delivered');
      expect(
        shown
          .map(({ key }) => key)
          .filter((key) => ids.includes(String(key)))
          .toSorted(),
      ).toEqual(ids.toSorted());
    });
  });

  test('says who, why, since when and what it keeps, is on once, and ends once', async () => {
    const id = await on({ kind: 'warehouse', target: 'jx', reason: 'the belt stands still' });
    const [first] = await list();
    expect(first).toMatchObject({
      id,
      kind: 'warehouse',
      target: 'jx',
      reason: 'the belt stands still',
      started_by: { name: 'ops' },
      ended_by: null,
      waiting: 0,
    });
    const again = await start({ kind: 'warehouse', target: 'jx' });
    expect([again.status, again.body.code]).toEqual([409, 'PAUSE_ON']);
    expect(again.body.errors).toMatchObject([{ facts: { id } }]);
    await on({ kind: 'warehouse', target: 'cd' });
    const ended = await end(id);
    expect(ended.body).toMatchObject({ id, ended_by: { name: 'ops' } });
    expect((await end(id)).body).toEqual(ended.body);
    expect((await list()).map((each) => each.ended_at === null).slice(0, 2)).toEqual([true, false]);
    const audits = await world.sql`SELECT action, facts FROM audit_log WHERE ref = ${id} ORDER BY at`;
    expect(audits.map(({ action }) => action)).toEqual(['pause.start', 'pause.end']);
    expect(audits[0]?.facts).toMatchObject({ kind: 'warehouse', target: 'jx', reason: 'the belt stands still' });
  });

  test.each([
    [{ kind: 'warehouse', target: 'atlantis' }, 422, 'WAREHOUSE_UNKNOWN'],
    [{ kind: 'carrier', target: 'pigeon' }, 422, 'CARRIER_UNKNOWN'],
    [{ kind: 'warehouse' }, 400, 'INVALID_VALUE'],
    [{ kind: 'intake', target: 'jx' }, 400, 'INVALID_VALUE'],
    [{ kind: 'everything' }, 400, 'INVALID_VALUE'],
    [{ kind: 'intake', reason: '' }, 400, 'INVALID_VALUE'],
  ])('is refused where it cannot be: %j', async (body, status, code) => {
    const answer = await start(body);
    expect([answer.status, answer.body.code], answer.text).toEqual([status, code]);
    expect((await list()).filter((each) => each.ended_at === null)).toEqual([]);
  });

  test('that nobody knows cannot end', async () => {
    expect((await end(`pse_${'0'.repeat(26)}`)).body.code).toBe('PAUSE_UNKNOWN');
  });

  test('is news for the console alone', async () => {
    const { shop, sql } = world;
    const added = await shop.call('POST', '/v1/webhook-endpoints', { body: { url: `${world.urls.sink}/hook` } });
    expect(added.status).toBe(201);
    const id = await on({ kind: 'carrier', target: 'egret' });
    await end(id);
    const news = await eventually(
      () => sql`SELECT id, type, seq FROM event WHERE data ->> 'pause_id' = ${id} ORDER BY seq`,
      (rows) => rows.length === 2 && rows.every(({ seq }) => seq !== null),
    );
    expect(news.map(({ type }) => type)).toEqual(['pause.started', 'pause.ended']);
    const ids = news.map((row) => String(row.id));
    for (const key of ['yizhou-cn', 'ops']) {
      const { text } = await shop.call('GET', '/v1/events?limit=500', { key });
      for (const event of ids) expect(text).not.toContain(event);
    }
    expect(await sql`SELECT 1 FROM webhook_delivery WHERE event_id = ANY(${ids})`).toHaveLength(0);
  });
});
