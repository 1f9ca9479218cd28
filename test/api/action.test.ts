import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/queries/new-id.ts';
import { startWorld, type World } from '../support/world.ts';

type Ours = { readonly order: string; readonly total: number; readonly shipment: string; readonly escalation: string };

describe('an action and what it is about', () => {
  let world: World;
  let first: Ours;
  let second: Ours;

  const paidOrder = async (): Promise<Ours> => {
    const { shop, sql } = world;
    const placed = await shop.placeHeld();
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    const [shipment] = await sql`SELECT id FROM shipment WHERE order_id = ${placed.id}`;
    const escalation = `esc_${newId('ord').slice(4)}`;
    await sql`INSERT INTO escalation (id, order_id, n, kind, detail, tier, deadline_at)
      VALUES (${escalation}, ${placed.id}, 1, 'lost', 'planted', 'agent', now() + interval '1 hour')`;
    return { order: placed.id, total: placed.total, shipment: String(shipment?.id), escalation };
  };

  beforeAll(async () => {
    world = await startWorld({ subject: 'action' });
    first = await paidOrder();
    second = await paidOrder();
  });
  afterAll(() => world.close());

  const propose = (order: string, body: object, requestKey = randomUUID()) =>
    world.shop.propose(order, { reason: 'as agreed', ...body }, { requestKey });

  const actions = async (): Promise<number> => (await world.sql`SELECT 1 FROM action`).length;

  test('cannot answer the trouble of another order', async () => {
    const refund = { kind: 'refund', amount: 100 };
    for (const id of [second.escalation, `esc_${'0'.repeat(26)}`]) {
      const answer = await propose(first.order, { ...refund, escalation_id: id });
      expect(answer.status).toBe(404);
      expect(answer.body.errors).toMatchObject([{ code: 'ESCALATION_UNKNOWN', pointer: '/escalation_id' }]);
    }
    expect(await actions()).toBe(0);
  });

  test('cannot touch the parcel of another order', async () => {
    const reship = { kind: 'reship', escalation_id: first.escalation };
    for (const id of [second.shipment, `shp_${'0'.repeat(26)}`]) {
      const answer = await propose(first.order, { ...reship, shipment_id: id });
      expect(answer.status).toBe(404);
      expect(answer.body.errors).toMatchObject([{ code: 'SHIPMENT_UNKNOWN', pointer: '/shipment_id' }]);
    }
    expect(await actions()).toBe(0);
  });

  test.each([
    ['kind', { kind: 'coupon' }],
    ['amount', { amount: 200 }],
    ['reason', { reason: 'for another reason' }],
    ['trouble', { escalation_id: undefined }],
    ['parcel', { shipment_id: '@' }],
  ])('under one key cannot change its %s', async (_, change) => {
    const key = randomUUID();
    // So much that it waits for approval, and the trouble stays open.
    const body = { kind: 'refund', amount: first.total, escalation_id: first.escalation };
    const made = await propose(first.order, body, key);
    expect([made.status, made.body.state]).toEqual([202, 'awaiting_approval']);
    const again = await propose(first.order, body, key);
    expect(again.body.id).toBe(made.body.id);
    const other = 'shipment_id' in change ? { shipment_id: first.shipment } : change;
    const changed = await propose(first.order, { ...body, ...other }, key);
    expect(changed.status).toBe(422);
    expect(changed.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await propose(second.order, body, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test.each([
    [{ kind: 'refund', amount: -100 }, '/amount'],
    [{ kind: 'refund', amount: 0 }, '/amount'],
    [{ kind: 'refund', amount: 0.5 }, '/amount'],
    [{ kind: 'refund', amount: 2 ** 53 }, '/amount'],
    [{ kind: 'refund', amount: 100, currency: 'EUR' }, '/currency'],
    [{ kind: 'refund', amount: 100, approved_by: 'me' }, '/approved_by'],
    [{ kind: 'refund', amount: 100, state: 'accepted' }, '/state'],
    [{ kind: 'refund', amount: 100, reason: '\0' }, '/reason'],
    [{ kind: 'refund', amount: 100, escalation_id: '\0' }, '/escalation_id'],
    [{ kind: 'other_carrier', carrier: '\0' }, '/carrier'],
    [{ kind: 'bribe' }, '/kind'],
  ])('is refused where it is not as the contract says: %j', async (body, pointer) => {
    const before = await actions();
    const answer = await propose(first.order, body);
    expect(answer.status, answer.text).toBe(400);
    const pointers = (answer.body.errors as { pointer: string }[]).map((each) => each.pointer);
    expect(new Set(pointers)).toEqual(new Set([pointer]));
    expect(await actions()).toBe(before);
  });

  test('needs its key, like everything that spends money', async () => {
    const answer = await world.shop.call('POST', `/v1/orders/${first.order}/actions`, {
      key: 'agent',
      body: { kind: 'refund', amount: 100, reason: 'as agreed' },
    });
    expect(answer.body.code).toBe('IDEMPOTENCY_KEY_MISSING');
  });
});
