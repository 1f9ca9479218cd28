import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deadlines } from '../../contracts/order-step.ts';
import { createDeps } from '../../workers/deps.ts';
import { workerOptions } from '../../workers/run-worker.ts';
import { eventually } from '../support/shop.ts';
import { startWorker, startWorld, type World } from '../support/world.ts';
import { createOrderRun, type OrderRun } from './order-run.ts';

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('the deadline of an order that is to be paid', () => {
  let world: World;
  let run: OrderRun;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    world = await startWorld({ subject: 'deadline', withWorker: false });
    run = createOrderRun(world);
    stop = await startWorker(world.config, world.temporal);
  });
  afterAll(async () => {
    await stop();
    await world.close();
  });

  const gatewayEnd = async (orderId: string): Promise<string> => {
    const rows = await world.sql<{ expires_at: Date }[]>`SELECT expires_at FROM payment WHERE order_id = ${orderId}`;
    return rows[0]?.expires_at.toISOString() ?? '';
  };
  const auditsOf = (orderId: string) =>
    world.sql`SELECT actor, action, facts FROM audit_log WHERE ref = ${orderId} AND action LIKE 'order.%deadline%'`;

  test('is extended up to the end of the payment at the gateway, and no further', async () => {
    const { shop } = world;
    const { id } = await shop.placeHeld();
    const latest = await gatewayEnd(id);
    const beyond = new Date(Date.parse(latest) + 1).toISOString();
    for (const to of [beyond, '2999-01-01T00:00:00Z']) {
      const refused = await shop.moveDeadline(id, 'payment', to);
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toMatchObject([
        { code: 'DEADLINE_BEYOND_GATEWAY', pointer: '/to', facts: { latest } },
      ]);
    }
    expect(await auditsOf(id)).toHaveLength(0);
    expect((await shop.moveDeadline(id, 'payment', latest)).status).toBe(202);
    await run.until(id, ({ deadlines }) => deadlines.payment === latest);
    expect((await shop.orderRow(id)).payment_deadline).toEqual(new Date(latest));
    expect((await shop.moveDeadline(id, 'silence', beyond)).body.code).toBe('DEADLINE_NOT_SET');
  });

  test('that only a row and a signal say is beyond the gateway has no effect and is audited once', async () => {
    const { shop, sql } = world;
    const { id } = await shop.placeHeld();
    const before = (await run.until(id, ({ phase }) => phase === 'awaiting_payment')).deadlines.payment;
    const latest = await gatewayEnd(id);
    const to = '2999-01-01T00:00:00.000Z';
    await sql`UPDATE "order" SET payment_deadline = ${to}, waiting_until = ${to} WHERE id = ${id}`;
    for (const messageId of ['msg_first', 'msg_second']) {
      await run.tell(id, { kind: 'deadline_moved', payload: { deadline: 'payment' } }, messageId);
      await run.until(id, ({ seen }) => seen.includes(messageId));
    }
    await eventually(
      () => shop.orderRow(id),
      (row) => (row.payment_deadline as Date).toISOString() === before,
    );
    expect((await run.state(id)).deadlines.payment).toBe(before);
    expect(await shop.orderRow(id)).toMatchObject({ waiting_until: new Date(before ?? '') });
    expect(await auditsOf(id)).toMatchObject([
      { actor: 'system', action: 'order.deadline_refused', facts: { deadline: 'payment', to, latest } },
    ]);
  });

  test('is the last one that was set, though an older reading of it comes later', async () => {
    const { shop } = world;
    const { id } = await shop.placeHeld();
    await run.until(id, ({ phase }) => phase === 'awaiting_payment');
    await stop();
    const [older, newer] = [inHours(2), inHours(4)];
    await shop.moveDeadline(id, 'payment', older);
    await shop.moveDeadline(id, 'payment', newer);
    await eventually(
      () => world.sql`SELECT 1 FROM workflow_message
        WHERE workflow_id = ${`order-${id}`} AND kind = 'deadline_moved' AND state = 'acknowledged'`,
      (rows) => rows.length === 2,
    );
    const ended: string[] = [];
    stop = await startSlowReader(older, ended);
    const state = await run.until(id, ({ seen }) => seen.length >= 2 && ended.length === 2);
    expect(ended).toEqual([newer, older]);
    expect(state.deadlines.payment).toBe(newer);
    const history = await run.handleOf(id).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: world.temporal.workflowBundle }, history, `order-${id}`);
  });

  /** The reading that begins first saw what stood there then, and ends last. */
  const startSlowReader = async (older: string, ended: string[]): Promise<() => Promise<void>> => {
    const deps = createDeps(world.config, 'slow reader');
    const options = workerOptions(world.config, deps, world.temporal.native);
    const steps = options.activities as { readDeadlines: (input: object) => Promise<Deadlines> };
    let begun = 0;
    const readDeadlines = async (input: object): Promise<Deadlines> => {
      begun += 1;
      const isFirst = begun === 1;
      const read = await steps.readDeadlines(input);
      if (isFirst) await new Promise((resolve) => setTimeout(resolve, 700));
      const seen = isFirst ? { ...read, payment: older } : read;
      ended.push(seen.payment ?? '');
      return seen;
    };
    const worker = await Worker.create({ ...options, activities: { ...steps, readDeadlines } });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
      await deps.database.close();
    };
  };
});
