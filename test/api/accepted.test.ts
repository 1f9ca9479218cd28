import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { createApiDeps } from '../../api/server.ts';
import { connectDatabase } from '../../db/client.ts';
import { anOrder, type OrderBody } from '../support/order.ts';
import { eventually } from '../support/shop.ts';
import { startWorker, startWorld, type World } from '../support/world.ts';

const DEAD_ADDRESS = '127.0.0.1:1';

describe('an order that is accepted before it can be decided', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'accepted', withWorker: false, settings: { VERDICT_WAIT_MS: '150' } });
  });
  afterAll(() => world.close());

  /** The same API with no way to the workflow server. */
  const cutOff = async (): Promise<{ app: FastifyInstance; close(): Promise<void> }> => {
    const config = { ...world.config, TEMPORAL_ADDRESS: DEAD_ADDRESS };
    const deps = await createApiDeps(config, connectDatabase(config.DATABASE_URL, { max: 4, application: 'cut off' }));
    const app = await createApp(deps);
    const close = async () => {
      await app.close();
      await deps.close();
    };
    return { app, close };
  };

  const placeAt = (app: FastifyInstance, body: OrderBody, key: string) =>
    app.inject({
      method: 'POST',
      url: '/v1/orders',
      headers: { authorization: `Bearer ${world.keys['yizhou-cn']}`, 'idempotency-key': key },
      payload: body,
    });

  const keyRow = async (key: string) =>
    (await world.sql`SELECT *, lease_until > now() AS leased FROM idempotency_key WHERE key = ${key}`)[0];

  test('is answered with 202 and where it is, and the 202 is not kept', async () => {
    const [key, body] = [randomUUID(), anOrder()];
    const first = await world.shop.place(body, key);
    expect(first.status).toBe(202);
    const location = first.headers.get('location') ?? '';
    expect(location).toBe(`/v1/orders/${String(first.body.id)}`);
    expect(first.body).toEqual({ id: first.body.id, reference: body.reference, status: 'accepted', location });
    expect(await keyRow(key)).toMatchObject({ answer_status: null, answer_body: null, leased: false });

    const again = await world.shop.place(body, key);
    expect(again.status).toBe(202);
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers.get('idempotent-replayed')).toBeNull();

    const order = await world.shop.call('GET', location);
    expect(order.body).toMatchObject({ status: 'accepted', waiting: { on: 'verdict', next_actor: 'system' } });
  });

  test('keeps its key while a request still waits, and frees it when that request died', async () => {
    const [key, body] = [randomUUID(), anOrder()];
    await world.shop.place(body, key);
    await world.sql`UPDATE idempotency_key SET lease_until = now() + interval '1 hour' WHERE key = ${key}`;
    const during = await world.shop.place(body, key);
    expect(during.status).toBe(409);
    expect(during.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_USE', retryable: true });
    const other = await world.shop.place({ ...body, language: 'en' }, key);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await world.sql`UPDATE idempotency_key SET lease_until = now() - interval '1 second' WHERE key = ${key}`;
    expect((await world.shop.place(body, key)).status).toBe(202);
  });

  test('cancelled before it was decided is never held, and its key answers so', async () => {
    const [key, body] = [randomUUID(), anOrder()];
    const placed = await world.shop.place(body, key);
    const id = String(placed.body.id);
    expect((await world.shop.cancel(id)).status).toBe(202);
    const stop = await startWorker(world.config, world.temporal);
    await world.shop.until(id, 'cancelled');
    const answer = await world.shop.place(body, key);
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('ORDER_CANCELLED');
    expect(answer.headers.get('idempotent-replayed')).toBe('true');
    expect(await world.shop.audit(id)).toMatchObject({ unitsHeld: 0, captured: 0 });
    await stop();
  });

  test('gets its verdict when a worker comes, and its key then answers with it', async () => {
    const [key, body] = [randomUUID(), anOrder()];
    const placed = await world.shop.place(body, key);
    expect(placed.status).toBe(202);
    const stop = await startWorker(world.config, world.temporal);
    await world.shop.until(String(placed.body.id), 'awaiting_payment');
    const answer = await world.shop.place(body, key);
    expect(answer.status).toBe(201);
    expect(answer.body.id).toBe(placed.body.id);
    expect(answer.headers.get('idempotent-replayed')).toBe('true');
    await stop();
  });

  test('is started by the relay when the API could not reach the workflow server', async () => {
    const { app, close } = await cutOff();
    const [key, body] = [randomUUID(), anOrder()];
    const started = Date.now();
    const placed = await placeAt(app, body, key);
    expect(placed.statusCode).toBe(202);
    expect(Date.now() - started).toBeLessThan(2_000);
    const { id } = placed.json<{ id: string }>();
    expect(placed.headers.location).toBe(`/v1/orders/${id}`);

    await world.sql`UPDATE workflow_message SET next_attempt_at = now() WHERE workflow_id = ${`order-${id}`}`;
    const stop = await startWorker(world.config, world.temporal);
    await world.shop.until(id, 'awaiting_payment');
    const answer = await placeAt(app, body, key);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ id, status: 'awaiting_payment' });
    const starts = await world.sql`SELECT state FROM workflow_message WHERE workflow_id = ${`order-${id}`}`;
    expect(starts.map((row) => String(row.state))).toEqual(['acknowledged']);
    await stop();
    await close();
  });

  test('an act of a person is taken at once while the workflow server is away, and reaches the order later', async () => {
    const stop = await startWorker(world.config, world.temporal);
    const { app, close } = await cutOff();
    const placed = await eventually(
      () => world.shop.place(anOrder()),
      ({ status }) => status === 201,
    );
    const id = String(placed.body.id);
    const asked = Date.now();
    const cancelled = await app.inject({
      method: 'POST',
      url: `/v1/orders/${id}/cancel`,
      headers: { authorization: `Bearer ${world.keys['yizhou-cn']}` },
    });
    expect(cancelled.statusCode).toBe(202);
    expect(cancelled.json()).toEqual({ id, status: 'cancelling' });
    expect(Date.now() - asked).toBeLessThan(2_000);
    await world.sql`UPDATE workflow_message SET next_attempt_at = now() WHERE workflow_id = ${`order-${id}`} AND state = 'pending'`;
    await world.shop.until(id, 'cancelled');
    await stop();
    await close();
  });
});
