import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { PaymentGateway } from '../../adapters/payment/port.ts';
import { createDeps, type WorkerDeps } from '../../workers/deps.ts';
import { deliverMessage } from '../../db/queries/delivery.ts';
import { addMessage } from '../../db/queries/workflow-message.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

describe('steps that meet their undo', () => {
  let world: World;
  let deps: WorkerDeps;
  let steps: ReturnType<typeof createActivities>;
  let card: PaymentGateway;

  beforeAll(async () => {
    world = await startWorld({ subject: 'steps' });
    deps = createDeps(world.config, 'test steps');
    steps = createActivities(deps);
    const found = deps.gateways.get('cardhouse');
    if (!found) throw new Error('the card gateway is configured');
    card = found;
  });
  afterAll(async () => {
    await deps.database.close();
    await world.close();
  });

  const paymentRow = async (id: string) => (await world.sql`SELECT * FROM payment WHERE id = ${id}`)[0] ?? {};

  const payByCard = async (): Promise<Placed & { key: string; chargeId: string }> => {
    const placed = await world.shop.placeHeld(anOrder({ payment_method: 'cardhouse' }));
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    const row = await paymentRow(placed.paymentId);
    return { ...placed, key: String(row.gateway_key), chargeId: String(row.charge_id) };
  };

  const captureAtGateway = ({ key, chargeId }: { key: string; chargeId: string }, amount: number) =>
    card.captureCharge({ key: `capture/${key}/by-test`, paymentKey: key, chargeId, amount, currency: 'CNY' });

  test('a cancelled order of which one parcel was captured gives that back and frees the rest', async () => {
    const paid = await payByCard();
    await captureAtGateway(paid, 1000);
    await eventually(
      () => paymentRow(paid.paymentId),
      (row) => Number(row.captured_minor) === 1000,
    );
    await world.shop.cancel(paid.id);
    await world.shop.until(paid.id, 'cancelled');
    expect(await world.shop.audit(paid.id)).toMatchObject({ captured: 1000, refunded: 1000 });
    expect((await paymentRow(paid.paymentId)).voided_at).not.toBeNull();
    const released = await world.shop.journal('gateways', 'cardhouse.void');
    expect(released.filter(({ key }) => key === paid.key && key.includes(paid.id))).toHaveLength(1);
  });

  test('money captured between the closing and the void is refunded, not forgotten', async () => {
    const paid = await payByCard();
    await world.shop.addFault('gateways', { kind: 'lost_webhook', op: 'cardhouse.notify', key: paid.key });
    await captureAtGateway(paid, paid.total);
    expect(await paymentRow(paid.paymentId)).toMatchObject({ captured_minor: '0' });
    await steps.giveBack({ paymentId: paid.paymentId, cause: 'cancelled' });
    expect(await world.shop.audit(paid.id)).toMatchObject({ captured: paid.total, refunded: paid.total });
  });

  test('a capture that comes when its shipment is not going out takes nothing', async () => {
    const paid = await payByCard();
    await world.shop.cancel(paid.id);
    await world.shop.until(paid.id, 'cancelled');
    const [shipment] = await world.sql`SELECT id FROM shipment WHERE order_id = ${paid.id}`;
    await steps.capturePayment({ paymentId: paid.paymentId, shipmentId: String(shipment?.id) });
    const captures = await world.shop.journal('gateways', 'cardhouse.capture');
    expect(captures.filter(({ key }) => key === paid.key)).toEqual([]);
  });

  test('a create that lands after the closing leaves nothing open at the gateway', async () => {
    await world.shop.addFault('gateways', { kind: 'slow', op: 'yipay.create', times: 1, delayMs: 700 });
    const placed = await world.shop.placeHeld();
    await eventually(
      () => world.sql`SELECT 1 FROM payment_event WHERE payment_id = ${placed.paymentId} AND kind = 'create_requested'`,
      (rows) => rows.length > 0,
    );
    await steps.closePayment({ paymentId: placed.paymentId });
    const key = `payment/${placed.id}/1`;
    const there = await eventually(
      async () => deps.gateways.get('yipay')?.find(key),
      (found) => found?.status === 'closed',
    );
    expect(there?.status).toBe('closed');
  });

  test('a second charge heard first by a capture is given back all the same', async () => {
    const paid = await payByCard();
    await world.shop.addFault('gateways', {
      kind: 'late_webhook',
      op: 'cardhouse.notify',
      key: paid.key,
      delayMs: 3_000,
    });
    await world.shop.pay(paid, 'pay_twice');
    const [shipment] = await world.sql`
      UPDATE shipment SET status = 'packed' WHERE order_id = ${paid.id} RETURNING id`;
    await steps.capturePayment({ paymentId: paid.paymentId, shipmentId: String(shipment?.id) });
    await eventually(
      () => world.sql`SELECT voided_at FROM payment WHERE order_id = ${paid.id} AND attempt IS NULL`,
      (rows) => rows.length === 1 && rows[0]?.voided_at !== null,
    );
  });

  test('a message without a run is answered for once, however many deliver it', async () => {
    const message = {
      id: 'msg_delivered_twice',
      workflowId: 'order-gone',
      kind: 'payment_changed' as const,
      payload: { paymentId: 'pay_gone', orderId: 'ord_gone' },
    };
    await addMessage(deps.db, message);
    const follow = () => ({
      id: `${message.id}-late`,
      workflowId: 'late-payment-pay_gone',
      kind: 'start_late_payment' as const,
      payload: { input: {} },
    });
    const deliver = async ({ kind }: { kind: string }) =>
      kind === 'payment_changed' ? ('no_run' as const) : ('delivered' as const);
    const courier = { db: deps.db, deliver, follow };
    await Promise.all([deliverMessage(courier, message), deliverMessage(courier, message)]);
    const rows =
      await world.sql`SELECT id, state FROM workflow_message WHERE id LIKE 'msg_delivered_twice%' ORDER BY id`;
    expect(rows.map(({ state }) => String(state))).toEqual(['no_run', 'acknowledged']);
  });
});
