import { randomUUID } from 'node:crypto';
import type { WorkflowExecutionDescription } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes.ts';
import { createFloor, type Floor } from '../support/floor.ts';
import { anOrder } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';
import { createOrderRun, type OrderRun, type Told } from './order-run.ts';

const MESSAGES = 1_000;
/** The server ends a task that more than a hundred signals wait for. */
const BURST = 50;
const AT_ONCE = 20;
/** Far above what one wake-up takes, so that no run is advised to go before it has done anything. */
const HISTORY_LIMIT = 80;

describe('an order whose history is full', () => {
  let world: World;
  let floor: Floor;
  let run: OrderRun;
  beforeAll(async () => {
    // At the world's own pace nothing falls silent and no window ends by itself.
    world = await startWorld({
      subject: 'continue-as-new',
      settings: { PACE_TRANSPORT: '1', WORKFLOW_TASK_TIMEOUT_MS: '10000' },
    });
    floor = createFloor(world);
    run = createOrderRun(world);
  });
  afterAll(() => world.close());

  /** Many at a time; every fifth again, once by the courier and once by somebody who only knows its id. */
  const tellBatch = async (orderId: string, batch: readonly Told[]): Promise<string[]> => {
    const waiting = [...batch];
    const ids: string[] = [];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const id = `msg_${randomUUID()}`;
        ids.push(id);
        await run.tell(orderId, next, id);
        if (ids.length % 5 !== 0) continue;
        await run.tell(orderId, next, id);
        if (next.kind === 'resumed') await run.handleOf(orderId).signal('resumed', { messageId: id });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return ids;
  };

  /** In bursts, each a little after the run before may have gone. */
  const tellAll = async (orderId: string, messages: readonly Told[]): Promise<string[]> => {
    const ids: string[] = [];
    const { resumes } = await run.state(orderId);
    for (let at = 0; at < messages.length; at += BURST) {
      ids.push(...(await tellBatch(orderId, messages.slice(at, at + BURST))));
      const told = messages.slice(0, at + BURST).filter(({ kind }) => kind === 'resumed').length;
      await run.until(orderId, (state) => state.resumes >= resumes + told);
    }
    return ids;
  };

  const paidUnderLimit = async (body = anOrder()): Promise<Placed> => {
    const { shop } = world;
    const placed = await shop.placeHeld(body);
    await run.startAnew(placed.id, { historyLimit: HISTORY_LIMIT });
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    return placed;
  };

  const onTheRoad = async (placed: Placed): Promise<string[]> => {
    const numbers: string[] = [];
    for (const task of await floor.tasksOf(placed.id)) {
      await floor.pack(task);
      numbers.push(await floor.handOver(task));
    }
    await run.until(placed.id, ({ shipments }) => shipments.every(({ phase }) => phase === 'tracking'));
    return numbers;
  };

  const attributesOf = ({ typedSearchAttributes }: WorkflowExecutionDescription) =>
    Object.fromEntries(Object.entries(SEARCH_ATTRIBUTES).map(([name, key]) => [name, typedSearchAttributes.get(key)]));

  const shown = async (orderId: string) => attributesOf(await run.handleOf(orderId).describe());

  const mixed = (placed: Placed, shipmentId: string, deadline: string): Told[] =>
    Array.from({ length: MESSAGES }, (_, index): Told => {
      const kinds: readonly Told[] = [
        { kind: 'payment_changed', payload: { paymentId: placed.paymentId, orderId: placed.id } },
        { kind: 'tracking_moved', payload: { shipmentId } },
        { kind: 'deadline_moved', payload: { deadline } },
        { kind: 'resumed' },
      ];
      return kinds[index % kinds.length] as Told;
    });

  const RESUMED = MESSAGES / 4;
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

  test('goes on in a new run on the road and in the after-sales window, and loses none of a thousand messages', async () => {
    const { shop } = world;
    const placed = await paidUnderLimit();
    const [number = ''] = await onTheRoad(placed);
    const before = await shown(placed.id);
    expect(before).toMatchObject({ orderStage: 'in_transit', waitingOn: 'delivery', shopId: 'yizhou-cn' });
    const shipmentId = (await run.state(placed.id)).shipments[0]?.id ?? '';

    const moved = inDays(3);
    const sending = tellAll(placed.id, mixed(placed, shipmentId, 'silence'));
    for (const to of [inDays(1), inDays(2), moved]) await shop.moveDeadline(placed.id, 'silence', to);
    const ids = await sending;
    const onRoad = await run.until(placed.id, ({ resumes }) => resumes === RESUMED);
    await eventually(
      async () => (await run.state(placed.id)).deadlines.silence[shipmentId],
      (seen) => seen === moved,
    );
    expect(onRoad.seen).toHaveLength(200);
    const runs = await run.runsOf(placed.id);
    expect(runs.length).toBeGreaterThan(3);
    expect(ids.filter((id) => !runs.some(({ messageIds }) => messageIds.includes(id)))).toEqual([]);
    console.log(
      `on the road: ${ids.length} messages, ${runs.length} runs of ${runs.map(({ events }) => events).join(', ')} events`,
    );
    expect(await shown(placed.id)).toEqual(before);
    const [row] = await world.sql<{ at: Date }[]>`SELECT accepted_at AS at FROM "order" WHERE id = ${placed.id}`;
    const query = `at=${row?.at.toISOString()}`;
    const seen = await shop.call('GET', `/v1/orders/${placed.id}/workflow-event?${query}`, { key: 'agent' });
    expect(seen.headers.get('location')).toMatch(new RegExp(`/${runs[0]?.runId}/history/events/1$`));

    // The last two hundred are known across runs.
    const again = onRoad.seen.slice(-20);
    for (const messageId of again) await run.handleOf(placed.id).signal('resumed', { messageId });
    // Too late for a cancel by operations, in this run as in the first.
    await run.handleOf(placed.id).cancel();
    await eventually(
      () => world.sql`SELECT facts FROM audit_log WHERE ref = ${placed.id} AND actor = 'temporal-ui'`,
      (rows) => rows.length === 1,
    );
    expect((await run.state(placed.id)).resumes).toBe(RESUMED);

    await floor.collect(number);
    await shop.until(placed.id, 'after_sales');
    await run.until(placed.id, ({ phase }) => phase === 'after_sales');
    const after = await shown(placed.id);
    expect(after).toMatchObject({
      ...before,
      orderStage: 'after_sales',
      waitingOn: 'after_sales',
    });

    const resting = tellAll(placed.id, mixed(placed, shipmentId, 'after_sales'));
    await shop.pay(placed, 'pay_twice');
    const until = inDays(9);
    for (const to of [inDays(8), until]) await shop.moveDeadline(placed.id, 'after_sales', to);
    await resting;
    await run.until(placed.id, ({ resumes, deadlines }) => resumes === 2 * RESUMED && deadlines.afterSales === until);
    await eventually(
      () => shop.audit(placed.id),
      ({ refunded }) => refunded === placed.total,
    );
    const all = await run.runsOf(placed.id);
    expect(all.length).toBeGreaterThan(runs.length + 3);
    console.log(
      `after-sales: ${all.length - runs.length} more runs of at most ${Math.max(...all.map(({ events }) => events))} events`,
    );
    expect(await shown(placed.id)).toEqual(after);

    await shop.moveDeadline(placed.id, 'after_sales');
    expect(await shop.outcome(placed.id)).toBe('completed');
    expect(await shop.audit(placed.id)).toEqual({
      status: 'completed',
      authorised: 2 * placed.total,
      captured: 2 * placed.total,
      refunded: placed.total,
      unitsHeld: 0,
    });
    const all2 = await run.runsOf(placed.id);
    expect(all2.at(-1)?.status).toBe('COMPLETED');
    expect(all2.slice(0, -1).every(({ status }) => status === 'CONTINUED_AS_NEW')).toBe(true);
  }, 120_000);

  test('waits with its new run until every live parcel is on the road', async () => {
    const { shop } = world;
    const lines = [
      { sku: 'BOOK-NOTE-GRID', quantity: 1 },
      { sku: 'PANTRY-HONEY-ACACIA', quantity: 1 },
    ];
    const placed = await paidUnderLimit(anOrder({ lines }));
    const [first = '', second = ''] = await floor.tasksOf(placed.id);
    await floor.pack(first);
    await floor.collect(await floor.handOver(first));
    await run.until(placed.id, ({ shipments }) => shipments.some(({ phase }) => phase === 'done'));
    for (let n = 0; n < HISTORY_LIMIT; n += 1) await run.tell(placed.id, { kind: 'resumed' });
    expect(await run.runsOf(placed.id)).toHaveLength(1);
    await floor.pack(second);
    const number = await floor.handOver(second);
    await eventually(
      () => run.runsOf(placed.id),
      (runs) => runs.length === 2,
    );
    const { shipments, resumes } = await run.state(placed.id);
    expect({ phases: shipments.map(({ phase }) => phase).toSorted(), resumes }).toEqual({
      phases: ['done', 'tracking'],
      resumes: HISTORY_LIMIT,
    });
    await floor.collect(number);
    await shop.until(placed.id, 'after_sales');
  }, 60_000);
});
