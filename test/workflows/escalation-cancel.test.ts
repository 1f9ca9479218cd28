import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escalationWorkflowId } from '../../contracts/workflow-ids.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { eventually } from '../support/shop.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

describe('an escalation that somebody cancels in the Temporal UI', () => {
  let world: World;
  let floor: Floor;
  beforeAll(async () => {
    world = await startWorld({ subject: 'escalation-cancel' });
    floor = createFloor(world);
  });
  afterAll(() => world.close());

  const lostParcel = async () => {
    const placed = await shipInto(world, floor, 'lost');
    const { id: escalationId, n } = await agentTrouble(world, placed.id);
    const handle = world.temporal.client.workflow.getHandle(escalationWorkflowId(placed.id, n));
    return { placed, escalationId, handle };
  };

  test('goes on, and is answered as if nobody had', async () => {
    const { shop, sql } = world;
    const { placed, escalationId, handle } = await lostParcel();
    for (const _ of ['once', 'again']) {
      await handle.cancel();
      await eventually(
        () => handle.describe(),
        ({ raw }) => !raw.pendingWorkflowTask,
      );
    }
    const events = (await handle.fetchHistory()).events ?? [];
    expect(events.some((event) => event.workflowExecutionCancelRequestedEventAttributes)).toBe(true);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    const [open] = await sql`SELECT state, tier FROM escalation WHERE id = ${escalationId}`;
    expect(open).toEqual({ state: 'open', tier: 'agent' });

    const proposed = await shop.propose(placed.id, {
      kind: 'refund',
      amount: placed.total,
      reason: 'lost on the way',
      escalation_id: escalationId,
    });
    expect(proposed.body).toMatchObject({ state: 'awaiting_approval' });
    await shop.approve(proposed.body.id);
    expect(await handle.result()).toBe('remedied');
    await shop.until(placed.id, 'after_sales');
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total, refunded: placed.total });
  });

  test('still climbs to the supervisor when nobody answers', async () => {
    const { shop, sql } = world;
    const { placed, escalationId, handle } = await lostParcel();
    await handle.cancel();
    await shop.call('POST', `/v1/escalations/${escalationId}/deadlines`, { key: 'ops', body: { to: 'now' } });
    await eventually(
      () => shop.orderRow(placed.id),
      (row) => row.waiting_on === 'supervisor',
    );
    expect((await handle.describe()).status.name).toBe('RUNNING');
    const [open] = await sql`SELECT state, tier FROM escalation WHERE id = ${escalationId}`;
    expect(open).toEqual({ state: 'open', tier: 'supervisor' });
  });
});
