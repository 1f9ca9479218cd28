import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { connectDatabase, type DatabaseClient } from '../../db/client.ts';
import { createRenewPaused } from '../../jobs/renew-paused.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorker, startWorld, type World } from '../support/world.ts';
import { createOrderRun, type OrderRun } from './order-run.ts';

/** Goods that lie in two warehouses. */
const SPLIT = {
  lines: [
    { sku: 'BOOK-NOTE-GRID', quantity: 1 },
    { sku: 'PANTRY-HONEY-ACACIA', quantity: 1 },
  ],
};

describe('an order that a pause stops', () => {
  let world: World;
  let floor: Floor;
  let run: OrderRun;
  let database: DatabaseClient;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    world = await startWorld({ subject: 'paused', withWorker: false });
    database = connectDatabase(world.config.DATABASE_URL, { max: 1, application: 'renew paused' });
    floor = createFloor(world);
    run = createOrderRun(world);
    stop = await startWorker(world.config, world.temporal);
  });
  afterEach(async () => {
    for (const { id } of await world.sql`SELECT id FROM pause WHERE ended_at IS NULL`) await end(String(id));
  });
  afterAll(async () => {
    await stop();
    await database.close();
    await world.close();
  });

  const start = async (kind: 'warehouse' | 'carrier', target: string): Promise<string> => {
    const body = { kind, target, reason: 'flood' };
    const answer = await world.shop.call('POST', '/v1/pauses', { key: 'ops', body });
    expect(answer.status, answer.text).toBe(201);
    return String(answer.body.id);
  };
  const end = (id: string) => world.shop.call('POST', `/v1/pauses/${id}/end`, { key: 'ops' });

  const shipmentsOf = async (orderId: string) =>
    world.sql<{ id: string; warehouse: string; carrier: string; status: string }[]>`
      SELECT id, warehouse, carrier, status::text FROM shipment WHERE order_id = ${orderId} ORDER BY n`;

  const paid = async (placed: Placed): Promise<Placed> => {
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    return placed;
  };

  const waiting = async (orderId: string, on: string) =>
    eventually(
      () => world.shop.orderRow(orderId),
      (row) => row.waiting_on === on,
    );

  const liftsOf = (orderId: string) => world.sql`
    SELECT id FROM workflow_message WHERE workflow_id = ${orderWorkflowId(orderId)} AND payload ->> 'lifted' = 'true'`;

  const replays = async (orderId: string): Promise<void> => {
    const history = await run.handleOf(orderId).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: world.temporal.workflowBundle }, history, orderWorkflowId(orderId));
  };

  /** Nothing waits without a reason, or past its time. */
  const nothingIsLost = async (): Promise<void> => expect(await world.sql`SELECT * FROM v_audit_waiting`).toEqual([]);

  test('on its way to the floor is paid for, says why it waits, and goes on when the pause ends', async () => {
    const { shop, sql } = world;
    const placed = await shop.placeHeld();
    const [{ warehouse } = { warehouse: '' }] = await shipmentsOf(placed.id);
    const pause = await start('warehouse', warehouse);
    await paid(placed);
    const row = await shop.orderRow(placed.id);
    expect(row).toMatchObject({
      waiting_on: 'resumed',
      hold_reason: 'paused',
      next_actor: 'ops',
      needs_attention: null,
    });
    const [started] = await sql<{ at: Date }[]>`SELECT started_at AS at FROM pause WHERE id = ${pause}`;
    expect(row.waiting_facts).toEqual({ warehouse, since: started?.at.toISOString() });
    expect(await floor.tasksOf(placed.id)).toEqual([]);
    const explained = await shop.call('GET', `/v1/orders/${placed.id}/explain`);
    expect(explained.body.sentence).toMatchObject({
      en: expect.stringContaining(`nothing goes to the floor of warehouse ${warehouse}; goes on when the pause ends`),
    });
    expect(await shop.templates(placed.id)).toContain('payment_received');
    const pauses = (await shop.call('GET', '/v1/pauses', { key: 'ops' })).body.data as { waiting: number }[];
    expect(pauses[0]?.waiting).toBe(1);
    await nothingIsLost();

    await end(pause);
    await end(pause);
    const released = await waiting(placed.id, 'pick');
    expect(released).toMatchObject({ hold_reason: null, next_actor: 'picker' });
    expect(await liftsOf(placed.id)).toHaveLength(1);
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    await replays(placed.id);
  });

  test('sends what lies elsewhere meanwhile', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld(anOrder(SPLIT));
    const [one, two] = await shipmentsOf(placed.id);
    expect(one?.warehouse).not.toBe(two?.warehouse);
    const pause = await start('warehouse', two?.warehouse ?? '');
    await paid(placed);
    await floor.ship(placed.id);
    const moving = await shipmentsOf(placed.id);
    expect(moving.map(({ status }) => status)).toEqual([expect.stringMatching(/handed_over|delivered/), 'planned']);
    expect(await shop.orderRow(placed.id)).toMatchObject({
      waiting_on: 'resumed',
      waiting_facts: { warehouse: two?.warehouse },
    });
    await end(pause);
    await waiting(placed.id, 'pick');
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
  });

  test('on its way to a carrier is not booked there until the pause ends', async () => {
    const { shop } = world;
    const placed = await paid(await shop.placeHeld());
    const [{ carrier, id } = { carrier: '', id: '' }] = await shipmentsOf(placed.id);
    const pause = await start('carrier', carrier);
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    expect(await waiting(placed.id, 'resumed')).toMatchObject({
      hold_reason: 'paused',
      waiting_facts: { carrier, since: expect.any(String) },
    });
    await run.until(placed.id, ({ undo }) => !undo.some(({ kind }) => kind === 'voidBooking'));
    const asked = async () =>
      (await shop.journal('carriers', `${carrier}.book`)).filter((entry) => JSON.stringify(entry).includes(id));
    expect(await asked()).toEqual([]);
    await nothingIsLost();
    await end(pause);
    await floor.collect(await floor.handOver(task));
    await shop.until(placed.id, 'after_sales');
    expect(await asked()).toHaveLength(1);
    expect(await liftsOf(placed.id)).toHaveLength(1);
    await replays(placed.id);
  });

  test('is cancelled at once, and nobody asks the paused carrier for anything', async () => {
    const { shop } = world;
    const placed = await paid(await shop.placeHeld());
    const [{ carrier, id } = { carrier: '', id: '' }] = await shipmentsOf(placed.id);
    await start('carrier', carrier);
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    await waiting(placed.id, 'resumed');
    expect((await shop.cancel(placed.id)).status).toBe(202);
    expect(await shop.outcome(placed.id)).toBe('cancelled');
    expect(await shop.audit(placed.id)).toMatchObject({ refunded: placed.total, unitsHeld: 0 });
    expect((await shop.journal('carriers')).filter((entry) => JSON.stringify(entry).includes(id))).toEqual([]);
  });

  test('stays stopped while another pause is on, and hears of an end that came while no worker was there', async () => {
    const { shop } = world;
    const placed = await shop.placeHeld(anOrder(SPLIT));
    const [one, two] = await shipmentsOf(placed.id);
    const first = await start('warehouse', one?.warehouse ?? '');
    const second = await start('warehouse', two?.warehouse ?? '');
    await paid(placed);
    await end(first);
    await eventually(
      () => floor.tasksOf(placed.id),
      (tasks) => tasks.length === 1,
    );
    expect(await shop.orderRow(placed.id)).toMatchObject({
      waiting_on: 'resumed',
      waiting_facts: { warehouse: two?.warehouse },
    });
    await stop();
    await end(second);
    stop = await startWorker(world.config, world.temporal);
    await eventually(
      () => floor.tasksOf(placed.id),
      (tasks) => tasks.length === 2,
    );
    await waiting(placed.id, 'pick');
    await replays(placed.id);
  });

  test('is never overdue while the pause is on', async () => {
    const { shop, sql } = world;
    const placed = await shop.placeHeld();
    const [{ warehouse } = { warehouse: '' }] = await shipmentsOf(placed.id);
    const pause = await start('warehouse', warehouse);
    await paid(placed);
    const renew = createRenewPaused({ db: database.db });
    const untilOf = async () => Date.parse(String((await shop.orderRow(placed.id)).waiting_until));
    await sql`UPDATE "order" SET waiting_until = now() + interval '1 hour' WHERE id = ${placed.id}`;
    await renew();
    expect((await untilOf()) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect((await untilOf()) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    await stop();
    await end(pause);
    await sql`UPDATE "order" SET waiting_until = now() + interval '1 hour' WHERE id = ${placed.id}`;
    await renew();
    expect((await untilOf()) - Date.now()).toBeLessThan(2 * 3_600_000);
    stop = await startWorker(world.config, world.temporal);
    await waiting(placed.id, 'pick');
  });
});
