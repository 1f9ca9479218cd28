import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrackingActivities } from '../../activities/tracking.ts';
import { createDeps } from '../../workers/deps.ts';
import { createFloor } from '../support/floor.ts';
import { agentTrouble, shipInto } from '../support/trouble.ts';
import { startWorld, type World } from '../support/world.ts';

describe('a parcel that its carrier has had for far too long', () => {
  let world: World;
  let deps: ReturnType<typeof createDeps>;
  beforeAll(async () => {
    world = await startWorld({ subject: 'tracking' });
    deps = createDeps(world.config, 'test tracking');
  });
  afterAll(async () => {
    await deps.database.close();
    await world.close();
  });

  test('is nobody’s second case while somebody sees to it, and overdue once nobody does', async () => {
    const { id: orderId } = await shipInto(world, createFloor(world), 'wrong_address');
    const trouble = await agentTrouble(world, orderId);
    const [shipment] = await world.sql<{ id: string }[]>`
      UPDATE shipment SET handed_over_at = now() - interval '60 days' WHERE order_id = ${orderId} RETURNING id`;
    const shipmentId = shipment?.id ?? '';
    const { pollTracking } = createTrackingActivities(deps);
    const [tracking] = await world.sql<{ heard: string }[]>`
      SELECT status || '/' || detail AS heard FROM tracking WHERE shipment_id = ${shipmentId}`;
    const poll = () => pollTracking({ shipmentId, heard: tracking?.heard ?? '', isOverdueKnown: false });
    await expect(poll()).rejects.toMatchObject({ type: 'NOT_YET' });
    await world.sql`UPDATE escalation SET state = 'resolved', outcome = 'remedied' WHERE id = ${trouble.id}`;
    expect(await poll()).toBe('overdue');
  });
});
