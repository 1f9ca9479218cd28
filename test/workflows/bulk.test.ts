import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bulkWorkflowId } from '../../contracts/workflow-ids.ts';
import { createOperator } from '../support/bulk.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorker, startWorld, type World } from '../support/world.ts';

describe('a bulk job', () => {
  let world: World;
  let operator: ReturnType<typeof createOperator>;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    world = await startWorld({ subject: 'bulk', withWorker: false });
    operator = createOperator(world);
    stop = await startWorker(world.config, world.temporal);
  });
  afterEach(() => pace({ ordersPerSecond: 100, atOnce: 2 }));
  afterAll(async () => {
    await stop();
    await world.close();
  });

  const pace = (value: { ordersPerSecond: number; atOnce: number }) =>
    world.sql`INSERT INTO policy (name, version, value)
      SELECT 'bulk', max(version) + 1, ${world.sql.json(value)} FROM policy WHERE name = 'bulk'`;

  const place = (count: number): Promise<Placed[]> =>
    Promise.all(Array.from({ length: count }, () => world.shop.placeHeld()));
  const idsOf = (placed: readonly Placed[]) => ({ order_ids: placed.map(({ id }) => id) });

  const actionsOf = (placed: readonly Placed[], kind: string) => world.sql`
    SELECT order_id, state, reason, request_key FROM action
    WHERE order_id = ANY(${placed.map(({ id }) => id)}) AND kind = ${kind}`;

  const replays = async (id: string): Promise<void> => {
    const workflowId = bulkWorkflowId(id);
    const history = await world.temporal.client.workflow.getHandle(workflowId).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: world.temporal.workflowBundle }, history, workflowId);
  };

  test('does for each order what its operator could do singly, in their name, and says what became of it', async () => {
    await pace({ ordersPerSecond: 100, atOnce: 2 });
    const { shop, sql } = world;
    const placed = await place(5);
    const { id, total, counts } = await operator.started({
      kind: 'hold',
      request: { cause: 'goods_check' },
      selection: idsOf(placed),
    });
    expect([total, counts.left_out]).toEqual([5, 0]);
    const job = await operator.ended(id);
    expect(job).toMatchObject({ state: 'finished', counts: { done: 5, waiting: 0, under_way: 0 }, reasons: [] });
    for (const { id: orderId } of placed) expect(await shop.orderRow(orderId)).toMatchObject({ hold_reason: 'person' });
    const actions = await actionsOf(placed, 'hold');
    expect(actions).toHaveLength(5);
    for (const action of actions)
      expect(action).toMatchObject({
        state: 'applied',
        reason: 'the river is high',
        request_key: `bulk/${id}/${String(action.order_id)}`,
      });
    const audits = await sql`SELECT action FROM audit_log WHERE ref = ${id} ORDER BY at, action`;
    expect(audits.map((row) => row.action)).toEqual(['bulk.start', 'bulk.finished']);
    const news = await sql`SELECT DISTINCT type FROM event WHERE data ->> 'bulk_id' = ${id} AND internal ORDER BY type`;
    expect(news.map(({ type }) => type)).toEqual(['bulk.ended', 'bulk.progressed', 'bulk.started']);
    expect((await operator.items(id, '&state=done')).map(({ order_id }) => order_id).toSorted()).toEqual(
      placed.map((each) => each.id).toSorted(),
    );
    await replays(id);
    const released = await operator.started({ kind: 'release', selection: idsOf(placed) });
    expect((await operator.ended(released.id)).counts.done).toBe(5);
    expect(await shop.orderRow(placed[0]?.id ?? '')).toMatchObject({ hold_reason: null });
  });

  test('ends after its present batch when it is stopped, and goes on with the rest in another job', async () => {
    await pace({ ordersPerSecond: 2, atOnce: 2 });
    const placed = await place(8);
    const { id } = await operator.started({ kind: 'hold', selection: idsOf(placed) });
    await operator.until(id, ({ counts }) => Number(counts.done) >= 2);
    expect((await operator.stop(id)).status).toBe(202);
    const { state, counts } = await operator.ended(id);
    expect(state).toBe('stopped');
    expect(Number(counts.stopped)).toBeGreaterThanOrEqual(4);
    expect(Number(counts.stopped) + Number(counts.done)).toBe(8);
    expect(await actionsOf(placed, 'hold')).toHaveLength(Number(counts.done));
    expect((await operator.stop(id)).status).toBe(202);
    await pace({ ordersPerSecond: 100, atOnce: 4 });
    const again = await operator.repeat(id, { states: ['stopped'] });
    expect(again.body).toMatchObject({ repeats: id, total: counts.stopped });
    expect((await operator.ended(String(again.body.id))).counts.done).toBe(counts.stopped);
    const late = await operator.stop(String(again.body.id));
    expect([late.status, late.body.code]).toEqual([409, 'BULK_ENDED']);
  });

  test('refuses at its turn what has changed meanwhile, and goes on with the others', async () => {
    const placed = await place(3);
    await stop();
    const { id } = await operator.started({ kind: 'hold', selection: idsOf(placed) });
    const [first] = placed;
    await world.sql`UPDATE "order" SET held_by = 'act_somebody', hold_reason = 'person' WHERE id = ${first?.id ?? ''}`;
    stop = await startWorker(world.config, world.temporal);
    const job = await operator.ended(id);
    expect(job).toMatchObject({
      state: 'finished',
      counts: { done: 2, refused: 1 },
      reasons: [{ state: 'refused', code: 'ORDER_HELD', count: 1 }],
    });
    expect(await operator.items(id, '&state=refused')).toMatchObject([{ order_id: first?.id, code: 'ORDER_HELD' }]);
  });

  test('is not stopped by one order that fails, which can be done again', async () => {
    const { sql } = world;
    const placed = await place(3);
    const [, bad] = placed;
    await sql.unsafe(`CREATE FUNCTION refuse_action() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.order_id = '${bad?.id ?? ''}' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER refuse_action BEFORE INSERT ON action FOR EACH ROW EXECUTE FUNCTION refuse_action()`);
    const { id } = await operator.started({ kind: 'cancel', selection: idsOf(placed) });
    const job = await operator.ended(id);
    await sql.unsafe('DROP FUNCTION refuse_action CASCADE');
    expect(job).toMatchObject({
      counts: { done: 2, failed: 1 },
      reasons: [{ state: 'failed', code: 'INTERNAL', count: 1 }],
    });
    const again = await operator.repeat(id);
    expect(again.body).toMatchObject({ total: 1, repeats: id });
    expect((await operator.ended(String(again.body.id))).counts.done).toBe(1);
    for (const { id: orderId } of placed) await world.shop.until(orderId, 'cancelled');
    const nothing = await operator.repeat(String(again.body.id));
    expect([nothing.status, nothing.body.code]).toEqual([422, 'NOTHING_SELECTED']);
  });

  test('waits with what is beyond the authority until somebody else has decided', async () => {
    const { shop } = world;
    const placed = await place(2);
    const { id } = await operator.started({
      kind: 'compensate',
      request: { amount: 6_000, currency: 'CNY' },
      selection: idsOf(placed),
    });
    expect(await operator.ended(id)).toMatchObject({ state: 'finished', counts: { awaiting_approval: 2 } });
    const [one, two] = await actionsOf(placed, 'coupon').then((rows) => rows.map((row) => String(row.order_id)));
    const idOf = async (orderId = '') =>
      (await world.sql`SELECT id FROM action WHERE order_id = ${orderId} AND kind = 'coupon'`)[0]?.id;
    await shop.approve(await idOf(one));
    await shop.call('POST', `/v1/actions/${String(await idOf(two))}/approvals`, {
      key: 'supervisor',
      body: { decision: 'refuse', reason: 'too much' },
    });
    const job = await operator.until(id, ({ counts }) => counts.awaiting_approval === 0 && counts.done === 1);
    expect(job.reasons).toEqual([{ state: 'refused', code: 'APPROVAL_REFUSED', count: 1 }]);
  });

  test('goes on in the hands of another worker, and acts once on each order', async () => {
    await pace({ ordersPerSecond: 4, atOnce: 2 });
    const placed = await place(8);
    const { id } = await operator.started({ kind: 'hold', selection: idsOf(placed) });
    await operator.until(id, ({ counts }) => Number(counts.done) >= 2);
    await stop();
    await pace({ ordersPerSecond: 100, atOnce: 2 });
    stop = await startWorker(world.config, world.temporal);
    expect((await operator.ended(id)).counts).toMatchObject({ done: 8, failed: 0 });
    expect(await actionsOf(placed, 'hold')).toHaveLength(8);
    await replays(id);
  });

  test('goes on in a new run when its history is full', async () => {
    const { client } = world.temporal;
    const placed = await place(12);
    await stop();
    const { id } = await operator.started({ kind: 'hold', selection: idsOf(placed) });
    const workflowId = bulkWorkflowId(id);
    const handle = client.workflow.getHandle(workflowId);
    await eventually(
      () => handle.describe().catch(() => undefined),
      (run) => run?.status.name === 'RUNNING',
    );
    await handle.terminate('started anew');
    const args = [{ bulkId: id, historyLimit: 20 }];
    await client.workflow.start('bulk', { workflowId, taskQueue: world.config.TASK_QUEUE, args });
    stop = await startWorker(world.config, world.temporal);
    expect((await operator.ended(id)).counts.done).toBe(12);
    const { events } = await handle.fetchHistory();
    expect(events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).not.toBe('');
    expect(await handle.result()).toBe('finished');
  });

  test('is stopped by a cancel in the Temporal UI', async () => {
    await pace({ ordersPerSecond: 2, atOnce: 2 });
    const placed = await place(6);
    const { id } = await operator.started({ kind: 'hold', selection: idsOf(placed) });
    await operator.until(id, ({ counts }) => Number(counts.done) >= 2);
    const handle = world.temporal.client.workflow.getHandle(bulkWorkflowId(id));
    await handle.cancel();
    expect(await handle.result()).toBe('stopped');
    const { counts } = await operator.read(id);
    expect(Number(counts.done) + Number(counts.stopped)).toBe(6);
  });
});
