import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { asText, countEvents, type EventTable, sumOf } from '../support/event-table.ts';
import { createFloor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { startWorld, type World } from '../support/world.ts';

const BUDGET = 55;
/** The card's captures: one regular activity beside the booking. */
const CAPTURE = 6;

describe('the history of an order that nothing goes wrong with', () => {
  let world: World;
  beforeAll(async () => {
    // Seven days last six seconds, so that the after-sales timer fires by itself.
    world = await startWorld({ subject: 'budget', settings: { PACE_TRANSPORT: '100000' }, carrierPace: 100_000 });
  });
  afterAll(() => world.close());

  const live = async (method: string): Promise<EventTable> => {
    const { shop } = world;
    const placed = await shop.placeHeld(anOrder({ payment_method: method }));
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    await createFloor(world).ship(placed.id);
    expect(await shop.outcome(placed.id)).toBe('completed');
    return countEvents(world.temporal.client, orderWorkflowId(placed.id));
  };

  test('keeps to the budget, paid by wallet', async () => {
    const table = await live('yipay');
    console.log(asText('wallet order', table));
    expect(sumOf(table)).toBeLessThanOrEqual(BUDGET);
  });

  test('adds no more than its capture, paid by card', async () => {
    const table = await live('cardhouse');
    console.log(asText('card order', table));
    expect(sumOf(table)).toBeLessThanOrEqual(BUDGET + CAPTURE);
  });
});
