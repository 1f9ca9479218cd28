import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOrchestrator } from '../../adapters/orchestrator/temporal.ts';
import { bulkWorkflowId, orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { connectDatabase } from '../../db/client.ts';
import { createAuditRuns } from '../../jobs/audit-runs.ts';
import { createOperator } from '../support/bulk.ts';
import { startWorld, type World } from '../support/world.ts';

describe('unfinished orders and open runs', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ subject: 'run-audit' });
  });
  afterAll(() => world.close());

  test('a terminated workflow is shown to operations, and a running one is left alone', async () => {
    const { shop, sql, config, temporal } = world;
    const [lost, kept] = [await shop.placeHeld(), await shop.placeHeld()];
    await temporal.client.workflow.getHandle(orderWorkflowId(lost.id)).terminate('by mistake');
    await sql`UPDATE "order" SET accepted_at = accepted_at - interval '2 minutes'`;
    const database = connectDatabase(config.DATABASE_URL, { max: 1, application: 'test audit' });
    const orchestrator = createOrchestrator({ client: temporal.client, taskQueue: '', workflowTaskTimeoutMs: 3_000 });
    const log = { info() {}, warn() {}, error() {} };
    const audit = createAuditRuns({ db: database.db, orchestrator, log });
    await audit();
    await audit();
    expect(await shop.orderRow(lost.id)).toMatchObject({ needs_attention: 'run_missing', next_actor: 'ops' });
    expect(await shop.orderRow(kept.id)).toMatchObject({ needs_attention: null, waiting_on: 'payment' });
    expect(await sql`SELECT 1 FROM audit_log WHERE action = 'order.run_missing'`).toHaveLength(1);
    await database.close();
  });

  test('a bulk job whose workflow is gone is stopped, and can be repeated', async () => {
    const { shop, sql, config, temporal } = world;
    const operator = createOperator(world);
    const placed = [await shop.placeHeld(), await shop.placeHeld()];
    await sql`INSERT INTO policy (name, version, value) VALUES ('bulk', 2, '{"ordersPerSecond": 0.1, "atOnce": 1}')`;
    const { id } = await operator.started({ kind: 'hold', selection: { order_ids: placed.map((each) => each.id) } });
    await operator.until(id, ({ counts }) => counts.done === 1);
    await temporal.client.workflow.getHandle(bulkWorkflowId(id)).terminate('by mistake');
    await sql`UPDATE bulk SET created_at = created_at - interval '2 minutes'`;
    const database = connectDatabase(config.DATABASE_URL, { max: 1, application: 'test audit' });
    const orchestrator = createOrchestrator({ client: temporal.client, taskQueue: '', workflowTaskTimeoutMs: 3_000 });
    const log = { info() {}, warn() {}, error() {} };
    await createAuditRuns({ db: database.db, orchestrator, log })();
    await database.close();
    expect(await operator.read(id)).toMatchObject({ state: 'stopped', counts: { done: 1, stopped: 1 } });
    expect((await operator.repeat(id, { states: ['stopped'] })).body).toMatchObject({ total: 1 });
  });
});
