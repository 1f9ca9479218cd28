import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type Person } from '../support/desk.ts';
import { startWorld, type World } from '../support/world.ts';

const REASON = 'customers asked for more time';

describe('the rules of the company', () => {
  let world: World;
  let admin: Person;
  let ops: Person;

  beforeAll(async () => {
    world = await startWorld({ subject: 'policies', settings: { DEMO: 'true' } });
    const desk = await openDesk(world);
    admin = await desk.as('stf-he-an');
    ops = await desk.as('stf-ren-hao');
  });
  afterAll(() => world.close());

  const windowOf = async (id: string): Promise<number> => {
    const [row] = await world.sql`SELECT extract(epoch FROM payment_deadline - accepted_at)::int AS seconds
      FROM "order" WHERE id = ${id}`;
    return Math.round(Number(row?.seconds) / 60);
  };

  test('a new version is seen before it is set, and holds for the next order alone', async () => {
    const held = await world.shop.placeHeld();
    const value = { minutes: 60, remind_at_percent: [25, 50, 75] };
    const preview = await ops('POST /v1/policies/payment_window/preview', { value });
    expect(preview.body).toMatchObject({
      based_on: 1,
      before: { minutes: 30, remind_at_percent: [50, 80] },
      after: value,
      changed: ['minutes', 'remind_at_percent'],
      touches: [{ group: 'not_paid', effect: 'keeps', count: 1 }],
    });
    const examples = preview.body.examples as { code: string; before: string | null; after: string | null }[];
    expect(examples.map(({ code }) => code)).toEqual(['reminder_2', 'payment_deadline', 'reminder_3']);
    const deadline = examples.find(({ code }) => code === 'payment_deadline');
    expect(Date.parse(deadline?.after ?? '') - Date.parse(deadline?.before ?? '')).toBe(30 * 60_000);

    expect((await ops('POST /v1/policies/payment_window', { value, based_on: 1, reason: REASON })).status).toBe(403);
    const set = await admin('POST /v1/policies/payment_window', { value, based_on: 1, reason: REASON });
    expect(set.body).toMatchObject({ version: 2, value, reason: REASON, set_by: { id: 'stf-he-an' } });
    const next = await world.shop.placeHeld();
    expect([await windowOf(held.id), await windowOf(next.id)]).toEqual([30, 60]);

    const read = await ops('GET /v1/policies/payment_window');
    expect(read.body).toMatchObject({
      policy: { version: 2 },
      versions: [
        { version: 2, set_by: { name: { 'zh-CN': '何安', en: 'He An' } } },
        { version: 1, set_by: null, reason: null },
      ],
    });
    const [entry] = await world.sql`SELECT actor, facts FROM audit_log WHERE action = 'policy.change'`;
    expect(entry).toEqual({
      actor: 'stf-he-an',
      facts: {
        version: 2,
        before: { minutes: 30, remindAtPercent: [50, 80] },
        after: { minutes: 60, remindAtPercent: [25, 50, 75] },
        reason: REASON,
      },
    });
  });

  test('of two admins who change the same version only one is heard', async () => {
    const change = (days: number, basedOn: number) =>
      admin('POST /v1/policies/after_sales', { value: { days }, based_on: basedOn, reason: REASON });
    const both = await Promise.all([change(10, 1), change(14, 1)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'VERSION_CHANGED' });
    expect((await change(20, 1)).body).toMatchObject({ code: 'VERSION_CHANGED', errors: [{ facts: { version: 2 } }] });
    expect((await change(20, 9)).body).toMatchObject({ code: 'VERSION_CHANGED' });
    const [kept] = await world.sql`SELECT count(*)::int AS versions FROM policy WHERE name = 'after_sales'`;
    expect(kept?.versions).toBe(2);
  });

  test('what makes no sense is refused at every place, and what changes nothing too', async () => {
    const wrong = await admin('POST /v1/policies/escalation', {
      value: { agent_minutes: 0, supervisor_minutes: 1.5, days: 1 },
      based_on: 1,
      reason: REASON,
    });
    expect(wrong.status).toBe(400);
    expect((wrong.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/value/agent_minutes',
      '/value/supervisor_minutes',
      '/value/days',
    ]);
    const same = { agent_minutes: 120, supervisor_minutes: 240 };
    expect(
      (await admin('POST /v1/policies/escalation', { value: same, based_on: 1, reason: REASON })).body,
    ).toMatchObject({
      status: 422,
      code: 'NOTHING_CHANGED',
    });
    expect((await admin('POST /v1/policies/unknown', { value: {}, based_on: 1, reason: REASON })).status).toBe(400);
  });

  test('every policy shows what it may be, and nothing may be waited for longer than its waiting code allows', async () => {
    const { data } = (await ops('GET /v1/policies')).body as {
      data: { name: string; value: Record<string, number>; fields: { name: string; min: number; max: number }[] }[];
    };
    expect(data.map(({ name }) => name)).toEqual([
      'after_sales',
      'apology',
      'bulk',
      'escalation',
      'floor',
      'payment_window',
    ]);
    for (const { value, fields } of data) {
      expect(Object.keys(value).toSorted((a, b) => a.localeCompare(b))).toEqual(
        fields.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)),
      );
      for (const { name, min, max } of fields.filter((field) => typeof value[field.name] === 'number')) {
        expect(value[name]).toBeGreaterThanOrEqual(min);
        expect(value[name]).toBeLessThanOrEqual(max);
      }
    }
  });

  test("a role's limit holds from the next action on, and is not changed unseen", async () => {
    const { shop } = world;
    const paid = await shop.placeHeld();
    await shop.pay(paid);
    await shop.until(paid.id, 'fulfilling');
    const refund = (amount: number) =>
      shop.call('POST', `/v1/orders/${paid.id}/actions`, {
        key: 'agent',
        headers: { 'idempotency-key': `refund-${amount}` },
        body: { kind: 'refund', amount, reason: 'goodwill' },
      });
    const change = (max: number, basedOn: number) =>
      admin('PUT /v1/authority-caps/agent/refund/CNY', { max, based_on: basedOn, reason: REASON });
    expect((await refund(101)).body).toMatchObject({ state: 'accepted' });
    expect((await change(100, 5_000)).body).toEqual({ role: 'agent', action: 'refund', currency: 'CNY', max: 100 });
    expect((await refund(102)).body).toMatchObject({ state: 'awaiting_approval' });
    expect((await change(200, 5_000)).body).toMatchObject({ status: 409, code: 'VERSION_CHANGED' });
    expect((await change(100, 100)).body).toMatchObject({ status: 422, code: 'NOTHING_CHANGED' });
    const none = await admin('PUT /v1/authority-caps/picker/refund/CNY', { max: 1, based_on: 0, reason: REASON });
    expect(none.body).toMatchObject({ status: 404, code: 'CAP_UNKNOWN' });
    expect((await ops('GET /v1/authority-caps')).body.data).toContainEqual({
      role: 'agent',
      action: 'refund',
      currency: 'CNY',
      max: 100,
    });
    const log = await ops('GET /v1/audit-log?action=authority_cap.change');
    expect(log.body.data).toMatchObject([{ ref: 'agent/refund/CNY', facts: { before: 5_000, after: 100 } }]);
  });
});
