import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionOffer, ActionOffers, ActionPreview } from '../../contracts/action-preview.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import type { Placed } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

describe('before somebody at the desk acts', () => {
  let world: World;
  let floor: Floor;
  let paid: Placed;
  let lost: Placed;
  let trouble: string;

  beforeAll(async () => {
    world = await startWorld({ subject: 'preview' });
    floor = createFloor(world);
    paid = await world.shop.placeHeld();
    await world.shop.pay(paid);
    await world.shop.until(paid.id, 'fulfilling');
    lost = await shipInto(world, floor, 'lost');
    trouble = (await agentTrouble(world, lost.id)).id;
  });
  afterAll(() => world.close());

  const preview = async (orderId: string, body: object, key = 'agent'): Promise<ActionPreview> => {
    const answer = await world.shop.call('POST', `/v1/orders/${orderId}/actions/preview`, {
      key,
      body: { reason: 'as agreed', ...body },
    });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as ActionPreview;
  };

  const offersOf = async (orderId: string, key = 'agent'): Promise<ActionOffers> =>
    (await world.shop.call('GET', `/v1/orders/${orderId}/actions/offered`, { key })).body as ActionOffers;

  const written = async () =>
    world.sql`SELECT (SELECT count(*) FROM action)::int AS actions, (SELECT count(*) FROM notification)::int AS messages,
      (SELECT count(*) FROM audit_log)::int AS audits, (SELECT count(*) FROM stock_movement)::int AS movements,
      (SELECT sum(version) FROM "order")::int AS versions`;

  const money = (amount: number) => ({ amount, currency: 'CNY' });

  test('a refund shows what moves, the words that go out and whose decision it is, and writes nothing', async () => {
    const before = await written();
    const seen = await preview(paid.id, { kind: 'refund', amount: 4600 });
    expect(seen).toMatchObject({
      amount: money(4600),
      problems: [],
      authority: { verdict: 'within', given: money(0) },
      effects: {
        money: [
          { what: 'refunded', before: money(0), after: money(4600) },
          { what: 'kept', before: money(paid.total), after: money(paid.total - 4600) },
        ],
        status: null,
      },
      undo: 'no',
    });
    expect(seen.messages).toMatchObject([{ template: 'refund_sent', language: 'zh-CN' }]);
    expect(seen.messages[0]?.text).toContain('¥46.00');
    expect(await written()).toEqual(before);
  });

  test('beyond the authority it names who may agree, as the action itself then finds', async () => {
    const body = { kind: 'coupon', amount: 50_000 };
    const seen = await preview(lost.id, { ...body, escalation_id: trouble });
    expect(seen.authority).toMatchObject({ verdict: 'needs_approval', approvers: ['supervisor'] });
    expect(seen.effects.troubles).toEqual([]);
    const made = await world.shop.propose(lost.id, { ...body, reason: 'so sorry', escalation_id: trouble });
    expect(made.body.state).toBe('awaiting_approval');
    expect(seen.authority.cap).toEqual(made.body.cap);
  });

  test('a parcel sent again shows the shelf, the second parcel and the trouble that ends', async () => {
    const seen = await preview(lost.id, { kind: 'reship', escalation_id: trouble });
    expect(seen.problems).toEqual([]);
    expect(seen.effects).toMatchObject({
      stock: [{ sku: 'TEA-LONGJING-100', title: { en: expect.any(String) } }],
      parcels: [
        { n: 1, before: { status: 'lost', settled: false }, after: { settled: true } },
        { n: 2, before: null, after: { status: 'released', settled: false } },
      ],
      troubles: [{ id: trouble, kind: 'lost' }],
    });
    const [taken] = seen.effects.stock;
    expect(Number(taken?.before) - Number(taken?.after)).toBe(2);
  });

  test('goods that nobody has any more are a problem before anybody promises them', async () => {
    const [row] = await world.sql`SELECT warehouse FROM shipment WHERE order_id = ${lost.id}`;
    await world.sql`UPDATE stock SET on_hand = reserved WHERE sku = 'TEA-LONGJING-100'`;
    const seen = await preview(lost.id, { kind: 'reship', escalation_id: trouble });
    expect(seen.problems).toMatchObject([{ code: 'STOCK_INSUFFICIENT', pointer: '/shipment_id' }]);
    await world.sql`UPDATE stock SET on_hand = reserved + 50 WHERE sku = 'TEA-LONGJING-100' AND warehouse = ${String(row?.warehouse)}`;
    expect((await preview(lost.id, { kind: 'reship', escalation_id: trouble })).problems).toEqual([]);
  });

  test.each([
    ['more than was paid', { kind: 'refund', amount: 9_000_000 }],
    ['no amount at all', { kind: 'coupon' }],
    ['a remedy for a trouble that is not there', { kind: 'dismiss' }],
  ])('is told of %s as the action would be', async (_, body) => {
    const seen = await preview(paid.id, body);
    const made = await world.shop.propose(paid.id, { reason: 'as agreed', ...body });
    const codes = (made.body.errors as { code: string }[]).map(({ code }) => code);
    expect(seen.problems.map(({ code }) => code)).toEqual(codes);
    expect(seen.messages).toEqual([]);
  });

  const freeCarrierOf = ([first]: ActionOffer['shipments']) =>
    first?.carriers.find(({ problem }) => problem === null)?.carrier;

  const leastOf = ({ kind, escalation_id, needs, shipments }: ActionOffer) => ({
    kind,
    ...(escalation_id === null ? {} : { escalation_id }),
    ...(needs.includes('amount') ? { amount: 1 } : {}),
    ...(shipments[0] ? { shipment_id: shipments[0].id } : {}),
    ...(needs.includes('carrier') ? { carrier: freeCarrierOf(shipments) } : {}),
  });

  test('is offered exactly what would be taken', async () => {
    for (const { id } of [paid, lost]) {
      const { offers } = await offersOf(id);
      expect(offers.length).toBeGreaterThan(1);
      for (const offer of offers) expect((await preview(id, leastOf(offer))).problems, offer.kind).toEqual([]);
    }
    const { offers } = await offersOf(lost.id);
    const answering = offers.filter(({ escalation_id: id }) => id === trouble).map(({ kind }) => kind);
    expect(answering).toEqual(['reship', 'refund', 'coupon']);
    expect(offers.find(({ kind }) => kind === 'refund')).toMatchObject({ amount: { max: money(lost.total) } });
    expect(offers.every(({ reasons }) => reasons.length > 1)).toBe(true);
  });

  test('a hold keeps the order where it is, and the last message again is the same words', async () => {
    const held = await preview(paid.id, { kind: 'hold', cause: 'address_check' });
    expect(held.effects.held).toEqual({ before: false, after: true });
    expect(held.undo).toBe('by_release');
    const again = await preview(paid.id, { kind: 'resend' });
    const [last] =
      await world.sql`SELECT text FROM notification WHERE order_id = ${paid.id} ORDER BY created_at DESC, id DESC LIMIT 1`;
    expect(again.messages).toMatchObject([{ text: last?.text }]);
  });

  test('looking waits for nobody who works on the order, and holds nobody up', async () => {
    await world.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM "order" WHERE id = ${paid.id} FOR UPDATE`;
      await tx`SELECT 1 FROM payment WHERE order_id = ${paid.id} FOR UPDATE`;
      await tx`SELECT 1 FROM shipment WHERE order_id = ${paid.id} FOR UPDATE`;
      expect((await preview(paid.id, { kind: 'refund', amount: 100 })).problems).toEqual([]);
      expect((await offersOf(paid.id)).offers.length).toBeGreaterThan(1);
      const address = { shipping_address: { country: 'CN', region_code: '210202', line1: '望舟路 88 号' } };
      const seen = await world.shop.call('POST', `/v1/orders/${paid.id}/address/preview`, {
        key: 'agent',
        body: address,
      });
      expect(seen.body).toMatchObject({ problems: [] });
    });
  });

  test('is told which deadlines are theirs to move, and whether the address still can change', async () => {
    const held = await world.shop.placeHeld();
    const [ops, agent] = [await offersOf(held.id, 'ops'), await offersOf(held.id)];
    expect(ops.deadlines.map(({ deadline }) => deadline)).toEqual(['payment', 'reminder']);
    expect(agent.deadlines).toEqual([]);
    expect(agent.address).toEqual({ lock: null });
    expect((await offersOf(lost.id)).address).toEqual({ lock: 'packed' });
  });
});
