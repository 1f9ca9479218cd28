import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../simulators/kit/journal.ts';
import { createCaller } from '../../simulators/kit/caller.ts';
import { createSimulator, type Simulator } from '../../simulators/kit/server.ts';
import { createOrderForm } from '../../simulators/shoppers/order.ts';
import { planBatch } from '../../simulators/shoppers/plan.ts';
import { createProviders } from '../../simulators/shoppers/provider.ts';
import type { ScenarioName } from '../../simulators/shoppers/scenario.ts';
import { createVisit, type Shopper, SHOPPERS } from '../../simulators/shoppers/shopper.ts';
import { startShoppers } from '../../simulators/shoppers/start.ts';
import { createWorld } from '../../world/world.ts';
import { eventually } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';

const PACE = 10_000;
const goods = createWorld(7300);
let batches = 0;

/** Somebody of a batch who is up to this. */
const aShopper = (scenario: ScenarioName): Shopper => {
  batches += 1;
  const batch = { name: `T${batches}`, orders: 20, seed: String(batches), leaves: false };
  const intent = planBatch(goods, batch).find((each) => each.scenario === scenario && each.trouble === undefined);
  if (!intent) throw new Error(`nobody is ${scenario}`);
  return { ...intent, batch: batch.name, startAt: 0, done: 0, isOver: false };
};

describe('shoppers', () => {
  let world: World;
  let sim: Simulator;
  let ending = new AbortController();
  beforeAll(async () => {
    world = await startWorld({ subject: 'shoppers', settings: { PACE_HUMAN: '120' } });
  });
  afterEach(() => ending.abort());
  afterAll(() => world.close());

  const partsOf = (stop: AbortSignal) => ({
    sim,
    shops: (shop: string) => createCaller(world.urls.api, world.keys[shop] ?? '', stop),
    providers: createProviders({ gatewaysUrl: world.urls.gateways, messagesUrl: world.urls.sink, stop }),
    formOf: createOrderForm(goods),
    paceHuman: PACE,
    stop,
  });

  const send = async (shopper: Shopper): Promise<{ acts: string[]; orderId: string }> => {
    sim = await createSimulator({});
    ending = new AbortController();
    await createVisit(partsOf(ending.signal))(shopper);
    const acts = sim.journal.list().map((entry: JournalEntry) => `${entry.op} ${entry.effect}`);
    const orderId = sim.journal.documents<Shopper>(SHOPPERS).get(shopper.reference)?.orderId ?? '';
    return { acts, orderId };
  };

  test('pay, and their order goes to the floor', async () => {
    const { acts, orderId } = await send(aShopper('plain'));
    expect(acts).toEqual(['shopper.place placed', 'shopper.pay charged', 'shopper.leave over']);
    await world.shop.until(orderId, 'fulfilling');
  });

  test('are declined first, then pay', async () => {
    const { acts, orderId } = await send(aShopper('declined'));
    expect(acts.slice(1, 3)).toEqual(['shopper.decline declined', 'shopper.pay charged']);
    await world.shop.until(orderId, 'fulfilling');
  });

  test('are told no when their coupon has expired, and pay nothing', async () => {
    const { acts, orderId } = await send(aShopper('coupon_refused'));
    expect(acts).toEqual(['shopper.place refused']);
    expect(await world.shop.orderRow(orderId)).toMatchObject({ status: 'rejected', end_reason: 'COUPON_EXPIRED' });
  });

  test('cancel while they pay, and get everything back', async () => {
    const { acts, orderId } = await send(aShopper('cancelled_paying'));
    expect(acts[1]).toMatch(/^shopper\.cancel_while_paying cancelling_/);
    await world.shop.until(orderId, 'cancelled');
    const { captured, refunded, unitsHeld } = await world.shop.audit(orderId);
    expect({ kept: captured - refunded, unitsHeld }).toEqual({ kept: 0, unitsHeld: 0 });
  });

  test('pay only when their phone reminds them', async () => {
    const { acts, orderId } = await send(aShopper('reminded'));
    expect(acts.slice(1, 3)).toEqual(['shopper.wait_for_reminder reminded', 'shopper.pay charged']);
    expect(await world.shop.templates(orderId)).toContain('payment_reminder');
  });

  test('who were away in the middle of paying look before they pay again', async () => {
    const shopper = aShopper('plain');
    const { orderId } = await send(shopper);
    const { payUrl, placedAt } = sim.journal.documents<Shopper>(SHOPPERS).get(shopper.reference) ?? {};
    const back = { ...shopper, orderId, ...(payUrl ? { payUrl } : {}), ...(placedAt ? { placedAt } : {}) };
    const { acts } = await send(back);
    expect(acts).toEqual(['shopper.pay charged', 'shopper.leave over']);
    const all = [
      ...(await world.shop.journal('gateways', 'yipay.pay')),
      ...(await world.shop.journal('gateways', 'cardhouse.pay')),
    ];
    expect(all.filter(({ key, effect }) => key.includes(orderId) && effect === 'charged')).toHaveLength(1);
  });

  test('come in by batches, each of which is named', async () => {
    const keys = world.keys;
    const running = await startShoppers({
      apiUrl: world.urls.api,
      gatewaysUrl: world.urls.gateways,
      messagesUrl: world.urls.sink,
      keys,
      paceHuman: PACE,
      seed: 'doors',
    });
    const letIn = async (orders: number) => {
      const answer = await fetch(`${running.url}/_sim/batches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ orders }),
      });
      return { status: answer.status, body: (await answer.json()) as object };
    };
    expect(await letIn(1)).toEqual({ status: 201, body: { batch: 'B1', orders: 1 } });
    expect(await letIn(1)).toMatchObject({ body: { batch: 'B2' } });
    expect((await letIn(0)).status).toBe(400);
    const placed = await eventually(
      async () => ((await (await fetch(`${running.url}/_sim/shoppers`)).json()) as { data: object[] }).data,
      (shoppers) => shoppers.every((shopper) => 'order_id' in shopper),
    );
    expect(placed).toMatchObject([{ reference: 'B1-001' }, { reference: 'B2-001' }]);
    await running.close();
  });
});
