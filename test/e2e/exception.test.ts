import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFloor, type Floor } from '../support/floor.ts';
import { eventually } from '../support/shop.ts';
import { type PHONES, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

describe('what goes wrong with a parcel', () => {
  let world: World;
  let floor: Floor;
  beforeAll(async () => {
    world = await startWorld({ subject: 'exception' });
    floor = createFloor(world);
  });
  afterAll(() => world.close());

  const shipped = (outcome: keyof typeof PHONES) => shipInto(world, floor, outcome);

  const escalationOf = (orderId: string) =>
    eventually(
      async () => (await world.sql`SELECT * FROM escalation WHERE order_id = ${orderId} AND tier <> 'automatic'`)[0],
      (row) => row !== undefined,
    );

  test('a lost parcel waits for an agent, whose small refund ends it', async () => {
    const { shop } = world;
    const placed = await shipped('lost');
    const escalation = await escalationOf(placed.id);
    expect(escalation).toMatchObject({ kind: 'lost', tier: 'agent', state: 'open' });
    const [parcel] = await world.sql`SELECT carrier FROM shipment WHERE order_id = ${placed.id}`;
    expect(await shop.orderRow(placed.id)).toMatchObject({
      waiting_on: 'agent',
      next_actor: 'agent',
      waiting_facts: { reason: 'lost', carrier: parcel?.carrier },
    });
    expect(await shop.templates(placed.id)).toContain('exception_lost');
    const proposed = await shop.propose(placed.id, {
      kind: 'refund',
      amount: placed.total,
      reason: 'lost on the way',
      escalation_id: escalation?.id,
    });
    expect(proposed.body).toMatchObject({ state: 'awaiting_approval' });
    const own = await shop.approve(proposed.body.id, { key: 'agent' });
    expect(own.status).toBe(403);
    expect((await shop.approve(proposed.body.id)).body).toMatchObject({ state: 'accepted' });
    await shop.until(placed.id, 'after_sales');
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total, refunded: placed.total });
  });

  test('a damaged parcel is sent again and the order goes on with the second one', async () => {
    const { shop } = world;
    const placed = await shipped('damaged');
    const escalation = await escalationOf(placed.id);
    const proposed = await shop.propose(placed.id, {
      kind: 'reship',
      reason: 'damaged',
      escalation_id: escalation?.id,
    });
    await shop.approve(proposed.body.id);
    await eventually(
      () => floor.tasksOf(placed.id),
      (tasks) => tasks.length === 1,
    );
    await world.sql`UPDATE order_contact SET phone = '+8619900000001' WHERE order_id = ${placed.id}`;
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total, refunded: 0, unitsHeld: 0 });
  });

  test('one parcel with two troubles is made good once', async () => {
    const { shop } = world;
    const placed = await shipped('refused');
    const [refused, returned] = await eventually(
      () => world.sql`SELECT * FROM escalation WHERE order_id = ${placed.id} AND tier = 'agent' ORDER BY n`,
      (rows) => rows.length === 2,
    );
    const again = await shop.propose(placed.id, { kind: 'reship', reason: 'came back', escalation_id: returned?.id });
    expect(again.body).toMatchObject({ state: 'awaiting_approval' });
    const refund = { kind: 'refund', amount: placed.total, reason: 'refused', escalation_id: refused?.id };
    await shop.approve((await shop.propose(placed.id, refund)).body.id);
    await shop.until(placed.id, 'after_sales');
    expect((await shop.approve(again.body.id)).status).toBe(409);
    const rows = await world.sql`SELECT kind, state, outcome FROM escalation WHERE order_id = ${placed.id} ORDER BY n`;
    expect(rows.map(({ outcome }) => outcome)).toEqual(['remedied', 'overtaken']);
    expect(await shop.audit(placed.id)).toMatchObject({ refunded: placed.total, unitsHeld: 0 });
    expect(await floor.tasksOf(placed.id)).toEqual([]);
  });

  test('when nobody acts, the supervisor is asked, and then the written consequence follows', async () => {
    const { shop } = world;
    const placed = await shipped('refused');
    const escalation = await escalationOf(placed.id);
    const pass = () =>
      shop.call('POST', `/v1/escalations/${String(escalation?.id)}/deadlines`, { key: 'ops', body: { to: 'now' } });
    await pass();
    await eventually(
      () => shop.orderRow(placed.id),
      (row) => row.waiting_on === 'supervisor',
    );
    await pass();
    await shop.until(placed.id, 'after_sales');
    expect(await shop.audit(placed.id)).toMatchObject({ refunded: placed.total });
  });

  test('a late parcel brings a coupon by itself and is waited for', async () => {
    const { shop } = world;
    const placed = await shipped('delayed');
    await shop.until(placed.id, 'after_sales');
    expect(await shop.templates(placed.id)).toEqual(
      expect.arrayContaining(['coupon_given', 'delivered', 'exception_delayed']),
    );
  });

  test('an action without its row has no effect and is audited', async () => {
    const placed = await world.shop.placeHeld();
    const handle = world.temporal.client.workflow.getHandle(`order-${placed.id}`);
    await handle.signal('act', { actionId: 'act_00000000000000000000000000' });
    await eventually(
      () => world.sql`SELECT 1 FROM audit_log WHERE ref = ${placed.id} AND action = 'action.unknown'`,
      (rows) => rows.length === 1,
    );
  });

  test('a request typed into the Temporal UI waits for a supervisor', async () => {
    const placed = await world.shop.placeHeld();
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    const handle = world.temporal.client.workflow.getHandle(`order-${placed.id}`);
    await handle.signal('act', { request: { kind: 'refund', amount: 100 } });
    const [row] = await eventually(
      () => world.sql`SELECT * FROM action WHERE order_id = ${placed.id}`,
      (rows) => rows.length === 1,
    );
    expect(row).toMatchObject({ state: 'awaiting_approval', source: 'temporal_ui' });
    expect(await world.shop.audit(placed.id)).toMatchObject({ refunded: 0 });
    await world.shop.approve(row?.id);
    await eventually(
      () => world.shop.audit(placed.id),
      (audit) => audit.refunded === 100,
    );
  });

  test('Cancel in the Temporal UI is a cancel by operations that undoes everything', async () => {
    const placed = await world.shop.placeHeld();
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    await world.temporal.client.workflow.getHandle(`order-${placed.id}`).cancel();
    await world.shop.until(placed.id, 'cancelled');
    expect(await world.shop.audit(placed.id)).toMatchObject({
      captured: placed.total,
      refunded: placed.total,
      unitsHeld: 0,
    });
  });
});
