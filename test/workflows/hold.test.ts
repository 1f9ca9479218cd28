import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorker, startWorld, type World } from '../support/world.ts';
import { createOrderRun, type OrderRun } from './order-run.ts';

let world: World;
let floor: Floor;
let run: OrderRun;
let stop: () => Promise<void>;

beforeAll(async () => {
  world = await startWorld({ subject: 'held', withWorker: false });
  floor = createFloor(world);
  run = createOrderRun(world);
  stop = await startWorker(world.config, world.temporal);
});
afterAll(async () => {
  await stop();
  await world.close();
});

const act = async (orderId: string, body: object, key = 'agent'): Promise<Record<string, unknown>> => {
  const answer = await world.shop.propose(orderId, { reason: 'as agreed', ...body }, { key });
  expect(answer.status, answer.text).toBe(202);
  return answer.body;
};

const settled = async ({ id }: Record<string, unknown>) => {
  const rows = await eventually(
    () => world.sql`SELECT state, result FROM action WHERE id = ${String(id)}`,
    ([row]) => row?.state !== 'accepted',
  );
  return rows[0];
};

const done = async (orderId: string, body: object, key?: string): Promise<void> =>
  expect(await settled(await act(orderId, body, key))).toMatchObject({ state: 'applied' });

const paid = async (placed: Placed): Promise<Placed> => {
  await world.shop.pay(placed);
  await world.shop.until(placed.id, 'fulfilling');
  return placed;
};

const waiting = (orderId: string, on: string) =>
  eventually(
    () => world.shop.orderRow(orderId),
    (row) => row.waiting_on === on,
  );

const replays = async (orderId: string): Promise<void> => {
  const history = await run.handleOf(orderId).fetchHistory();
  await Worker.runReplayHistory({ workflowBundle: world.temporal.workflowBundle }, history, orderWorkflowId(orderId));
};

const allowed = async (orderId: string): Promise<unknown> =>
  (await world.shop.call('GET', `/v1/orders/${orderId}`)).body.allowed_actions;

describe('an order that a person holds', () => {
  test('is paid for and stays off the floor until it is released', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    expect(await allowed(placed.id)).toContain('hold');
    await done(placed.id, { kind: 'hold', cause: 'address_check' });
    expect(await shop.orderRow(placed.id)).toMatchObject({ waiting_on: 'payment', hold_reason: 'person' });
    expect(await allowed(placed.id)).toEqual(expect.arrayContaining(['cancel', 'release_hold']));
    await paid(placed);
    const row = await waiting(placed.id, 'resumed');
    expect(row).toMatchObject({
      hold_reason: 'person',
      waiting_facts: { reason: 'held', by: 'agent', cause: 'address_check', since: expect.any(String) },
    });
    const { body } = await shop.call('GET', `/v1/orders/${placed.id}/explain`);
    expect(body.sentence).toMatchObject({
      en: expect.stringMatching(/^Held by an agent since .* to check the address;/),
    });
    expect(await floor.tasksOf(placed.id)).toEqual([]);
    expect(await world.sql`SELECT * FROM v_audit_waiting`).toEqual([]);
    await done(placed.id, { kind: 'release_hold' }, 'ops');
    expect(await waiting(placed.id, 'pick')).toMatchObject({ hold_reason: null, held_by: null });
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    await replays(placed.id);
  });

  test('on the floor is not picked until it is released', async () => {
    const { shop, sql } = world;
    const placed = await paid(await shop.placeHeld());
    const [task = ''] = await floor.tasksOf(placed.id);
    await done(placed.id, { kind: 'hold' }, 'supervisor');
    expect(await shop.orderRow(placed.id)).toMatchObject({
      waiting_on: 'resumed',
      waiting_facts: { reason: 'held', by: 'supervisor', cause: 'other' },
    });
    const seen = await floor.read(task);
    expect(seen).toMatchObject({ next: 'wait', wait_reason: 'order_held' });
    const refused = await floor.scan(task, { kind: 'pick', barcode: seen.lines[0]?.barcode ?? '' });
    expect([refused.status, refused.body.code]).toEqual([409, 'ORDER_HELD']);
    await run.until(placed.id, ({ shown }) => shown === 'fulfilling/resumed');
    await done(placed.id, { kind: 'release_hold' });
    await waiting(placed.id, 'pick');
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    await replays(placed.id);
    const news =
      await sql`SELECT type, internal FROM event WHERE order_id = ${placed.id} AND type LIKE 'order.%_by_person'
      ORDER BY at`;
    expect(news.map(({ type, internal }) => [type, internal])).toEqual([
      ['order.held_by_person', true],
      ['order.released_by_person', true],
    ]);
  });

  test('is reminded to be paid, and expires unpaid like any other', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld();
    await shop.payPage(placed);
    await done(placed.id, { kind: 'hold' });
    await shop.moveDeadline(placed.id, 'reminder');
    await eventually(
      () => shop.templates(placed.id),
      (templates) => templates.includes('payment_reminder'),
    );
    await shop.moveDeadline(placed.id, 'payment');
    expect(await shop.until(placed.id, 'expired')).toMatchObject({ hold_reason: null, held_by: null });
    expect(await shop.audit(placed.id)).toMatchObject({ unitsHeld: 0 });
  });

  test('can be cancelled, and cannot be held twice or released when nobody holds it', async () => {
    const { shop } = world;
    const placed = await paid(await shop.placeHeld());
    const released = await shop.propose(placed.id, { kind: 'release_hold', reason: 'why not' });
    expect([released.status, released.body.code]).toEqual([409, 'ORDER_NOT_HELD']);
    await done(placed.id, { kind: 'hold' });
    const again = await shop.propose(placed.id, { kind: 'hold', reason: 'twice' });
    expect([again.status, again.body.code]).toEqual([409, 'ORDER_HELD']);
    await done(placed.id, { kind: 'cancel_order' }, 'ops');
    expect(await shop.outcome(placed.id)).toBe('cancelled');
    expect(await shop.audit(placed.id)).toMatchObject({ refunded: placed.total, unitsHeld: 0 });
  });

  test('is held too late when it has been picked meanwhile, and says so', async () => {
    const { shop } = world;
    const placed = await paid(await shop.placeHeld());
    const [task = ''] = await floor.tasksOf(placed.id);
    await stop();
    const held = await act(placed.id, { kind: 'hold' });
    const { lines } = await floor.read(task);
    await floor.accept(task, { kind: 'pick', barcode: lines[0]?.barcode ?? '' });
    stop = await startWorker(world.config, world.temporal);
    expect(await settled(held)).toEqual({ state: 'failed', result: { code: 'ORDER_NOT_HOLDABLE' } });
    const late = await shop.propose(placed.id, { kind: 'hold', reason: 'late' });
    expect([late.status, late.body.code]).toEqual([409, 'ORDER_NOT_HOLDABLE']);
    expect(await allowed(placed.id)).not.toContain('hold');
  });

  test('still waits for a pause when it is released', async () => {
    const { shop, sql } = world;
    const placed = await shop.placeHeld();
    const [shipment] = await sql<{ warehouse: string }[]>`SELECT warehouse FROM shipment WHERE order_id = ${placed.id}`;
    const pause = await shop.call('POST', '/v1/pauses', {
      key: 'ops',
      body: { kind: 'warehouse', target: shipment?.warehouse, reason: 'flood' },
    });
    await done(placed.id, { kind: 'hold' });
    await paid(placed);
    await done(placed.id, { kind: 'release_hold' });
    expect(await waiting(placed.id, 'resumed')).toMatchObject({
      hold_reason: 'paused',
      waiting_facts: { warehouse: shipment?.warehouse },
    });
    await shop.call('POST', `/v1/pauses/${String(pause.body.id)}/end`, { key: 'ops' });
    await waiting(placed.id, 'pick');
    await replays(placed.id);
  });
});

describe('without a trouble at hand', () => {
  test('the last message goes out once more', async () => {
    const { shop, sql } = world;
    const placed = await paid(await shop.placeHeld());
    const sent = () => sql`
      SELECT template, channel, text, status FROM notification WHERE order_id = ${placed.id} ORDER BY created_at, channel`;
    const before = await sent();
    await done(placed.id, { kind: 'resend' });
    const after = await eventually(sent, (rows) => rows.every(({ status }) => status !== 'queued'));
    expect(after).toHaveLength(before.length * 2);
    expect(after.map(({ text }) => text)).toEqual([...before, ...before].map(({ text }) => text));
  });

  test('a parked step is tried again, and one that has not stopped is not', async () => {
    const { shop, sql } = world;
    const nothing = await shop.propose((await shop.placeHeld()).id, { kind: 'retry', reason: 'just in case' });
    expect([nothing.status, nothing.body.code]).toEqual([409, 'NOTHING_TO_RETRY']);
    const placed = await paid(await shop.placeHeld());
    const [task = ''] = await floor.tasksOf(placed.id);
    await sql`UPDATE order_contact SET phone = '+8619900000913' WHERE order_id = ${placed.id}`;
    await floor.pack(task);
    await eventually(
      () => sql`SELECT 1 FROM escalation WHERE order_id = ${placed.id} AND kind = 'step_failed' AND tier = 'agent'`,
      (rows) => rows.length === 1,
    );
    await sql`UPDATE order_contact SET phone = '+8619900000001' WHERE order_id = ${placed.id}`;
    await done(placed.id, { kind: 'retry' });
    await floor.collect(await floor.handOver(task));
    await shop.until(placed.id, 'after_sales');
    const [escalation] = await sql`SELECT state, outcome FROM escalation WHERE order_id = ${placed.id}`;
    expect(escalation).toEqual({ state: 'resolved', outcome: 'retried' });
  });

  test('a parcel goes with another carrier, at its price and pace, also past a pause of the first one', async () => {
    const { shop, sql } = world;
    const placed = await paid(await shop.placeHeld());
    const shipmentOf = async () =>
      (
        await sql<{ carrier: string; cost: number; silence: number }[]>`
          SELECT carrier, cost_minor::int AS cost, silence_hours AS silence FROM shipment WHERE order_id = ${placed.id}`
      )[0];
    const before = await shipmentOf();
    const [from, to] = before?.carrier === 'egret' ? ['egret', 'stonebridge'] : ['stonebridge', 'egret'];
    const pause = await shop.call('POST', '/v1/pauses', {
      key: 'ops',
      body: { kind: 'carrier', target: from, reason: 'their server is down' },
    });
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    await waiting(placed.id, 'resumed');
    await done(placed.id, { kind: 'other_carrier', from_carrier: from, carrier: to });
    await floor.collect(await floor.handOver(task));
    await shop.until(placed.id, 'after_sales');
    const after = await shipmentOf();
    expect(after).toMatchObject({ carrier: to });
    expect(after?.cost).not.toBe(before?.cost);
    await shop.call('POST', `/v1/pauses/${String(pause.body.id)}/end`, { key: 'ops' });
    const late = await shop.propose(placed.id, {
      kind: 'other_carrier',
      from_carrier: to,
      carrier: from,
      reason: 'late',
    });
    expect(late.body.code).toBe('ORDER_NOT_FULFILLING');
    await replays(placed.id);
  });

  test('a coupon beyond the authority waits for somebody else', async () => {
    const { id } = await world.shop.placeHeld();
    expect(await act(id, { kind: 'coupon', amount: 5_001 })).toMatchObject({ state: 'awaiting_approval' });
    expect(await act(id, { kind: 'coupon', amount: 100 })).toMatchObject({ state: 'accepted' });
  });
});
