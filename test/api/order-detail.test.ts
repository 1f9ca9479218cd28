import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApprovalCard, TroubleCard } from '../../contracts/desk.ts';
import type {
  OrderAllocation,
  OrderMessages,
  OrderPrice,
  OrderWebhooks,
  OrderWorkflow,
} from '../../contracts/order-detail.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import type { Placed } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

describe('what the desk looks up', () => {
  let world: World;
  let floor: Floor;
  let held: Placed;

  beforeAll(async () => {
    world = await startWorld({ subject: 'order-detail' });
    floor = createFloor(world);
    held = await world.shop.placeHeld(
      anOrder({
        customer: { name: '沈知远', phone: '+8619900000777' },
        shipping_address: { country: 'CN', region_code: '540102', city: '拉萨', line1: '虚构路 18 号' },
      }),
    );
  });
  afterAll(() => world.close());

  const read = async <T>(path: string, key = 'agent'): Promise<T> => {
    const answer = await world.shop.call('GET', path, { key });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as T;
  };

  const sum = (amounts: readonly { amount: number }[]): number => amounts.reduce((all, { amount }) => all + amount, 0);

  test('a price whose sums are visibly sums, with every promotion that was given or not', async () => {
    const price = await read<OrderPrice>(`/v1/orders/${held.id}/price`);
    const { goods, discount, freight, total } = price.sums;
    expect(goods.amount - discount.amount + freight.amount).toBe(total.amount);
    expect(total.amount).toBe(held.total);
    expect(sum(price.lines.map((line) => line.amount))).toBe(goods.amount);
    expect(sum(price.promotions.map(({ amount }) => amount))).toBe(discount.amount);
    for (const line of price.lines) expect(sum(line.discounts.map(({ amount }) => amount))).toBe(line.discount.amount);
    expect(price.is_explained).toBe(true);
    expect(price.promotions.length).toBeGreaterThan(0);
    expect(price.skipped.length).toBeGreaterThan(0);
    expect(price.skipped.every(({ reason, title }) => reason.length > 0 && title.en.length > 0)).toBe(true);
    const parts = price.freight;
    expect(parts?.remote_surcharge.amount).toBeGreaterThan(0);
    const base = parts?.is_free ? 0 : Number(parts?.base.amount);
    expect(base + Number(parts?.remote_surcharge.amount)).toBe(freight.amount);
  });

  test('freight is explained by the address that it was asked for, wherever the goods go now', async () => {
    const { id } = await world.shop.placeHeld();
    const before = await read<OrderPrice>(`/v1/orders/${id}/price`);
    await world.shop.call('POST', `/v1/orders/${id}/address`, {
      key: 'agent',
      headers: { 'idempotency-key': 'detail-address' },
      body: { shipping_address: { country: 'CN', region_code: '210202', line1: '望舟路 88 号' } },
    });
    expect(await read<OrderPrice>(`/v1/orders/${id}/price`)).toEqual(before);
  });

  test('why this warehouse, and why none of the others', async () => {
    const { candidates, objective } = await read<OrderAllocation>(`/v1/orders/${held.id}/allocation`);
    expect(objective[0]).toBe('fewest_parcels');
    expect(candidates[0]?.reason.code).toBe('chosen');
    const [shipment] = await world.sql`SELECT warehouse FROM shipment WHERE order_id = ${held.id}`;
    expect(candidates[0]?.warehouses).toEqual([shipment?.warehouse]);
    expect(candidates.length).toBeGreaterThan(2);
    const refused = await world.shop.place(anOrder({ lines: [{ sku: 'TEA-LONGJING-100', quantity: 999 }] }));
    const [row] = await world.sql`SELECT id FROM "order" WHERE status = 'rejected' ORDER BY accepted_at DESC LIMIT 1`;
    expect(refused.status).toBe(422);
    const none = await world.shop.call('GET', `/v1/orders/${String(row?.id)}/allocation`, { key: 'agent' });
    expect([none.status, none.body.code]).toEqual([404, 'ALLOCATION_MISSING']);
  });

  test('the messages as the customer saw them, their links only for those who may act for the customer', async () => {
    await world.sql`INSERT INTO notification (id, order_id, template, cause, channel, language, text)
      VALUES ('ntf_link', ${held.id}, 'order_held_pay', 'x', 'sms', 'en', 'pay at https://pay.example/p/1?s=2 now')`;
    await world.sql`UPDATE api_key SET scopes = array_remove(scopes, 'orders:write')
      WHERE principal_id = (SELECT id FROM principal WHERE name = 'supervisor')`;
    const texts = async (key: string): Promise<string[]> =>
      (await read<OrderMessages>(`/v1/orders/${held.id}/messages`, key)).data.map(({ text }) => text);
    expect(await texts('agent')).toContain('pay at https://pay.example/p/1?s=2 now');
    expect(await texts('supervisor')).toContain('pay at … now');
    await world.sql`UPDATE api_key SET scopes = array_append(scopes, 'orders:write')
      WHERE principal_id = (SELECT id FROM principal WHERE name = 'supervisor')`;
  });

  test('notes with their authors, pinned ones first', async () => {
    const note = (body: object) => world.shop.call('POST', `/v1/orders/${held.id}/notes`, { key: 'agent', body });
    expect((await note({ text: 'wants a receipt' })).status).toBe(201);
    const pinned = await note({ text: 'fragile, really', flag: 'care', pinned: true });
    expect(pinned.body).toMatchObject({ flag: 'care', pinned: true, author: { role: 'agent', name: { en: 'agent' } } });
    await note({ text: 'promised by Friday', flag: 'promise' });
    const { data } = await read<{ data: { text: string }[] }>(`/v1/orders/${held.id}/notes`, 'ops');
    expect(data.map(({ text }) => text)).toEqual(['fragile, really', 'promised by Friday', 'wants a receipt']);
    expect((await note({ text: '   ' })).status).toBe(400);
    const events = await world.sql`SELECT internal FROM event WHERE order_id = ${held.id} AND type = 'order.noted'`;
    expect(events.map(({ internal }) => internal)).toEqual([true, true, true]);
  });

  test('the whole contact only with a reason, which stands in the audit log beside the name', async () => {
    const reveal = (body: object) => world.shop.call('POST', `/v1/orders/${held.id}/reveals`, { key: 'agent', body });
    expect((await reveal({ reason: ' ' })).status).toBe(400);
    const answer = await reveal({ reason: 'address: courier asks' });
    expect(answer.body).toMatchObject({ name: '沈知远', phone: '+8619900000777', line1: '虚构路 18 号' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const rows = await world.sql`SELECT l.facts, p.name FROM audit_log l JOIN principal p ON p.id = l.actor
      WHERE l.ref = ${held.id} AND l.action = 'order.reveal_contact'`;
    expect([...rows]).toEqual([{ facts: { reason: 'address: courier asks' }, name: 'agent' }]);
  });

  test('the label of each parcel, once it is made', async () => {
    const paid = await world.shop.placeHeld();
    await world.shop.pay(paid);
    await world.shop.until(paid.id, 'fulfilling');
    const documents = async () =>
      (await read<{ data: object[] }>(`/v1/orders/${paid.id}/documents`)).data as { is_made: boolean }[];
    expect(await documents()).toMatchObject([{ kind: 'label', shipment_n: 1, is_made: false, tracking_number: null }]);
    await floor.ship(paid.id);
    expect(await documents()).toMatchObject([{ is_made: true, tracking_number: expect.any(String) }]);
  });

  test('what the shop was told, by which of its endpoints and how that went', async () => {
    const { id } = await world.shop.placeHeld();
    const told = async () => (await read<OrderWebhooks>(`/v1/orders/${id}/webhooks`)).data;
    const [first] = await told();
    expect(first).toMatchObject({ type: expect.stringMatching(/^order\./), deliveries: [] });
    await world.sql`INSERT INTO webhook_endpoint (id, shop_id, url, secret)
      VALUES ('whe_detail', 'yizhou-cn', 'https://hooks.example/in', 'x')`;
    await world.sql`INSERT INTO webhook_delivery (id, endpoint_id, event_id, state, attempts, last_status)
      VALUES ('whd_detail', 'whe_detail', ${first?.event_id ?? ''}, 'parked', 9, 503)`;
    const failed = { host: 'hooks.example', state: 'parked', attempts: 9, last_status: 503, settled_at: null };
    expect((await told())[0]?.deliveries).toEqual([failed]);
    await world.sql`DELETE FROM webhook_delivery WHERE id = 'whd_detail'`;
    await world.sql`DELETE FROM webhook_endpoint WHERE id = 'whe_detail'`;
  });

  test('the run behind it, as long as there is one', async () => {
    const { id } = await world.shop.placeHeld();
    const path = `/v1/orders/${id}/workflow`;
    const run = await read<OrderWorkflow>(path);
    expect(run).toMatchObject({ workflow_id: `order-${id}`, status: 'running', ended_at: null });
    expect(run.url).toContain(`/order-${id}/${run.run_id}/`);
    const handle = world.temporal.client.workflow.getHandle(`order-${id}`, run.run_id);
    expect(run.events).toBeGreaterThan(0);
    expect(run.events).toBeLessThanOrEqual((await handle.describe()).historyLength);
    await handle.terminate('test');
    expect(await read<OrderWorkflow>(path)).toMatchObject({ status: 'terminated', ended_at: expect.any(String) });
    await world.sql`UPDATE "order" SET status = 'cancelled', imported = true, ended_at = now(),
      waiting_on = NULL, waiting_until = NULL, next_actor = NULL WHERE id = ${id}`;
    expect((await world.shop.call('GET', path, { key: 'agent' })).body.code).toBe('WORKFLOW_UNKNOWN');
  });

  describe('on the desk', () => {
    let lost: Placed;
    let trouble: string;

    beforeAll(async () => {
      lost = await shipInto(world, floor, 'lost');
      trouble = (await agentTrouble(world, lost.id)).id;
      await world.shop.propose(lost.id, { kind: 'coupon', amount: 1500, reason: 'first', escalation_id: trouble });
      await world.shop.propose(lost.id, { kind: 'coupon', amount: 60_000, reason: 'second', escalation_id: trouble });
    });

    const cards = async (key: string): Promise<ApprovalCard | undefined> =>
      (await read<{ data: ApprovalCard[] }>('/v1/approvals', key)).data.find(({ order }) => order.id === lost.id);

    const money = (amount: number) => ({ amount, currency: 'CNY' });

    test('lies what a second person has to decide, with the rule that stopped it and both histories', async () => {
      const card = await cards('supervisor');
      expect(card).toMatchObject({
        action: { kind: 'coupon', amount: money(60_000), reason: 'second' },
        actor: { role: 'agent' },
        order: { customer: { name: expect.stringMatching(/^林\*+$/), phone: '199****0908' } },
        trouble: { kind: 'lost', consequence: 'refund_shipment' },
        rule: { given: money(1500) },
        customer_history: { orders: expect.any(Number), given_90_days: { count: 1, amount: money(1500) } },
        actor_history: { given_90_days: { count: 1, amount: money(1500) }, refused_90_days: 0 },
        approvers: ['supervisor'],
        may_decide: true,
      });
      const { cap, given, over } = card?.rule ?? {};
      expect(Number(cap?.amount) + Number(over?.amount)).toBe(60_000 + Number(given?.amount));
      expect(card?.expires_at).toBe(card?.trouble?.deadline_at);
      expect((await cards('agent'))?.may_decide).toBe(false);
    });

    test('lies each open trouble with its parcel and its lane', async () => {
      const { data } = await read<{ data: TroubleCard[] }>('/v1/troubles');
      expect(data.find((card) => card.trouble.id === trouble)).toMatchObject({
        order: { id: lost.id },
        parcel: { n: 1, status: 'lost', zone: expect.any(String), tracking_number: expect.any(String) },
        awaiting_approval: 1,
      });
      const deadlines = data.map((card) => card.trouble.deadline_at ?? '9999');
      expect(deadlines).toEqual([...deadlines].sort());
    });
  });
});
