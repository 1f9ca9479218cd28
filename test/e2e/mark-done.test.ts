import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProviders, type Providers } from '../../adapters/provider.ts';
import { escalationWorkflowId, orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

const EVIDENCE = 'bought at the counter, receipt in the drawer';
const REFUSED_PHONE = '+8619900000912';

describe('a failed step that a person has done by hand', () => {
  let world: World;
  let floor: Floor;
  let providers: Providers;
  beforeAll(async () => {
    world = await startWorld({ subject: 'mark-done' });
    floor = createFloor(world);
    providers = createProviders(world.config);
  });
  afterAll(() => world.close());

  const troubleOf = (orderId: string, detail: string) =>
    eventually(
      async () =>
        (
          await world.sql`SELECT * FROM escalation
          WHERE order_id = ${orderId} AND tier = 'agent' AND state = 'open' AND detail = ${detail}`
        )[0],
      (row) => row !== undefined,
    );

  const mark = (orderId: string, body: object, key = 'agent') =>
    world.shop.propose(orderId, { kind: 'mark_done', reason: EVIDENCE, ...body }, { key });

  const actionIs = (id: unknown, state: string) =>
    eventually(
      async () => (await world.sql`SELECT * FROM action WHERE id = ${String(id)}`)[0],
      (row) => row?.state === state,
    );

  const historyOf = async (workflowId: string): Promise<string> =>
    Buffer.from(
      JSON.stringify(await world.temporal.client.workflow.getHandle(workflowId).fetchHistory(), (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
      ),
    ).toString('utf8');

  const allowed = async (orderId: string): Promise<unknown> =>
    (await world.shop.call('GET', `/v1/orders/${orderId}`)).body.allowed_actions;

  const paid = async (change: Parameters<typeof anOrder>[0] = {}): Promise<Placed> => {
    const placed = await world.shop.placeHeld(anOrder(change));
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    return placed;
  };

  /** Packed, and refused by the carrier. */
  const unbooked = async () => {
    const placed = await paid({ customer: { name: '林晓', phone: REFUSED_PHONE } });
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    const trouble = await troubleOf(placed.id, 'book_shipment:BOOKING_REFUSED');
    const { carrier } = await floor.read(task);
    return { placed, task, escalation: String(trouble?.id), n: Number(trouble?.n), carrier };
  };

  /** At the carrier's own counter: under a key that nobody of us knows. */
  const buyLabel = async (carrier: string): Promise<string> => {
    const party = { name: '林晓', phone: '+8619900000001', country: 'CN', region: '330106', lines: ['虚构路 18 号'] };
    const parcels = [{ weightGrams: 500, lengthMm: 400, widthMm: 300, heightMm: 200 }];
    const at = { key: `counter/${randomUUID()}`, shipmentId: 'counter', service: 'standard', parcels } as const;
    const bought = await providers.carriers.get(carrier)?.book({ ...at, from: party, to: party });
    return bought?.trackingNumber ?? '';
  };

  test('a label bought at the counter of another carrier takes the parcel to the door', async () => {
    const { shop, sql } = world;
    const { placed, task, escalation, n, carrier: first } = await unbooked();
    const carrier = first === 'egret' ? 'stonebridge' : 'egret';
    expect(await allowed(placed.id)).toContain('mark_done');
    const seen = await shop.call('GET', `/v1/escalations/${escalation}`, { key: 'agent' });
    expect(seen.body.remedies).toContain('mark_done');
    expect((await mark(placed.id, { escalation_id: escalation })).body.code).toBe('TRACKING_NUMBER_MISSING');
    const number = await buyLabel(carrier);
    const body = { escalation_id: escalation, tracking_number: number, carrier };
    expect((await mark(placed.id, { ...body, carrier: 'pigeon' })).body.code).toBe('CARRIER_UNKNOWN');
    expect((await mark(placed.id, body, 'yizhou-cn')).status).toBe(403);
    const marked = await mark(placed.id, body);
    expect([marked.status, marked.body.state]).toEqual([202, 'accepted']);
    await actionIs(marked.body.id, 'applied');
    expect(await floor.handOver(task)).toBe(number);
    await world.temporal.client.workflow.getHandle(orderWorkflowId(placed.id)).signal('act', {
      actionId: marked.body.id,
    });
    await floor.collect(number);
    await shop.until(placed.id, 'after_sales');

    const bookings = await sql`SELECT b.n, b.status, b.carrier, b.booked_by FROM booking b
      JOIN shipment s ON s.id = b.shipment_id WHERE s.order_id = ${placed.id} ORDER BY b.n`;
    expect(bookings).toMatchObject([
      { n: 1, status: 'voided', carrier: first, booked_by: null },
      { n: 2, status: 'booked', carrier, booked_by: marked.body.id },
    ]);
    expect(await sql`SELECT outcome FROM escalation WHERE id = ${escalation}`).toEqual([{ outcome: 'done_by_hand' }]);
    const audited = await sql`SELECT facts FROM audit_log WHERE ref = ${placed.id} AND action = 'action.mark_done'`;
    expect(audited).toMatchObject([{ facts: { reason: EVIDENCE, tracking_number: number } }]);
    for (const id of [orderWorkflowId(placed.id), escalationWorkflowId(placed.id, n)]) {
      const history = await historyOf(id);
      expect(history).toContain(placed.id);
      expect(history).not.toContain(EVIDENCE);
      expect(history).not.toContain(number);
    }
    const late = await mark(placed.id, body);
    expect([late.status, late.body.code]).toEqual([409, 'ESCALATION_RESOLVED']);
  });

  test('a number that another parcel has is refused', async () => {
    const { placed, escalation } = await unbooked();
    const [other] = await world.sql`SELECT tracking_number FROM parcel WHERE tracking_number IS NOT NULL LIMIT 1`;
    const answer = await mark(placed.id, { escalation_id: escalation, tracking_number: other?.tracking_number });
    expect([answer.status, answer.body.code]).toEqual([409, 'TRACKING_NUMBER_TAKEN']);
  });

  test('a label that a person bought is a person to give back when the order is cancelled', async () => {
    const { shop, sql } = world;
    const { placed, task, escalation, carrier } = await unbooked();
    const bought = await mark(placed.id, { escalation_id: escalation, tracking_number: await buyLabel(carrier) });
    await actionIs(bought.body.id, 'applied');
    await eventually(
      () => floor.read(task),
      ({ next }) => next === 'label',
    );
    await shop.cancel(placed.id);
    const trouble = await troubleOf(placed.id, 'voidBooking:BOOKING_BY_HAND');
    const back = { escalation_id: trouble?.id };
    expect((await mark(placed.id, back)).body.code).toBe('REFERENCE_MISSING');
    expect((await mark(placed.id, { ...back, reference: 'RETURN-77' })).body.state).toBe('accepted');
    await shop.until(placed.id, 'cancelled');
    expect(await shop.audit(placed.id)).toMatchObject({ refunded: placed.total, unitsHeld: 0 });
    const [void_] = await sql`SELECT voided_by FROM booking WHERE booked_by = ${String(bought.body.id)}`;
    expect(void_?.voided_by).not.toBeNull();
  });

  test("a parcel's money taken in the gateway's dashboard waits for a supervisor, and is not taken twice", async () => {
    const { shop, sql } = world;
    const placed = await paid({ payment_method: 'cardhouse' });
    const [row] = await sql`SELECT * FROM payment WHERE id = ${placed.paymentId}`;
    const paymentKey = String(row?.gateway_key);
    await shop.addFault('gateways', { kind: 'lost_webhook', op: 'cardhouse.notify', key: paymentKey });
    const captured = await providers.gateways.get('cardhouse')?.captureCharge({
      key: `dashboard/${placed.id}`,
      paymentKey,
      chargeId: String(row?.charge_id),
      amount: placed.total,
      currency: 'CNY',
    });
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    const trouble = await troubleOf(placed.id, 'capture:PAYMENT_DECLINED');
    const body = { escalation_id: trouble?.id, reference: captured?.chargeId };
    const marked = await mark(placed.id, body);
    expect(marked.body).toMatchObject({ state: 'awaiting_approval', amount: { amount: placed.total } });
    expect(await shop.audit(placed.id)).toMatchObject({ captured: 0 });
    expect((await shop.approve(marked.body.id)).status).toBe(200);
    await actionIs(marked.body.id, 'applied');
    await floor.collect(await floor.handOver(task));
    await shop.until(placed.id, 'after_sales');
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total, refunded: 0 });
    expect(await sql`SELECT status FROM payment WHERE id = ${placed.paymentId}`).toEqual([{ status: 'captured' }]);
  });

  test('a refund that the gateway refused is given back outside and recorded by a supervisor', async () => {
    const { shop, sql } = world;
    const placed = await shop.placeHeld();
    const key = `payment/${placed.id}/1`;
    await shop.payPage(placed);
    await shop.addFault('gateways', { kind: 'refund_failed', op: 'yipay.refund', key });
    await shop.pay(placed, 'pay_twice');
    const trouble = await troubleOf(placed.id, 'give_back:REFUND_REFUSED');
    const body = { escalation_id: trouble?.id, reference: 'RE-BY-HAND-1' };
    const marked = await mark(placed.id, body, 'supervisor');
    expect(marked.body).toMatchObject({ state: 'accepted', amount: { amount: placed.total } });
    await eventually(
      () => shop.audit(placed.id),
      ({ refunded }) => refunded === placed.total,
    );
    await actionIs(marked.body.id, 'applied');
    const refunds =
      await sql`SELECT status, gateway_ref FROM refund WHERE order_id = ${placed.id} ORDER BY requested_at`;
    expect(refunds.at(-1)).toMatchObject({ status: 'succeeded', gateway_ref: 'RE-BY-HAND-1' });
    expect(await shop.templates(placed.id)).toContain('paid_twice_refunded');
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total * 2, refunded: placed.total });
  });

  test('a step that nobody can do by hand, or a wish without evidence, changes nothing', async () => {
    const { shop, sql } = world;
    const placed = await paid();
    const planted = `esc_${placed.id.slice(4)}`;
    await sql`INSERT INTO escalation (id, order_id, n, kind, detail, tier, deadline_at)
      VALUES (${planted}, ${placed.id}, 9, 'step_failed', 'close_payment:GATEWAY_UNAVAILABLE', 'agent', now() + interval '1 hour')`;
    expect(await allowed(placed.id)).not.toContain('mark_done');
    const answer = await mark(placed.id, { escalation_id: planted, reference: 'X-1' });
    expect([answer.status, answer.body.code]).toEqual([422, 'STEP_NOT_MARKABLE']);
    const handle = world.temporal.client.workflow.getHandle(orderWorkflowId(placed.id));
    await handle.signal('act', { request: { kind: 'mark_done' } });
    await eventually(
      () => sql`SELECT 1 FROM audit_log WHERE ref = ${placed.id} AND action = 'action.requested_by_hand'`,
      (rows) => rows.length === 1,
    );
    expect(await sql`SELECT 1 FROM action WHERE order_id = ${placed.id}`).toEqual([]);
    await sql`DELETE FROM escalation WHERE id = ${planted}`;
    expect((await shop.cancel(placed.id)).status).toBe(202);
    await shop.until(placed.id, 'cancelled');
  });

  test('leaves money, stock and messages as they must be', async () => {
    expect(await brokenInvariants(world.sql)).toEqual({});
  });
});
