import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOperator } from '../support/bulk.ts';
import { type Lane, startLane } from '../support/chaos-lane.ts';
import { tellOrder } from '../support/chaos-story.ts';
import { compilePrograms, type Programs } from '../support/chaos-program.ts';
import { brokenInvariants } from '../support/invariants.ts';

const ORDERS = 6;

describe('a bulk job whose worker is killed by SIGKILL', () => {
  let programs: Programs;
  let lane: Lane;
  let operator: ReturnType<typeof createOperator>;
  beforeAll(async () => {
    programs = await compilePrograms();
    lane = await startLane(programs);
    operator = createOperator(lane.world);
    await lane.world.sql`
      INSERT INTO policy (name, version, value) VALUES ('bulk', 2, '{"ordersPerSecond": 50, "atOnce": 2}')`;
  });
  afterAll(async () => {
    await lane.close();
    programs.remove();
  });

  const place = async (): Promise<string[]> => {
    await lane.worker.arm();
    const placed = await Promise.all(Array.from({ length: ORDERS }, () => lane.people.place(tellOrder('yipay'))));
    return placed.map(({ id }) => id);
  };

  const finished = { state: 'finished', counts: { done: ORDERS, failed: 0, refused: 0 } } as const;

  /** Taken or acted on, and nobody has heard of it: each of its own commits. */
  test.each(['takeBulkBatch 3', 'actInBulk 4', 'beginAction 2', 'finishAction 3'])(
    'right after the commit of %s acts on each order once',
    async (at) => {
      const { world, worker } = lane;
      const ids = await place();
      await worker.arm(at);
      const { id } = await operator.started({ kind: 'hold', selection: { order_ids: ids } });
      expect(await operator.ended(id)).toMatchObject(finished);
      expect([worker.deaths(), ...worker.crashes()]).toEqual([1]);
      const actions = await world.sql`SELECT order_id, state FROM action WHERE order_id = ANY(${ids})`;
      expect(actions.map(({ state }) => state)).toEqual(Array.from({ length: ORDERS }, () => 'applied'));
      expect(new Set(actions.map(({ order_id }) => order_id)).size).toBe(ORDERS);
      const held = await world.sql`SELECT 1 FROM "order" WHERE id = ANY(${ids}) AND hold_reason = 'person'`;
      expect(held).toHaveLength(ORDERS);
    },
  );

  test.each(['release', 'other_carrier', 'resend'] as const)(
    'right after the action of a job to %s has begun carries it out once',
    async (kind) => {
      const { world, worker } = lane;
      const ids = await place();
      const selection = { order_ids: ids };
      if (kind === 'release') await operator.ended((await operator.started({ kind: 'hold', selection })).id);
      const [shipment] = await world.sql<
        { carrier: string }[]
      >`SELECT carrier FROM shipment WHERE order_id = ${ids[0] ?? ''}`;
      const from = shipment?.carrier ?? '';
      const requests: Record<string, object> = {
        other_carrier: { from, to: from === 'egret' ? 'stonebridge' : 'egret' },
      };
      if (kind === 'resend')
        await world.sql`
        INSERT INTO notification (id, order_id, template, cause, channel, language, text, status)
        SELECT 'ntf_' || id, id, 'payment_reminder', '1', 'sms', 'zh-CN', 'once more', 'sent' FROM "order" WHERE id = ANY(${ids})`;
      await worker.arm('beginAction 2');
      const job = await operator.started({ kind, selection, ...(requests[kind] && { request: requests[kind] }) });
      expect(await operator.ended(job.id)).toMatchObject(finished);
      expect([worker.deaths(), ...worker.crashes()]).toEqual([1]);
    },
  );

  test('leaves nothing behind that an invariant would find', async () => {
    expect(await brokenInvariants(lane.world.sql)).toEqual({});
  });
});
