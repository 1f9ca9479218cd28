import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createFloor } from '../support/floor.ts';
import { anOrder, type OrderBody } from '../support/order.ts';
import { eventually, type Placed } from '../support/shop.ts';
import type { World } from '../support/world.ts';
import { createOrderRun } from '../workflows/order-run.ts';
import { CANARY, CANARY_PHONE } from './canary.ts';

export type Stage = ReturnType<typeof createStage>;

type Proposal = { readonly kind: string; readonly amount?: number; readonly carrier?: string };

/** The last four digits of a phone that nothing happens to. */
const LUCKY = '0001';

/** Where scenarios are played: a shop whose every customer is the canary, and the people who help her. */
export const createStage = (world: World) => {
  const { shop, sql } = world;
  const floor = createFloor(world);
  const run = createOrderRun(world);

  const aCanaryOrder = (phone: string, change: Partial<OrderBody> = {}): OrderBody =>
    anOrder({
      reference: `CANARY-${randomUUID().slice(0, 8)}`,
      customer: { name: CANARY.name, phone: `${CANARY_PHONE}${phone}`, email: CANARY.email },
      shipping_address: { country: 'CN', region_code: '330106', city: '杭州', line1: CANARY.line1 },
      metadata: { note: CANARY.note },
      ...change,
    });

  const held = (change: Partial<OrderBody> = {}, phone = LUCKY): Promise<Placed> =>
    shop.placeHeld(aCanaryOrder(phone, change));

  const paid = async (change: Partial<OrderBody> = {}, phone = LUCKY): Promise<Placed> => {
    const placed = await held(change, phone);
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    return placed;
  };

  /** In the carrier's van; what comes then is decided by the phone. */
  const shipped = async (phone = LUCKY, change: Partial<OrderBody> = {}): Promise<Placed> => {
    const placed = await paid(change, phone);
    await floor.ship(placed.id);
    return placed;
  };

  const packed = async (phone = LUCKY, change: Partial<OrderBody> = {}) => {
    const placed = await paid(change, phone);
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    return { placed, task };
  };

  const labelled = (task: string) =>
    eventually(
      () => floor.read(task),
      ({ parcel }) => parcel.label !== null,
    );

  const troubleOf = (orderId: string) =>
    eventually(
      async () =>
        (await sql`SELECT * FROM escalation WHERE order_id = ${orderId} AND tier <> 'automatic' AND state = 'open'`)[0],
      (row) => row !== undefined,
    );

  const propose = async (
    orderId: string,
    proposal: Proposal,
    escalationId?: unknown,
  ): Promise<{ id: string; state: string }> => {
    const answer = await shop.propose(orderId, {
      ...proposal,
      reason: CANARY.reason,
      ...(escalationId === undefined ? {} : { escalation_id: escalationId }),
    });
    expect(answer.status, answer.text).toBe(202);
    return answer.body as { id: string; state: string };
  };

  const approve = async (actionId: string): Promise<void> => {
    const answer = await shop.approve(actionId, { reason: CANARY.reason });
    expect(answer.status, answer.text).toBe(200);
  };

  /** An agent answers the order's open trouble, and a supervisor agrees where that is needed. */
  const answerTrouble = async (orderId: string, proposal: Proposal): Promise<void> => {
    const { id, state } = await propose(orderId, proposal, (await troubleOf(orderId))?.id);
    if (state === 'awaiting_approval') await approve(id);
  };

  const pause = async (kind: 'warehouse' | 'carrier', target: string): Promise<() => Promise<unknown>> => {
    const body = { kind, target, reason: CANARY.reason };
    const answer = await shop.call('POST', '/v1/pauses', { key: 'ops', body });
    expect(answer.status, answer.text).toBe(201);
    return () => shop.call('POST', `/v1/pauses/${String(answer.body.id)}/end`, { key: 'ops' });
  };

  /** An operator does the same for these orders. */
  const bulk = async (kind: string, orderIds: readonly string[]): Promise<string> => {
    const answer = await shop.call('POST', '/v1/bulk-jobs', {
      key: 'ops',
      body: { kind, selection: { order_ids: orderIds }, reason: CANARY.reason },
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(answer.status, answer.text).toBe(202);
    return String(answer.body.id);
  };

  const waiting = (orderId: string, on: string) =>
    eventually(
      () => shop.orderRow(orderId),
      (row) => row.waiting_on === on,
    );

  return {
    pause,
    bulk,
    waiting,
    shop,
    sql,
    floor,
    run,
    aCanaryOrder,
    held,
    paid,
    shipped,
    packed,
    labelled,
    troubleOf,
    propose,
    approve,
    answerTrouble,
    client: world.temporal.client,

    cancel: (orderId: string) => shop.call('POST', `/v1/orders/${orderId}/cancel`, { body: { reason: CANARY.reason } }),

    /** What made the carrier refuse or lose it is over. */
    mendPhone: (orderId: string) =>
      sql`UPDATE order_contact SET phone = ${`${CANARY_PHONE}${LUCKY}`} WHERE order_id = ${orderId}`,

    refunded: (orderId: string, amount: number) =>
      eventually(
        () => shop.audit(orderId),
        (audit) => audit.refunded === amount,
      ),
  };
};
