import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/queries/new-id.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorker, startWorld, type World } from '../support/world.ts';
import { createOrderRun, type OrderRun } from './order-run.ts';

const STRANGER = 'shp_01k00000000000000000000000';

describe('messages to an order', () => {
  let world: World;
  let floor: Floor;
  let run: OrderRun;
  beforeAll(async () => {
    world = await startWorld({ subject: 'messages' });
    floor = createFloor(world);
    run = createOrderRun(world);
  });
  afterAll(() => world.close());

  const paid = async (): Promise<Placed> => {
    const placed = await world.shop.placeHeld();
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    return placed;
  };

  test('count once each, however often and on whichever way they come', async () => {
    const { id } = await world.shop.placeHeld();
    const [first, second] = [`msg_${randomUUID()}`, `msg_${randomUUID()}`];
    for (const messageId of [first, first, second, first]) await run.tell(id, { kind: 'resumed' }, messageId);
    for (const messageId of [second, first]) await run.handleOf(id).signal('resumed', { messageId });
    const last = `msg_${randomUUID()}`;
    await run.tell(id, { kind: 'resumed' }, last);
    const state = await run.until(id, ({ seen }) => seen.includes(last));
    expect(state.resumes).toBe(3);
    expect(state.seen.filter((messageId) => messageId === first || messageId === second)).toHaveLength(2);
  });

  test('about a shipment that is not there change nothing', async () => {
    const placed = await paid();
    for (const kind of ['shipment_packed', 'shipment_handed_over', 'tracking_moved', 'shipment_added'] as const) {
      await run.tell(placed.id, { kind, payload: { shipmentId: STRANGER } });
    }
    await run.tell(placed.id, {
      kind: 'escalation_resolved',
      payload: { escalationId: 'esc_none', shipmentId: STRANGER },
    });
    await run.tell(placed.id, { kind: 'payment_changed', payload: { paymentId: 'pay_none', orderId: placed.id } });
    await run.tell(placed.id, { kind: 'deadline_moved', payload: { deadline: 'no_such_deadline' } });
    await floor.ship(placed.id);
    await world.shop.until(placed.id, 'after_sales');
    expect(await run.isOpen(placed.id)).toBe(true);
    expect((await run.state(placed.id)).shipments).toHaveLength(1);
  });

  test('typed by hand without their form neither stop nor end the order', async () => {
    const placed = await paid();
    const handle = run.handleOf(placed.id);
    for (const signal of ['act', 'cancelRequested', 'resumed', 'deadlineMoved', 'shipmentPacked', 'shipmentAdded']) {
      await handle.signal(signal);
      for (const input of ['what is this', null, 7, {}, { messageId: 7, shipmentId: {}, actionId: 'act_\0' }]) {
        await handle.signal(signal, input);
      }
    }
    await handle.signal('shipmentAdded', { messageId: `msg_${randomUUID()}`, shipmentId: ['no', 'such'] });
    await handle.signal('act', { actionId: { $ne: null }, request: 'refund everything' });
    await handle.signal('no such signal', { messageId: `msg_${randomUUID()}` });
    await floor.ship(placed.id);
    await world.shop.until(placed.id, 'after_sales');
    expect(await run.isOpen(placed.id)).toBe(true);
  });

  test('are heard after a cancel in the Temporal UI that came too late', async () => {
    const placed = await paid();
    await floor.ship(placed.id);
    await world.shop.until(placed.id, 'after_sales');
    await run.handleOf(placed.id).cancel();
    await eventually(
      () => world.sql`SELECT 1 FROM audit_log WHERE ref = ${placed.id} AND actor = 'temporal-ui'`,
      (rows) => rows.length === 1,
    );
    await world.shop.moveDeadline(placed.id, 'after_sales');
    expect(await world.shop.outcome(placed.id)).toBe('completed');
    expect(await world.shop.audit(placed.id)).toMatchObject({ status: 'completed', refunded: 0 });
  });

  test('that say what no row says do not cancel the order', async () => {
    const placed = await paid();
    const messageId = `msg_${randomUUID()}`;
    await run.tell(placed.id, { kind: 'cancel_requested' }, messageId);
    await run.until(placed.id, ({ seen }) => seen.includes(messageId));
    await floor.ship(placed.id);
    await world.shop.until(placed.id, 'after_sales');
    expect(await world.shop.audit(placed.id)).toMatchObject({ captured: placed.total, refunded: 0 });
  });

  describe('that carry an action', () => {
    const accepted = async (orderId: string): Promise<string> => {
      const [agent] = await world.sql`SELECT id FROM principal WHERE name = 'agent'`;
      const id = newId('act');
      await world.sql`
        INSERT INTO action (id, order_id, kind, amount_minor, currency, reason, source, actor_id, cap_minor, state)
        VALUES (${id}, ${orderId}, 'refund', 100, 'CNY', 'apology', 'api', ${String(agent?.id)}, 20000, 'accepted')`;
      return id;
    };
    const outcomeOf = async (orderId: string, actionId: string) => {
      const row = await eventually(
        async () => (await world.sql`SELECT kind, state, result, amount_minor FROM action WHERE id = ${actionId}`)[0],
        (seen) => seen?.state === 'applied',
      );
      const audits = await world.sql`SELECT action FROM audit_log WHERE ref = ${orderId} ORDER BY action`;
      const refunds = await world.sql`
        SELECT r.status, r.amount_minor FROM refund r JOIN payment p ON p.id = r.payment_id WHERE p.order_id = ${orderId}`;
      return { row, audits: audits.map(({ action }) => String(action)), refunds: [...refunds] };
    };

    test('have the same outcome by update and by signal, and none the second time', async () => {
      const [bySignal, byUpdate] = [await paid(), await paid()];
      const signalled = await accepted(bySignal.id);
      const updated = await accepted(byUpdate.id);
      await run.handleOf(bySignal.id).signal('act', { actionId: signalled });
      const answer = await run
        .handleOf(byUpdate.id)
        .executeUpdate('act', { args: [{ actionId: updated }], updateId: updated });
      expect(answer).toEqual({ accepted: true });
      const outcome = await outcomeOf(byUpdate.id, updated);
      expect(outcome).toEqual(await outcomeOf(bySignal.id, signalled));
      expect(outcome.refunds).toEqual([{ status: 'succeeded', amount_minor: expect.anything() }]);

      await run.handleOf(bySignal.id).executeUpdate('act', { args: [{ actionId: signalled }] });
      await run.handleOf(byUpdate.id).signal('act', { actionId: updated });
      await run.handleOf(byUpdate.id).executeUpdate('act', { args: [{ actionId: updated }], updateId: updated });
      for (const { id } of [bySignal, byUpdate]) expect(await world.shop.audit(id)).toMatchObject({ refunded: 100 });
    });

    test('of another order have no effect', async () => {
      const [mine, other] = [await paid(), await paid()];
      const action = await accepted(mine.id);
      await run.handleOf(other.id).executeUpdate('act', { args: [{ actionId: action }] });
      for (const { id } of [mine, other]) expect(await world.shop.audit(id)).toMatchObject({ refunded: 0 });
      const [row] = await world.sql`SELECT state FROM action WHERE id = ${action}`;
      expect(row).toEqual({ state: 'accepted' });
    });
  });
});

describe('messages that come before the workflow has looked once', () => {
  let world: World;
  let floor: Floor;
  let run: OrderRun;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    world = await startWorld({ subject: 'early-messages', withWorker: false, settings: { VERDICT_WAIT_MS: '5000' } });
    floor = createFloor(world);
    run = createOrderRun(world);
    stop = await startWorker(world.config, world.temporal);
  });
  afterAll(async () => {
    await stop();
    await world.close();
  });

  /** Handed over to its carrier and delivered, as its rows say; the workflow knows nothing of it. */
  const deliveredUnseen = async (): Promise<Placed> => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    const number = await floor.handOver(task);
    await run.handleOf(placed.id).terminate('its messages are to come in another order');
    await floor.collect(number);
    await eventually(
      () => world.sql`SELECT 1 FROM tracking WHERE tracking_number = ${number} AND status = 'delivered'`,
      (rows) => rows.length === 1,
    );
    return placed;
  };

  const tellInOrder = async (placed: Placed, kinds: readonly string[]): Promise<void> => {
    const [shipment] = await world.sql`SELECT id FROM shipment WHERE order_id = ${placed.id}`;
    const about = { shipmentId: String(shipment?.id) };
    for (const kind of kinds) {
      if (kind === 'payment_changed')
        await run.tell(placed.id, { kind, payload: { paymentId: placed.paymentId, orderId: placed.id } });
      if (kind === 'shipment_packed') await run.tell(placed.id, { kind, payload: about });
      if (kind === 'shipment_handed_over') await run.tell(placed.id, { kind, payload: about });
      if (kind === 'tracking_moved') await run.tell(placed.id, { kind, payload: about });
    }
  };

  test('bring the order to the same end in whatever order they come', async () => {
    const orders = [
      ['tracking_moved', 'shipment_handed_over', 'shipment_packed', 'payment_changed'],
      ['shipment_handed_over', 'tracking_moved', 'payment_changed', 'shipment_packed'],
      ['payment_changed', 'tracking_moved', 'shipment_packed', 'shipment_handed_over'],
    ];
    const placed = await Promise.all(orders.map(deliveredUnseen));
    await stop();
    for (const [index, order] of placed.entries()) {
      await run.startAnew(order.id);
      await tellInOrder(order, orders[index] ?? []);
    }
    stop = await startWorker(world.config, world.temporal);
    for (const { id, total } of placed) {
      await world.shop.until(id, 'after_sales');
      expect(await world.shop.audit(id)).toMatchObject({ captured: total, refunded: 0, unitsHeld: 0 });
      const booked = (await world.shop.journal('carriers')).filter(
        ({ op, effect }) => op.endsWith('.book') && effect === 'booked',
      );
      expect(booked).toHaveLength(placed.length);
    }
  });

  test('of two agents at the same moment make a parcel good once', async () => {
    const { shop, sql } = world;
    const placed = await shipInto(world, floor, 'lost');
    const trouble = await agentTrouble(world, placed.id);
    await stop();
    for (const amount of [100, 200]) {
      const body = { kind: 'refund', amount, reason: 'sorry', escalation_id: trouble.id };
      const answer = await shop.propose(placed.id, body);
      expect(answer.body).toMatchObject({ state: 'accepted' });
    }
    stop = await startWorker(world.config, world.temporal);
    const actions = await eventually(
      () => sql<{ state: string; amount: number }[]>`
        SELECT state, amount_minor::int AS amount FROM action WHERE order_id = ${placed.id}`,
      (rows) => rows.every(({ state }) => state !== 'accepted'),
    );
    const applied = actions.filter(({ state }) => state === 'applied');
    expect(applied).toHaveLength(1);
    expect(await shop.audit(placed.id)).toMatchObject({ refunded: applied[0]?.amount });
  });

  test('are all heard when the worker comes at last', async () => {
    await stop();
    const [answer, cancelled] = await Promise.all([world.shop.place(anOrder()), world.shop.place(anOrder())]);
    expect([answer.status, cancelled.status]).toEqual([202, 202]);
    const id = String(answer.body.id);
    await run.tell(id, { kind: 'resumed' });
    await run.tell(id, { kind: 'tracking_moved', payload: { shipmentId: STRANGER } });
    await run.tell(id, { kind: 'payment_changed', payload: { paymentId: 'pay_none', orderId: id } });
    await run.tell(id, { kind: 'deadline_moved', payload: { deadline: 'payment' } });
    expect((await world.shop.cancel(String(cancelled.body.id))).status).toBe(202);
    stop = await startWorker(world.config, world.temporal);
    await world.shop.until(id, 'awaiting_payment');
    const state = await run.until(id, ({ phase }) => phase === 'awaiting_payment');
    expect(state).toMatchObject({ resumes: 1, cancelling: false });
    expect(Date.parse(state.deadlines.payment ?? '')).toBeGreaterThan(Date.now());
    await world.shop.until(String(cancelled.body.id), 'cancelled');
    expect(await world.shop.audit(String(cancelled.body.id))).toMatchObject({ unitsHeld: 0, captured: 0 });
  });
});
