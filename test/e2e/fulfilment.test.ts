import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

describe('a paid order on its way to the door', () => {
  let world: World;
  let floor: Floor;
  beforeAll(async () => {
    world = await startWorld({ subject: 'fulfilment' });
    floor = createFloor(world);
  });
  afterAll(() => world.close());

  const paid = async (change: Parameters<typeof anOrder>[0] = {}): Promise<Placed> => {
    const placed = await world.shop.placeHeld(anOrder(change));
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    return placed;
  };

  test('is picked, packed, booked, handed over, delivered and completed', async () => {
    const { shop } = world;
    const placed = await paid();
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    await shop.moveDeadline(placed.id, 'after_sales');
    await shop.until(placed.id, 'completed');
    expect(await shop.outcome(placed.id)).toBe('completed');
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total, refunded: 0, unitsHeld: 0 });
    expect(await shop.templates(placed.id)).toEqual(expect.arrayContaining(['delivered', 'payment_received']));
  });

  test('takes no more than 55 events', async () => {
    const placed = await paid();
    await floor.ship(placed.id);
    await world.shop.until(placed.id, 'after_sales');
    await world.shop.moveDeadline(placed.id, 'after_sales');
    await world.shop.outcome(placed.id);
    const history = await world.temporal.client.workflow.getHandle(orderWorkflowId(placed.id)).fetchHistory();
    // Moving the deadline is the test's own act: a signal, its task, a marker and a timer started anew.
    expect(history.events?.length).toBeLessThanOrEqual(55 + 7);
  });

  test('by card is authorised first and captured with its parcel', async () => {
    const { shop } = world;
    const placed = await paid({ payment_method: 'cardhouse' });
    expect(await shop.audit(placed.id)).toMatchObject({ authorised: placed.total, captured: 0 });
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    expect(await shop.audit(placed.id)).toMatchObject({ authorised: placed.total, captured: placed.total });
  });

  test('waits at the floor until somebody scans', async () => {
    const placed = await paid();
    expect(await world.shop.orderRow(placed.id)).toMatchObject({ waiting_on: 'pick', next_actor: 'picker' });
    expect((await floor.tasksOf(placed.id)).length).toBe(1);
  });

  test('is cancelled on the floor: the booking voided, the money back, the stock free', async () => {
    const { shop } = world;
    const placed = await paid();
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    await eventually(
      () => floor.read(task),
      (seen) => seen.parcel.label !== null,
    );
    expect((await shop.cancel(placed.id)).status).toBe(202);
    await shop.until(placed.id, 'cancelled');
    expect(await shop.audit(placed.id)).toMatchObject({ captured: placed.total, refunded: placed.total, unitsHeld: 0 });
    const refused = await floor.scan(task, { kind: 'label' });
    expect(refused.status).toBe(409);
    const voided = (await shop.journal('carriers')).filter(({ op }) => op.endsWith('.void'));
    expect(voided.length).toBeGreaterThan(0);
  });

  test('cannot be cancelled once it has been handed over', async () => {
    const placed = await paid();
    await floor.ship(placed.id);
    const answer = await world.shop.cancel(placed.id);
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('ORDER_NOT_CANCELLABLE');
  });

  test('is found delivered by asking, when its carrier stays silent', async () => {
    const { shop } = world;
    await shop.addFault('carriers', { kind: 'lost_webhook', probability: 1 });
    const placed = await paid();
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    await fetch(`${world.urls.carriers}/_sim/faults`, { method: 'DELETE' });
  });
});
