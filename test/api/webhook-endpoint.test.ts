import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  beforeAll(async () => {
    world = await startWorld({ subject: 'webhooks' });
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
});
