import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { OrderInput } from '../../contracts/messages.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import { deliverMessage } from '../../db/queries/delivery.ts';
import { courierBy } from '../../adapters/orchestrator/courier.ts';
import { createOrchestrator } from '../../adapters/orchestrator/temporal.ts';
import { createDeps, type WorkerDeps } from '../../workers/deps.ts';
import { type Facts, factsOf } from '../support/chaos-facts.ts';
import { type Stack, startStack } from '../support/chaos-lane.ts';
import { insistOn } from '../support/chaos-people.ts';
import { STORIES, tellOrder } from '../support/chaos-story.ts';
import { brokenInvariants } from '../support/invariants.ts';

type Ids = { readonly orderId: string; readonly paymentId: string; readonly shipmentId: string };

describe('a "do" that is delivered after its undo', () => {
  let stack: Stack;
  let deps: WorkerDeps;
  let steps: ReturnType<typeof createActivities>;
  beforeAll(async () => {
    stack = await startStack();
    deps = createDeps(stack.world.config, 'late steps');
    steps = createActivities(deps);
  });
  afterAll(async () => {
    await deps.database.close();
    await stack.world.close();
  });

  const unpaid = async (): Promise<string> => (await stack.people.place(tellOrder('yipay'))).id;

  /** Every way in which an order can be undone. */
  const ENDS = {
    'cancelled with a parcel at the door': () => STORIES['wallet, cancelled'](stack),
    'cancelled with money blocked': () => STORIES['card, cancelled'](stack),
    'cancelled before it was paid': async () => {
      const id = await unpaid();
      await stack.people.cancel(id);
      await stack.people.until(id, 'cancelled');
      return id;
    },
    expired: async () => {
      const id = await unpaid();
      await stack.people.moveDeadline(id, 'payment');
      await stack.people.until(id, 'expired');
      return id;
    },
  } as const;

  const idsOf = async (orderId: string): Promise<Ids> => {
    const [row] = await stack.world.sql`
      SELECT p.id AS payment, s.id AS shipment FROM payment p JOIN shipment s USING (order_id) WHERE order_id = ${orderId}`;
    return { orderId, paymentId: String(row?.payment), shipmentId: String(row?.shipment) };
  };

  const inputOf = async (orderId: string): Promise<{ id: string; input: OrderInput }> => {
    const [row] = await stack.world.sql`
      SELECT id, payload FROM workflow_message WHERE kind = 'start_order' AND workflow_id = ${orderWorkflowId(orderId)}`;
    return { id: String(row?.id), input: (row?.payload as { input: OrderInput } | undefined)?.input as OrderInput };
  };

  /** Each step that takes an order forward; a late one may answer or refuse, and that is all it may do. */
  const LATE: Record<string, (of: Ids) => Promise<unknown>> = {
    admitAndHold: async ({ orderId }) => {
      const { durations, pace } = (await inputOf(orderId)).input;
      return steps.admitAndHold({ orderId, durations, pace });
    },
    createPayment: ({ paymentId }) => steps.createPayment({ paymentId }),
    queryPayment: ({ paymentId }) => steps.queryPayment({ paymentId }),
    settlePayment: ({ orderId }) => steps.settlePayment({ orderId, final: false }),
    'settlePayment at the deadline': ({ orderId }) => steps.settlePayment({ orderId, final: true }),
    remindPayment: ({ orderId }) => steps.remindPayment({ orderId, n: 1 }),
    bookShipment: ({ shipmentId }) => steps.bookShipment({ shipmentId, n: 1 }),
    capturePayment: ({ paymentId, shipmentId }) => steps.capturePayment({ paymentId, shipmentId }),
    recordTracking: ({ shipmentId }) => steps.recordTracking({ shipmentId, afterSalesMs: 1_000, overdue: false }),
    resumeOrder: ({ orderId }) => steps.resumeOrder({ orderId }),
    completeOrder: ({ orderId }) => steps.completeOrder({ orderId }),
  };

  const FAULT = /^[A-Z_]+$/;

  /** Refusals are answers; anything else is not. */
  const answerOf = (late: Promise<unknown>): Promise<string> =>
    late.then(
      () => 'answered',
      (error: unknown) =>
        error instanceof Error && FAULT.test(error.message) ? error.message : `failed: ${String(error)}`,
    );

  /** Refused scans are kept as what they are: they move nothing. */
  const unmoved = ({ floor, actions: _, ...facts }: Facts) => ({
    ...facts,
    floor: floor.filter((line) => line.includes('accepted') || line.startsWith('task')),
  });

  const factsNow = async (orderId: string) => unmoved(await factsOf(stack.world, orderId));

  test.each(Object.keys(ENDS) as (keyof typeof ENDS)[])('changes nothing of an order that was %s', async (end) => {
    const orderId = await ENDS[end]();
    const before = await factsNow(orderId);
    const ids = await idsOf(orderId);
    const answers: Record<string, string> = {};
    for (const [name, late] of Object.entries(LATE)) {
      answers[name] = await answerOf(late(ids));
      expect(await factsNow(orderId), name).toEqual(before);
    }
    expect(Object.values(answers).filter((answer) => answer.startsWith('failed') || answer === 'INTERNAL')).toEqual([]);
  });

  test('books nothing under a key that the carrier was told to close', async () => {
    const orderId = await ENDS['cancelled with a parcel at the door']();
    const { effects } = await factsNow(orderId);
    const { shipmentId } = await idsOf(orderId);
    const { sql } = stack.world;
    // As a call saw it that had passed our own checks before the undo.
    await sql`UPDATE shipment SET status = 'packed' WHERE id = ${shipmentId}`;
    await sql`UPDATE booking SET status = 'requested' WHERE shipment_id = ${shipmentId}`;
    expect(await answerOf(steps.bookShipment({ shipmentId, n: 1 }))).toBe('BOOKING_REFUSED');
    await sql`UPDATE shipment SET status = 'cancelled' WHERE id = ${shipmentId}`;
    expect((await factsNow(orderId)).effects).toEqual(effects);
  });

  test('is a scan: the floor is told that the parcel is cancelled, and nothing moves', async () => {
    const orderId = await ENDS['cancelled with a parcel at the door']();
    const before = await factsNow(orderId);
    const [task = ''] = await stack.people.tasksOf(orderId);
    const { lines, parcel } = await stack.people.task(task);
    const barcode = String(lines[0]?.barcode);
    const scans = [
      { kind: 'pick', barcode, quantity: 1 },
      { kind: 'pack', barcode, quantity: 1 },
      { kind: 'weigh', weight_grams: 100 },
      { kind: 'verify', barcode: parcel.id },
      { kind: 'label' },
      { kind: 'hand_over' },
    ];
    for (const scan of scans) {
      const answer = await stack.people.scan(task, scan);
      expect([answer.status, answer.body.code], scan.kind).toEqual([409, 'SHIPMENT_CANCELLED']);
    }
    expect(await factsNow(orderId)).toEqual(before);
  });

  test('is a payment: the money goes back once, however often it is told', async () => {
    const placed = await stack.people.place(tellOrder('yipay'));
    const page = await stack.people.payPage(placed);
    await stack.people.cancel(placed.id);
    await stack.people.until(placed.id, 'cancelled');
    const key = `payment/${placed.id}/1`;
    await stack.world.shop.addFault('gateways', { kind: 'duplicate_webhook', op: 'yipay.notify', key, times: 2 });
    await fetch(`${page}/pay_late`, { method: 'POST' });
    await insistOn(
      'the money is back',
      () => stack.world.shop.audit(placed.id),
      ({ refunded }) => refunded === placed.total,
    );
    await stack.world.shop.idle();
    const facts = await factsNow(placed.id);
    expect(facts.effects.filter((line) => line.includes('refunded'))).toHaveLength(1);
    expect(facts).toMatchObject({ order: { status: 'cancelled' }, refunds: [expect.stringContaining('succeeded')] });
    expect(facts.reservations).toEqual([expect.stringContaining('released')]);
  });

  test('is the start itself: an order that has ended is not begun again', async () => {
    const orderId = await ENDS.expired();
    const before = await factsNow(orderId);
    const { id, input } = await inputOf(orderId);
    const orchestrator = createOrchestrator({
      client: stack.world.temporal.client,
      taskQueue: stack.world.config.TASK_QUEUE,
      workflowTaskTimeoutMs: 3_000,
    });
    const message = { id, workflowId: orderWorkflowId(orderId), kind: 'start_order', payload: { input } } as const;
    expect(await deliverMessage({ db: deps.db, ...courierBy(orchestrator) }, message)).toBe('delivered');
    expect(await factsNow(orderId)).toEqual(before);
  });

  test('and leaves every invariant standing', async () => {
    expect(await brokenInvariants(stack.world.sql)).toEqual({});
  });
});
