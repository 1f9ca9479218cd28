import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '../../db/client.ts';
import { purgeExpired } from '../../db/queries/retention.ts';
import { openDesk, type Person } from '../support/desk.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

type Received = { readonly headers: Record<string, string>; readonly body: string };

/** A shop's receiver; it answers with what `answers` holds next, and 200 after that. */
const startReceiver = async (answers: number[]) => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return { url, received, close: () => new Promise((resolve) => server.close(resolve)) };
};

describe('webhooks to a shop', () => {
  let world: World;
  let admin: Person;
  beforeAll(async () => {
    world = await startWorld({ subject: 'webhooks', settings: { DEMO: 'true' } });
    admin = await (await openDesk(world)).as('stf-he-an');
  });
  afterAll(() => world.close());

  test('tell what happened to its orders, signed, and again after a failure', async () => {
    const { shop } = world;
    const receiver = await startReceiver([500]);
    const made = await shop.call('POST', '/v1/webhook-endpoints', { body: { url: receiver.url } });
    expect(made.status).toBe(201);
    const placed = await shop.placeHeld();
    const types = () => new Set(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type));
    await eventually(
      async () => receiver.received.length,
      (count) => count >= 2 && types().has('order.held'),
    );
    const verifier = new Webhook(String(made.body.secret));
    for (const { body, headers } of receiver.received) {
      expect(verifier.verify(body, headers)).toMatchObject({ data: { order_id: placed.id } });
    }
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids[0]).toBe(ids[1]);
    const path = `/v1/webhook-endpoints/${String(made.body.id)}/deliveries`;
    const settled = await eventually(
      () => shop.call('GET', path),
      ({ body }) => (body.data as { state: string }[]).every(({ state }) => state === 'delivered'),
    );
    expect(settled.body.data).not.toHaveLength(0);
    await receiver.close();
  });

  test('stop when the receiver says that it is gone, and never reach another shop', async () => {
    const { shop } = world;
    const receiver = await startReceiver([410, 410]);
    const made = await shop.call('POST', '/v1/webhook-endpoints', { key: 'yizhou-live', body: { url: receiver.url } });
    await shop.placeHeld();
    expect(receiver.received).toHaveLength(0);
    const other = await shop.call('GET', `/v1/webhook-endpoints/${String(made.body.id)}/deliveries`);
    expect(other.status).toBe(404);
    await shop.placeHeld(undefined, 'yizhou-live');
    await eventually(
      () => shop.call('GET', '/v1/webhook-endpoints', { key: 'yizhou-live' }),
      ({ body }) => (body.data as { disabled_at: string | null }[]).every(({ disabled_at: at }) => at !== null),
    );
    await receiver.close();
  });

  test('cannot be sent to an address that is none', async () => {
    const answer = await world.shop.call('POST', '/v1/webhook-endpoints', { body: { url: 'ftp://example.com' } });
    expect(answer.status).toBe(422);
  });

  type Delivery = Record<string, unknown> & { readonly id: string; readonly state: string };
  const addFor = async (shopId: string, url: string) => {
    const { body } = await admin('POST /v1/webhook-endpoints', { shop_id: shopId, url });
    return { id: String(body.id), secret: String(body.secret), path: `/v1/webhook-endpoints/${String(body.id)}` };
  };
  const deliveriesOf = async (path: string, query = ''): Promise<Delivery[]> =>
    (await admin(`GET ${path}/deliveries${query}`)).body.data as Delivery[];
  const settled = (path: string, id: string) =>
    eventually(
      async () => (await deliveriesOf(path)).find((each) => each.id === id),
      (each) => each?.state === 'delivered' || each?.state === 'parked',
    );

  test('an admin works on the endpoints of a shop, which sees what was done', async () => {
    const receiver = await startReceiver([]);
    const { id } = await addFor('yizhou-eu', receiver.url);
    const seen = await world.shop.call('GET', '/v1/webhook-endpoints', { key: 'yizhou-eu' });
    expect(seen.body.data).toMatchObject([{ id, shop_id: 'yizhou-eu', disabled_at: null, pending: 0, parked: 0 }]);
    const listed = await admin('GET /v1/webhook-endpoints?shop_id=yizhou-eu');
    expect(listed.body).toEqual(seen.body);
    expect((await admin('GET /v1/webhook-endpoints')).body.data).toContainEqual((seen.body.data as object[])[0]);
    const nowhere = await admin('POST /v1/webhook-endpoints', { url: 'ftp://example.com' });
    expect(nowhere.body.errors).toMatchObject([
      { code: 'INVALID_VALUE', pointer: '/shop_id' },
      { code: 'ENDPOINT_NOT_ALLOWED', pointer: '/url' },
    ]);
    const foreign = await world.shop.call('GET', '/v1/webhook-endpoints?shop_id=yizhou-eu');
    expect(foreign).toMatchObject({ status: 404, body: { code: 'SHOP_UNKNOWN' } });
    await receiver.close();
  });

  test('a test arrives signed at that endpoint alone and is listed like any other', async () => {
    const [receiver, other] = [await startReceiver([503]), await startReceiver([])];
    const { id, secret, path } = await addFor('yizhou-eu', receiver.url);
    await addFor('yizhou-eu', other.url);
    const queued = await admin(`POST ${path}/test`);
    expect(queued).toMatchObject({ status: 202, body: { type: 'test.ping', state: 'pending', order_id: null } });
    expect(await settled(path, String(queued.body.id))).toMatchObject({
      state: 'delivered',
      attempts: 2,
      last_status: 200,
    });
    const sent = receiver.received.at(-1);
    expect(new Webhook(secret).verify(sent?.body ?? '', sent?.headers ?? {})).toMatchObject({
      type: 'test.ping',
      data: { endpoint_id: id },
    });
    expect(other.received).toHaveLength(0);
    const events = await world.shop.call('GET', '/v1/events', { key: 'yizhou-eu' });
    expect(JSON.stringify(events.body)).not.toContain('test.ping');
    await receiver.close();
    await other.close();
  });

  test('a replaced secret and the new one both verify until the grace is over', async () => {
    const receiver = await startReceiver([]);
    const { id, secret, path } = await addFor('yizhou-eu', receiver.url);
    const next = await admin(`POST ${path}/secret`, { grace_hours: 2 });
    expect(next.status).toBe(201);
    expect(Date.parse(String(next.body.previous_secret_until))).toBeGreaterThan(Date.now() + 7_000_000);
    const ping = async () => {
      await settled(path, String((await admin(`POST ${path}/test`)).body.id));
      return receiver.received.at(-1) ?? { headers: {}, body: '' };
    };
    const both = await ping();
    for (const known of [secret, String(next.body.secret)]) new Webhook(known).verify(both.body, both.headers);
    await world.sql`UPDATE webhook_endpoint SET previous_until = now() WHERE id = ${id}`;
    const one = await ping();
    new Webhook(String(next.body.secret)).verify(one.body, one.headers);
    expect(() => new Webhook(secret).verify(one.body, one.headers)).toThrow();
    await receiver.close();
  });

  test('what was given up arrives after a retry, and an endpoint that is off takes nothing until it is on', async () => {
    const receiver = await startReceiver([410]);
    const { path } = await addFor('yizhou-eu', receiver.url);
    const id = String((await admin(`POST ${path}/test`)).body.id);
    expect(await settled(path, id)).toMatchObject({
      state: 'parked',
      last_status: 410,
      last_error: 'gone',
      attempts: 1,
    });
    for (const act of [`POST ${path}/test`, `POST ${path}/deliveries/${id}/retry`])
      expect((await admin(act)).body).toMatchObject({ status: 409, code: 'ENDPOINT_DISABLED' });
    const on = await admin(`POST ${path}/enable`);
    expect(on.body).toMatchObject({ disabled_at: null, parked: 1 });
    expect(await deliveriesOf(path, '?state=parked')).toMatchObject([{ id }]);
    expect((await admin(`POST ${path}/deliveries/${id}/retry`)).status).toBe(202);
    expect(await settled(path, id)).toMatchObject({ state: 'delivered', attempts: 1 });
    const again = await admin(`POST ${path}/deliveries/${id}/retry`);
    expect(again.body).toMatchObject({ status: 409, code: 'DELIVERY_NOT_PARKED' });
    const log = await world.sql`SELECT action FROM audit_log WHERE ref = ${path.split('/')[3] ?? ''} ORDER BY at`;
    expect(log.map(({ action }) => String(action).split('.')[1])).toEqual(['add', 'test', 'enable', 'retry_delivery']);
    await receiver.close();
  });

  test('old news are purged, except what was sent somewhere', async () => {
    const receiver = await startReceiver([]);
    const { path } = await addFor('yizhou-eu', receiver.url);
    const queued = await admin(`POST ${path}/test`);
    await settled(path, String(queued.body.id));
    const isKept = async () => (await world.sql`SELECT 1 FROM event WHERE id = ${String(queued.body.event_id)}`).length;
    await world.sql`UPDATE event SET at = now() - interval '9 days' WHERE id = ${String(queued.body.event_id)}`;
    const database = connectDatabase(world.config.DATABASE_URL, { max: 1, application: 'purge' });
    await purgeExpired(database.db);
    await database.close();
    expect(await isKept()).toBe(1);
    await receiver.close();
  });
});
