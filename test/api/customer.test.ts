import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escalationWorkflowId } from '../../contracts/workflow-ids.ts';
import { createCustomer } from '../support/customer.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

type Change = Parameters<typeof anOrder>[0];
type Answer = { readonly statusCode: number; readonly body: string; json(): unknown; readonly headers: object };

describe('a customer with the link of an order', () => {
  let world: World;
  let floor: Floor;
  let customer: ReturnType<typeof createCustomer>;
  beforeAll(async () => {
    world = await startWorld({ subject: 'customer' });
    floor = createFloor(world);
    customer = createCustomer(world);
  });
  afterAll(() => world.close());

  const paid = async (change: Change = {}): Promise<Placed> => {
    const placed = await world.shop.placeHeld(anOrder(change));
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    return placed;
  };
  const delivered = async (change: Change = {}): Promise<Placed> => {
    const placed = await paid(change);
    await floor.ship(placed.id);
    await world.shop.until(placed.id, 'after_sales');
    return placed;
  };
  const problem = (answer: Answer) => {
    const { instance: _, request_id: __, ...rest } = answer.json() as Record<string, unknown>;
    return { status: answer.statusCode, ...rest };
  };

  describe('sees', () => {
    test('what to pay and until when, and that the goods are held', async () => {
      const placed = await world.shop.placeHeld();
      const seen = await customer.see(placed.id);
      expect(seen).toMatchObject({
        status: 'awaiting_payment',
        shop: { name: '驿舟百货' },
        language: 'zh-CN',
        waiting: { on: 'payment', facts: { amountMinor: placed.total } },
        stock: 'reserved',
        promise: { state: 'ahead' },
        lines: [
          { title: { 'zh-CN': expect.stringContaining('龙井'), en: expect.stringMatching(/tea/i) }, quantity: 2 },
        ],
        total: { amount: placed.total, currency: 'CNY' },
        can: {
          pay: { url: placed.payUrl, amount: { amount: placed.total } },
          cancel: { refund: { amount: 0 }, release: { amount: 0 } },
          receipt: false,
          rating: null,
        },
      });
      expect(Date.parse(seen.can.pay?.until ?? '')).toBeGreaterThan(Date.parse(seen.now));
      await world.shop.pay(placed);
      await world.shop.until(placed.id, 'fulfilling');
      const after = await customer.see(placed.id);
      expect(after.can).toMatchObject({ pay: null, cancel: { refund: { amount: placed.total } } });
      expect(Date.parse(after.paid_at ?? '')).toBeGreaterThan(Date.parse(after.placed_at));
    });

    test('each rung that its parcel has climbed, with the last word of the carrier', async () => {
      const placed = await paid();
      const before = await customer.see(placed.id);
      expect(before.parcels).toMatchObject([{ n: 1, tracking_number: null, end: null, replaces: null }]);
      expect(before.waiting).toMatchObject({ on: 'pick' });
      const [number] = await floor.ship(placed.id);
      await world.shop.until(placed.id, 'after_sales');
      const seen = await customer.see(placed.id);
      const [parcel] = seen.parcels;
      expect(parcel).toMatchObject({ tracking_number: number, end: 'delivered', trouble: null });
      expect(parcel?.stages.every(({ reached }) => reached)).toBe(true);
      expect(parcel?.news[0]).toMatchObject({ status: 'delivered' });
      expect(parcel?.news.every(({ place }) => place === null || !place.includes('虚构路'))).toBe(true);
      expect(seen).toMatchObject({ stock: 'sent', can: { cancel: null, receipt: true, rating: { until: null } } });
    });

    test('that it is late, what is wrong, and the coupon that came for it', async () => {
      const placed = await shipInto(world, floor, 'delayed');
      const seen = await eventually(
        () => customer.see(placed.id),
        ({ coupons }) => coupons.length > 0,
      );
      expect(seen.coupons).toMatchObject([
        { code: expect.stringMatching(/^SORRY-/), amount: { amount: 500 }, used: false },
      ]);
      await world.sql`UPDATE "order" SET promised_at = now() - interval '1 hour' WHERE id = ${placed.id}`;
      expect(['late', 'missed']).toContain((await customer.see(placed.id)).promise?.state);
    });

    test('a refund climb its ladder, from the asking to the day it is in the account', async () => {
      const placed = await paid();
      const proposed = await world.shop.propose(placed.id, {
        kind: 'refund',
        amount: placed.total,
        reason: 'promised',
      });
      expect((await customer.see(placed.id)).refunds).toMatchObject([
        { kind: 'refund', stage: 'under_review', amount: { amount: placed.total }, approved_at: null, sent_at: null },
      ]);
      await world.shop.approve(proposed.body.id);
      const seen = await eventually(
        () => customer.see(placed.id),
        ({ refunds }) => refunds[0]?.stage === 'sent',
      );
      const [refund] = seen.refunds;
      expect(seen.refunds).toHaveLength(1);
      expect(Date.parse(refund?.arrives_by ?? '')).toBeGreaterThan(Date.parse(refund?.sent_at ?? ''));
    });

    test('of itself no more than is needed, and of how we work nothing', async () => {
      const placed = await paid({ customer: { name: '林晓禾', phone: '+8619900000412' } });
      const text = (await customer.open(customer.tokenOf(placed.id))).body;
      expect((await customer.see(placed.id)).recipient).toMatchObject({
        name: '林**',
        phone: '199****0412',
        line1: '虚构路****',
        regions: [{ code: '330000' }, { code: '330100' }, { code: '330106' }],
      });
      for (const hidden of [
        '晓禾',
        '19900000412',
        '18 号',
        'warehouse',
        'cost',
        'TEA-LONGJING',
        'pick_task',
        'customer_key',
      ])
        expect(text, hidden).not.toContain(hidden);
    });

    test('an order whose customer was erased, without the person', async () => {
      const placed = await paid();
      await world.sql`DELETE FROM order_contact WHERE order_id = ${placed.id}`;
      expect((await customer.see(placed.id)).recipient).toBeNull();
    });
  });

  describe('can do', () => {
    test('a cancel before hand-over, which gives everything back', async () => {
      const placed = await paid();
      const answer = await customer.act(placed.id, 'cancel', { reason: 'changed_mind' });
      expect(answer.statusCode, answer.body).toBe(202);
      expect(answer.json()).toMatchObject({ status: 'cancelling', can: { cancel: null } });
      expect((await customer.act(placed.id, 'cancel', { reason: 'other' })).statusCode).toBe(202);
      await world.shop.until(placed.id, 'cancelled');
      expect(await world.shop.audit(placed.id)).toMatchObject({ refunded: placed.total, unitsHeld: 0 });
      expect((await customer.see(placed.id)).refunds).toMatchObject([
        { stage: 'sent', amount: { amount: placed.total } },
      ]);
      const [row] = await world.sql`SELECT cancel_requested_by, cancel_reason FROM "order" WHERE id = ${placed.id}`;
      expect(row).toMatchObject({ cancel_requested_by: 'customer', cancel_reason: 'changed_mind' });
      const rows = await world.sql`SELECT actor FROM audit_log WHERE ref = ${placed.id} AND action = 'order.cancel'`;
      expect(rows).toEqual([{ actor: 'customer' }]);
    });

    test('a cancel of an authorised card, which frees what was blocked', async () => {
      const placed = await paid({ payment_method: 'cardhouse' });
      expect((await customer.see(placed.id)).can.cancel).toMatchObject({
        refund: { amount: 0 },
        release: { amount: placed.total },
      });
      await customer.act(placed.id, 'cancel', { reason: 'ordered_wrong' });
      await world.shop.until(placed.id, 'cancelled');
      expect((await customer.see(placed.id)).refunds).toMatchObject([
        { kind: 'release', stage: 'sent', amount: { amount: placed.total } },
      ]);
    });

    test('a cancel while somebody pays: the link leads nowhere any more, and what was taken comes back', async () => {
      const placed = await world.shop.placeHeld();
      const page = await world.shop.payPage(placed);
      const [cancel] = await Promise.all([
        customer.act(placed.id, 'cancel', { reason: 'changed_mind' }),
        fetch(`${page}/pay`, { method: 'POST' }),
      ]);
      expect(cancel.statusCode).toBe(202);
      expect(cancel.json()).toMatchObject({ can: { pay: null } });
      expect((await fetch(placed.payUrl, { redirect: 'manual' })).status).toBe(410);
      await world.shop.until(placed.id, 'cancelled');
      const money = await eventually(
        () => world.shop.audit(placed.id),
        ({ captured, refunded }) => captured === refunded,
      );
      expect(money).toMatchObject({ unitsHeld: 0 });
    });

    test('no cancel of what the carrier has, and a cancel at the same moment as the hand-over has one winner', async () => {
      const sent = await paid();
      await floor.ship(sent.id);
      expect(problem(await customer.act(sent.id, 'cancel', { reason: 'other' }))).toMatchObject({
        status: 409,
        code: 'ORDER_NOT_CANCELLABLE',
      });
      for (let round = 0; round < 4; round += 1) {
        const placed = await paid();
        const [task = ''] = await floor.tasksOf(placed.id);
        await floor.pack(task);
        await eventually(
          () => floor.read(task),
          ({ next }) => next === 'label',
        );
        await floor.accept(task, { kind: 'label' });
        const [cancel, handOver] = await Promise.all([
          customer.act(placed.id, 'cancel', { reason: 'changed_mind' }),
          floor.scan(task, { kind: 'hand_over' }),
        ]);
        expect([cancel.statusCode === 202, handOver.status === 200].filter(Boolean)).toHaveLength(1);
        const seen = await customer.see(placed.id);
        expect(seen.parcels[0]?.end === 'cancelled').toBe(cancel.statusCode === 202);
      }
    });

    test('another address while nothing is packed, once for each time it is asked', async () => {
      const placed = await paid();
      const moved = { country: 'CN', region_code: '210202', province: '辽宁省', city: '大连市', line1: '望舟路 88 号' };
      const key = { 'idempotency-key': randomUUID() };
      expect((await customer.see(placed.id)).can.address).toEqual({});
      expect((await customer.act(placed.id, 'address', { shipping_address: moved })).statusCode).toBe(400);
      const before = await customer.see(placed.id);
      const answers = [
        await customer.act(placed.id, 'address', { shipping_address: moved }, key),
        await customer.act(placed.id, 'address', { shipping_address: moved }, key),
      ];
      for (const answer of answers)
        expect(answer.json(), answer.body).toMatchObject({
          recipient: { line1: '望舟路****', regions: [{ code: '210000' }, { code: '210200' }, { code: '210202' }] },
          total: before.total,
        });
      const rows = await world.sql`SELECT actor_id, kind, state FROM action WHERE order_id = ${placed.id}`;
      expect(rows).toEqual([{ actor_id: 'customer', kind: 'change_address', state: 'applied' }]);
      const nowhere = { ...moved, region_code: '210000' };
      const wrong = await customer.act(
        placed.id,
        'address',
        { shipping_address: nowhere },
        { 'idempotency-key': randomUUID() },
      );
      expect(problem(wrong)).toMatchObject({ status: 422, code: 'REGION_INCOMPLETE' });
      const other = await paid();
      expect((await customer.act(other.id, 'address', { shipping_address: moved }, key)).statusCode).toBe(200);
      const [task = ''] = await floor.tasksOf(placed.id);
      await floor.pack(task);
      expect((await customer.see(placed.id)).can.address).toBeNull();
      const late = await customer.act(
        placed.id,
        'address',
        { shipping_address: moved },
        { 'idempotency-key': randomUUID() },
      );
      expect(problem(late)).toMatchObject({ status: 409, code: 'ADDRESS_NOT_CHANGEABLE' });
    });

    test('the receipt once everything has come, once', async () => {
      const under = await paid();
      expect(problem(await customer.act(under.id, 'receipt'))).toMatchObject({
        status: 409,
        code: 'ORDER_NOT_DELIVERED',
      });
      const placed = await delivered();
      const answers = await Promise.all([customer.act(placed.id, 'receipt'), customer.act(placed.id, 'receipt')]);
      const [first, second] = answers.map((answer) => answer.json<{ received_at: string; can: object }>());
      expect(first).toMatchObject({ received_at: second?.received_at, can: { receipt: false } });
      const told = await world.sql`SELECT type FROM event WHERE order_id = ${placed.id} AND type = 'order.received'`;
      expect(told).toHaveLength(1);
      expect(await world.shop.orderRow(placed.id)).toMatchObject({ status: 'after_sales' });
    });

    test('a rating, and for a day another one', async () => {
      const placed = await delivered();
      const scores = { goods: 5, delivery: 3, service: 4 };
      expect((await customer.act(placed.id, 'rating', { ...scores, goods: 6 })).statusCode).toBe(400);
      const rated = await customer.act(placed.id, 'rating', { ...scores, comment: '茶很香' });
      expect(rated.json()).toMatchObject({ rating: { ...scores, comment: '茶很香' } });
      const changed = await customer.act(placed.id, 'rating', { ...scores, delivery: 1 });
      expect(changed.json()).toMatchObject({ rating: { delivery: 1, comment: null } });
      await world.sql`UPDATE order_rating SET at = now() - interval '25 hours' WHERE order_id = ${placed.id}`;
      expect(problem(await customer.act(placed.id, 'rating', scores))).toMatchObject({
        status: 409,
        code: 'RATING_CLOSED',
      });
      expect((await customer.see(placed.id)).can.rating).toBeNull();
      const told = await world.sql`SELECT data FROM event WHERE order_id = ${placed.id} AND type = 'order.rated'`;
      expect(JSON.stringify(told)).not.toContain('茶很香');
    });

    test('a cry for help: a note that staff see first, the same request once', async () => {
      const placed = await paid();
      const key = { 'idempotency-key': randomUUID() };
      expect((await customer.act(placed.id, 'help', { topic: 'invoice' })).statusCode).toBe(400);
      const asked = { topic: 'invoice', text: '请开发票\n抬头见邮件' };
      for (const answer of [
        await customer.act(placed.id, 'help', asked, key),
        await customer.act(placed.id, 'help', asked, key),
      ])
        expect([answer.statusCode, answer.json()]).toEqual([202, { road: 'note' }]);
      const notes = await world.sql`SELECT principal_id, flag, text FROM order_note WHERE order_id = ${placed.id}`;
      expect(notes).toEqual([{ principal_id: 'customer', flag: 'care', text: '#invoice 请开发票\n抬头见邮件' }]);
      for (let n = 0; n < 5; n += 1)
        await customer.act(placed.id, 'help', { topic: 'other' }, { 'idempotency-key': randomUUID() });
      const often = await customer.act(placed.id, 'help', { topic: 'other' }, { 'idempotency-key': randomUUID() });
      expect([often.statusCode, often.headers['retry-after']]).toEqual([429, '600']);
    });

    test('goods that came broken: a case that an agent has a deadline for, and whose end lets the order go on', async () => {
      const placed = await delivered();
      const answer = await customer.act(placed.id, 'help', { topic: 'damaged' }, { 'idempotency-key': randomUUID() });
      expect(answer.json()).toEqual({ road: 'trouble' });
      const trouble = await agentTrouble(world, placed.id);
      const [row] = await world.sql`SELECT kind, detail FROM escalation WHERE id = ${trouble.id}`;
      expect(row).toEqual({ kind: 'other', detail: 'customer_damaged' });
      expect(await world.shop.orderRow(placed.id)).toMatchObject({
        waiting_on: 'agent',
        waiting_facts: { reason: 'reported' },
      });
      expect((await customer.see(placed.id)).waiting).toMatchObject({ on: 'care', facts: { reason: 'reported' } });
      const again = await customer.act(
        placed.id,
        'help',
        { topic: 'not_arrived' },
        { 'idempotency-key': randomUUID() },
      );
      expect(again.json()).toEqual({ road: 'trouble' });
      await world.shop.propose(placed.id, {
        kind: 'dismiss',
        reason: 'it was the box alone',
        escalation_id: trouble.id,
      });
      expect(await world.temporal.client.workflow.getHandle(escalationWorkflowId(placed.id, trouble.n)).result()).toBe(
        'remedied',
      );
      expect(await world.shop.orderRow(placed.id)).toMatchObject({ status: 'after_sales', waiting_on: 'after_sales' });
    });
  });

  describe('reaches nothing else', () => {
    const WRITES = [
      ['address', { shipping_address: { country: 'CN', region_code: '210202', line1: '望舟路 88 号' } }],
      ['cancel', { reason: 'other' }],
      ['receipt', {}],
      ['rating', { goods: 5, delivery: 5, service: 5 }],
      ['help', { topic: 'other' }],
    ] as const;

    test('with a tampered token, a guessed one, or another order of the same customer', async () => {
      const [one, other] = [await paid(), await paid()];
      const [token, another] = [customer.tokenOf(one.id), customer.tokenOf(other.id)];
      const wrong = [
        another.slice(0, 26) + token.slice(26),
        token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
        `${'0'.repeat(26)}${token.slice(26)}`,
        one.id,
        one.payUrl.split('s=')[1] ?? '',
      ];
      const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() };
      const seen = [];
      for (const guess of wrong) {
        seen.push(problem(await customer.open(guess)));
        for (const [what, body] of WRITES)
          seen.push(problem(await customer.ask('POST', `/v1/customer/orders/${guess}/${what}`, { body, headers })));
      }
      expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(seen[0]).toMatchObject({ status: 404, code: 'ORDER_UNKNOWN' });
      expect(await world.shop.orderRow(other.id)).toMatchObject({ status: 'fulfilling', cancel_requested_by: null });
      expect(await world.sql`SELECT 1 FROM order_note WHERE order_id IN (${one.id}, ${other.id})`).toHaveLength(0);
    });

    test('and finds nothing of any other order in its own, whoever has placed it', async () => {
      const orders = [
        await delivered({ customer: { name: '周以宁', phone: '+8619900000777', email: 'zhou@example.com' } }),
        await paid({ reference: 'CANARY-ONE' }),
        await world.shop.placeHeld(anOrder({ customer: { name: '顾衡', phone: '+8619900000777' } }), 'yizhou-live'),
      ];
      await customer.act(orders[0]?.id ?? '', 'rating', {
        goods: 1,
        delivery: 1,
        service: 1,
        comment: 'CANARY-COMMENT',
      });
      const text = JSON.stringify(await customer.see(orders[2]?.id ?? ''));
      const rows = await world.sql`
        SELECT id FROM "order" WHERE id <> ${orders[2]?.id ?? ''} UNION SELECT id FROM payment WHERE order_id <> ${orders[2]?.id ?? ''}
        UNION SELECT s.id FROM shipment s WHERE order_id <> ${orders[2]?.id ?? ''}
        UNION SELECT tracking_number FROM tracking UNION SELECT name FROM order_contact UNION SELECT phone FROM order_contact`;
      expect(rows.length).toBeGreaterThan(20);
      for (const { id } of rows) expect(text).not.toContain(String(id));
      for (const canary of ['CANARY', 'zhou@example.com', '驿舟百货']) expect(text).not.toContain(canary);
    });

    test('from a page of another site', async () => {
      const placed = await paid();
      const { host } = new URL(world.urls.api);
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example', host }, {}]) {
        for (const [what, body] of WRITES) {
          const answer = await customer.ask('POST', `/v1/customer/orders/${customer.tokenOf(placed.id)}/${what}`, {
            body,
            headers,
          });
          expect(answer.json()).toMatchObject({ status: 403, code: 'CROSS_SITE' });
        }
      }
      const form = await world.app.inject({
        method: 'POST',
        url: `/v1/customer/orders/${customer.tokenOf(placed.id)}/cancel`,
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'reason=other',
      });
      expect(form.json()).toMatchObject({ code: 'MEDIA_TYPE_UNSUPPORTED' });
      expect(await world.shop.orderRow(placed.id)).toMatchObject({ status: 'fulfilling' });
    });

    test('and leaves nothing behind on the way', async () => {
      const placed = await paid();
      for (const answer of [await customer.open(customer.tokenOf(placed.id)), await customer.open('unknown')])
        expect(answer.headers).toMatchObject({
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex',
        });
    });
  });

  describe('is led there', () => {
    test('by the answer to the order, byte for byte the same again, by the order itself, and by messages', async () => {
      const key = randomUUID();
      const body = anOrder();
      const [first, again] = [await world.shop.place(body, key), await world.shop.place(body, key)];
      expect(again.text).toBe(first.text);
      const url = String(first.body.customer_url);
      expect(url).toBe(`${world.config.PUBLIC_URL}/o/${customer.tokenOf(String(first.body.id))}`);
      const read = (who: string) => world.shop.call('GET', `/v1/orders/${String(first.body.id)}`, { key: who });
      expect((await read('yizhou-cn')).body.customer_url).toBe(url);
      expect((await read('agent')).body.customer_url).toBe(url);
      expect((await read('robot')).status).toBe(403);
      const payment = first.body.payment as { pay_url: string };
      await world.shop.pay({ id: '', paymentId: '', total: 0, payUrl: payment.pay_url });
      const sent = await eventually(
        async () => {
          const answer = await fetch(`${world.urls.sink}/_sim/messages?to=${encodeURIComponent(body.customer.phone)}`);
          return ((await answer.json()) as { data: { channel: string; text: string; link?: string }[] }).data;
        },
        (data) => data.some(({ channel, text }) => channel === 'sms' && text.includes(url)),
      );
      expect(sent.find(({ channel }) => channel === 'push')?.link).toBe(url);
    });

    test('by number and telephone, however they are typed, in whichever shop', async () => {
      const reference = `FIND-${randomUUID().slice(0, 6).toUpperCase()}`;
      const people = { cn: '+8619900000611', live: '+8619900000612' };
      const [cn, live] = [
        await world.shop.placeHeld(anOrder({ reference, customer: { name: '林', phone: people.cn } })),
        await world.shop.placeHeld(anOrder({ reference, customer: { name: '林', phone: people.live } }), 'yizhou-live'),
      ];
      const found = await customer.track(reference.toLowerCase(), '199 0000 0611');
      expect(found.json()).toEqual({ url: `${world.config.PUBLIC_URL}/o/${customer.tokenOf(cn.id)}` });
      const other = await customer.track(reference, '+86 199-0000-0612');
      expect(other.json()).toEqual({ url: `${world.config.PUBLIC_URL}/o/${customer.tokenOf(live.id)}` });
      expect((await customer.track(live.id, people.live)).statusCode).toBe(200);
    });

    test('by nothing less: a wrong telephone is told like an unknown number, and a few tries lock either', async () => {
      const placed = await world.shop.placeHeld(anOrder({ reference: `LOCK-${randomUUID().slice(0, 6)}` }));
      const [row] =
        await world.sql`SELECT reference, phone FROM "order" JOIN order_contact ON order_id = id WHERE id = ${placed.id}`;
      for (const number of [String(row?.reference), `NONE-${randomUUID().slice(0, 6)}`]) {
        const wrong = await customer.track(number, '+8619900000998');
        expect(problem(wrong)).toMatchObject({ status: 404, code: 'TRACKING_FAILED' });
        for (let n = 2; n <= 5; n += 1) await customer.track(number, '+8619900000998');
        const locked = await customer.track(number, String(row?.phone));
        expect(problem(locked)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
        expect(Number(locked.headers['retry-after'])).toBeGreaterThan(50);
      }
      const kept = JSON.stringify(await world.sql`SELECT login FROM sign_in_failure`);
      expect(kept).not.toContain(String(row?.reference));
      await world.sql`UPDATE sign_in_failure SET locked_until = now(), count = 0 WHERE login LIKE 'track/number/%'`;
      expect((await customer.track(String(row?.reference), String(row?.phone))).statusCode).toBe(200);
    });

    test('and an address that tries number after number is locked as well', async () => {
      await world.sql`DELETE FROM sign_in_failure`;
      const tries = await Promise.all(
        Array.from({ length: 30 }, (_, n) => customer.track(`SWEEP-${n}`, '+8619900000998')),
      );
      expect(new Set(tries.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
      const swept = await customer.track('SWEEP-31', '+8619900000998');
      expect(problem(swept)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
      await world.sql`DELETE FROM sign_in_failure`;
    });
  });

  test('finds the regions of an address step by step, without those that were abolished', async () => {
    const codes = async (parent: string) => {
      const answer = await customer.ask('GET', `/v1/regions?parent=${parent}`);
      expect(answer.headers['cache-control']).toContain('public');
      return answer.json<{ data: { code: string; name: object; has_children: boolean }[] }>().data;
    };
    const countries = await customer.ask('GET', '/v1/regions');
    expect(countries.json()).toMatchObject({
      data: expect.arrayContaining([
        { code: 'CN', level: 'country', name: { 'zh-CN': '中国', en: 'China' }, has_children: true, within: [] },
        expect.objectContaining({ code: 'NL', has_children: false }),
      ]),
    });
    expect((await codes('CN')).length).toBeGreaterThan(30);
    expect(await codes('CN')).toContainEqual({
      code: '330000',
      level: 'province',
      name: { 'zh-CN': '浙江省', en: 'Zhejiang' },
      has_children: true,
      within: [],
    });
    const hangzhou = (await codes('330100')).map(({ code }) => code);
    expect(hangzhou).toContain('330106');
    expect(hangzhou).not.toContain('330104');
    for (const words of ['大连中山区', '中山 大连', 'dalian Zhongshan']) {
      const found = await customer.ask('GET', `/v1/regions?q=${encodeURIComponent(words)}`);
      expect(found.json(), words).toMatchObject({
        data: [{ code: '210202', has_children: false, within: [{ code: '210000' }, { code: '210200' }] }],
      });
    }
    expect((await customer.ask('GET', '/v1/regions?q=%20')).statusCode).toBe(400);
  });
});

describe('a link that is asked too often', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'customer-rate', withWorker: false, settings: { RATE_LIMIT_PER_MINUTE: '6' } });
  });
  afterAll(() => world.close());

  test('rests for a while, and other links go on', async () => {
    const { open } = createCustomer(world);
    const [one, other] = ['1'.repeat(48), '2'.repeat(48)];
    for (let n = 0; n < 6; n += 1) expect((await open(one)).statusCode).toBe(404);
    expect((await open(one)).json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect((await open(other)).statusCode).toBe(404);
  });
});
