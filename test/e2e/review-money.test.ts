import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

describe('money that nobody has a right to keep', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'money-back' });
  });
  afterAll(() => world.close());

  test('a second charge that comes after a late payment was given back is given back too', async () => {
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
    await fetch(`${page}/pay_twice`, { method: 'POST' });
    await eventually(
      () => shop.audit(placed.id),
      (audit) => audit.refunded === placed.total * 2,
    );
  });

  test('a refused refund of an ended order is shown, and sent again under another key when a person says so', async () => {
    const { shop, sql } = world;
    const placed = await shop.placeHeld();
    const key = `payment/${placed.id}/1`;
    await shop.payPage(placed);
    await shop.addFault('gateways', { kind: 'lost_webhook', op: 'yipay.notify', key, times: 1 });
    await shop.addFault('gateways', { kind: 'refund_failed', op: 'yipay.refund', key, times: 1 });
    const page = await shop.payPage(placed);
    await fetch(`${page}/pay_twice`, { method: 'POST' });
    await shop.until(placed.id, 'fulfilling');
    await shop.cancel(placed.id);
    await eventually(
      () => sql`SELECT status FROM refund WHERE order_id = ${placed.id} AND status = 'failed'`,
      (rows) => rows.length === 1,
    );
    await eventually(
      () => shop.orderRow(placed.id),
      (row) => row.needs_attention === 'step_failed',
    );
    expect((await shop.call('POST', `/v1/orders/${placed.id}/resume`, { key: 'ops' })).status).toBe(202);
    await shop.until(placed.id, 'cancelled');
    await eventually(
      () => shop.audit(placed.id),
      (audit) => audit.refunded === placed.total * 2,
    );
    expect(await shop.outcome(placed.id)).toBe('cancelled');
  });

  test('who turns out to have paid another amount is not reminded to pay the whole', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    const page = await shop.payPage(placed);
    await shop.addFault('gateways', { kind: 'lost_webhook', op: 'yipay.notify', key: `payment/${placed.id}/1` });
    await fetch(`${page}/pay_wrong_amount`, { method: 'POST' });
    await shop.moveDeadline(placed.id, 'reminder');
    await eventually(
      () => shop.orderRow(placed.id),
      (row) => row.hold_reason === 'amount_mismatch',
    );
    await shop.cancel(placed.id);
    await shop.until(placed.id, 'cancelled');
    expect(await shop.templates(placed.id)).not.toContain('payment_reminder');
  });

  test('a late mark goes when the deadline is moved on', async () => {
    const { shop, sql } = world;
    const placed = await shop.placeHeld();
    await sql`UPDATE "order" SET needs_attention = 'late_payment', waiting_on = 'attention', next_actor = 'ops' WHERE id = ${placed.id}`;
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await shop.moveDeadline(placed.id, 'payment', later);
    expect(await shop.orderRow(placed.id)).toMatchObject({
      waiting_on: 'payment',
      next_actor: 'customer',
      needs_attention: null,
    });
  });
});
