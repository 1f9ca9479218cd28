import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOrder } from '../support/order.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

describe('an order from checkout to payment', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'payment' });
  });
  afterAll(() => world.close());

  test('is held with its price and a way to pay, and goes to the floor once it is paid', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    expect(await shop.audit(placed.id)).toMatchObject({ status: 'awaiting_payment', unitsHeld: 2, captured: 0 });
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    expect(await shop.audit(placed.id)).toEqual({
      status: 'fulfilling',
      authorised: placed.total,
      captured: placed.total,
      refunded: 0,
      unitsHeld: 2,
    });
    expect(await shop.templates(placed.id)).toEqual(['payment_received']);
  });

  test('is refused with every problem at once', async () => {
    const answer = await world.shop.place(
      anOrder({
        lines: [
          { sku: 'NO-SUCH-THING', quantity: 1 },
          { sku: 'TEA-LONGJING-50', quantity: 999 },
        ],
        shipping_address: { country: 'CN', region_code: '330104', line1: '虚构路 1 号' },
        coupon_codes: ['NOPE'],
        payment_method: 'gold-bars',
      }),
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const codes = (answer.body.errors as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['SKU_UNKNOWN', 'REGION_REPLACED', 'PAYMENT_METHOD_UNAVAILABLE']));
  });

  test('expires at its deadline, closed at the gateway first, and its stock is free again', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.payPage(placed);
    await shop.moveDeadline(placed.id, 'payment');
    await shop.until(placed.id, 'expired');
    expect(await shop.outcome(placed.id)).toBe('expired');
    expect(await shop.audit(placed.id)).toMatchObject({ unitsHeld: 0, captured: 0 });
    const closed = await shop.journal('gateways', 'yipay.close');
    expect(closed.filter(({ key }) => key.includes(placed.id))).not.toHaveLength(0);
    expect(await shop.templates(placed.id)).toEqual(['order_expired']);
    const link = await fetch(placed.payUrl, { redirect: 'manual' });
    expect([link.status, link.headers.get('location')]).toEqual([410, null]);
    expect(await link.text()).toContain('the order has expired');
  });

  test('that was cancelled tells so to whoever still opens its payment link', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.payPage(placed);
    await shop.cancel(placed.id);
    for (const status of ['cancelling', 'cancelled']) {
      if (status === 'cancelled') await shop.until(placed.id, status);
      const link = await fetch(placed.payUrl, { redirect: 'manual' });
      expect([link.status, link.headers.get('location')]).toEqual([410, null]);
      const text = await link.text();
      expect(text).toContain('The order was cancelled');
      expect(text).toContain(String((await shop.orderRow(placed.id)).reference));
    }
  });

  test('that is paid after it expired gives the money back once and ships nothing', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    const page = await shop.payPage(placed);
    await shop.moveDeadline(placed.id, 'payment');
    await shop.until(placed.id, 'expired');
    await fetch(`${page}/pay_late`, { method: 'POST' });
    await eventually(
      () => shop.audit(placed.id),
      (audit) => audit.refunded === placed.total,
    );
    expect(await shop.audit(placed.id)).toMatchObject({
      status: 'expired',
      captured: placed.total,
      refunded: placed.total,
    });
    expect(await shop.templates(placed.id)).toContain('late_payment_refunded');
  });

  test('that is paid twice keeps one payment and gives the other back once', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.pay(placed, 'pay_twice');
    await shop.until(placed.id, 'fulfilling');
    await eventually(
      () => shop.audit(placed.id),
      (audit) => audit.refunded === placed.total,
    );
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total * 2, refunded: placed.total });
    expect(await shop.templates(placed.id)).toContain('paid_twice_refunded');
  });

  test('with a wrong amount is held for review, whatever the deadline, until an agent gives the money back', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.pay(placed, 'pay_wrong_amount');
    const held = await eventually(
      () => shop.orderRow(placed.id),
      (row) => row.hold_reason === 'amount_mismatch',
    );
    expect(held).toMatchObject({ status: 'awaiting_payment', next_actor: 'agent' });
    await shop.moveDeadline(placed.id, 'payment');
    const [escalation] = await eventually(
      () => world.sql`SELECT * FROM escalation WHERE order_id = ${placed.id} AND tier = 'agent'`,
      (rows) => rows.length === 1,
    );
    const reason = 'the customer prefers the money back';
    const answer = await shop.propose(placed.id, { kind: 'cancel_order', reason, escalation_id: escalation?.id });
    expect(answer.body).toMatchObject({ state: 'accepted' });
    await shop.until(placed.id, 'cancelled');
    const audit = await shop.audit(placed.id);
    expect(audit).toMatchObject({ unitsHeld: 0, refunded: audit.captured });
    expect(audit.refunded).toBeGreaterThan(0);
  });

  test('can be paid after a declined try', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.pay(placed, 'decline');
    await shop.pay(placed, 'pay');
    await shop.until(placed.id, 'fulfilling');
  });

  test('is reminded by SMS and push, and the gateway is asked before', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.payPage(placed);
    await shop.moveDeadline(placed.id, 'reminder');
    await eventually(
      () => shop.templates(placed.id),
      (templates) => templates.includes('payment_reminder'),
    );
    const asked = await shop.journal('gateways', 'yipay.find');
    expect(asked.filter(({ key }) => key.includes(placed.id))).toHaveLength(1);
  });

  test('whose webhook was lost is found paid at the reminder', async () => {
    const { shop } = world;
    await shop.addFault('gateways', { kind: 'lost_webhook', probability: 1, times: 1 });
    const placed = await shop.placeHeld();
    await shop.pay(placed);
    await shop.moveDeadline(placed.id, 'reminder');
    await shop.until(placed.id, 'fulfilling');
    expect(await shop.templates(placed.id)).toEqual(['payment_received']);
  });

  test('is cancelled before payment: closed at the gateway, stock free', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    expect((await shop.cancel(placed.id)).status).toBe(202);
    await shop.until(placed.id, 'cancelled');
    expect(await shop.outcome(placed.id)).toBe('cancelled');
    expect(await shop.audit(placed.id)).toMatchObject({ unitsHeld: 0, captured: 0 });
  });

  test('is cancelled after payment: the money goes back once', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    await shop.cancel(placed.id);
    await shop.until(placed.id, 'cancelled');
    expect(await shop.audit(placed.id)).toMatchObject({ unitsHeld: 0, captured: placed.total, refunded: placed.total });
  });
});
