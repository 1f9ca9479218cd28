import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFloor, type Floor } from '../support/floor.ts';
import { eventually, type Placed } from '../support/shop.ts';
import { startWorld, type World } from '../support/world.ts';
import { createOrderRun, type OrderRun } from '../workflows/order-run.ts';

const DALIAN = { country: 'CN', region_code: '210202', province: '辽宁', city: '大连', line1: '望舟路 88 号 1203 室' };

describe('a customer who wants the goods elsewhere', () => {
  let world: World;
  let floor: Floor;
  let run: OrderRun;

  beforeAll(async () => {
    world = await startWorld({ subject: 'address' });
    floor = createFloor(world);
    run = createOrderRun(world);
  });
  afterAll(() => world.close());

  const paid = async (): Promise<Placed> => {
    const placed = await world.shop.placeHeld();
    await world.shop.pay(placed);
    await world.shop.until(placed.id, 'fulfilling');
    return placed;
  };

  type Ask = { readonly to?: object; readonly key?: string; readonly as?: string };

  const change = (orderId: string, { to = DALIAN, key = randomUUID(), as = 'yizhou-cn' }: Ask = {}) =>
    world.shop.call('POST', `/v1/orders/${orderId}/address`, {
      key: as,
      body: { shipping_address: to, reason: 'moved house' },
      headers: { 'idempotency-key': key },
    });

  const contactOf = async (orderId: string) =>
    (await world.sql`SELECT region_code, line1 FROM order_contact WHERE order_id = ${orderId}`)[0];

  const laneOf = async (orderId: string) =>
    (
      await world.sql`SELECT warehouse, carrier, transit_hours, silence_hours, capture_minor FROM shipment
        WHERE order_id = ${orderId}`
    )[0];

  const refusalOf = ({ status, body }: Awaited<ReturnType<typeof change>>) => {
    const [first] = body.errors as { code: string; facts?: { reason?: string } }[];
    return [status, first?.code, first?.facts?.reason];
  };

  test('has it sent there by the same carrier, for the same money, by a later promise', async () => {
    const { id } = await paid();
    const [before, lane] = [await world.shop.orderRow(id), await laneOf(id)];
    const answer = await change(id, { as: 'agent' });
    expect([answer.status, answer.body.kind, answer.body.state], answer.text).toEqual([
      200,
      'change_address',
      'applied',
    ]);
    expect(await contactOf(id)).toEqual({ region_code: '210202', line1: DALIAN.line1 });
    const [former] = await world.sql`SELECT line1, action_id FROM contact_change WHERE order_id = ${id}`;
    expect(former).toEqual({ line1: '虚构路 18 号', action_id: answer.body.id });

    const [after, moved] = [await world.shop.orderRow(id), await laneOf(id)];
    expect([after.total_minor, after.freight_minor]).toEqual([before.total_minor, before.freight_minor]);
    const { transit_hours: hours, silence_hours: silence, ...kept } = moved ?? {};
    expect(lane).toMatchObject(kept);
    expect(hours).toBeGreaterThan(Number(lane?.transit_hours));
    const promises = [before, after].map((row) => (row.promised_at as Date).toISOString());
    expect(promises).toEqual(promises.toSorted());
    expect(new Set(promises).size).toBe(2);

    const state = await run.until(id, ({ promisedAt }) => promisedAt === promises[1]);
    const pace = world.config.PACE_TRANSPORT;
    expect(state.shipments[0]?.silenceMs).toBe(
      Math.max(2_000, Math.round((Number(silence) * 3_600_000) / Number(pace))),
    );
    await floor.ship(id);
    await world.shop.until(id, 'after_sales');
  });

  test('is told beforehand what it would come to, and what stands against it', async () => {
    const { id } = await world.shop.placeHeld();
    const before = await contactOf(id);
    const preview = (to: object, key: string) =>
      world.shop.call('POST', `/v1/orders/${id}/address/preview`, { key, body: { shipping_address: to } });
    const [staff, shop] = [await preview(DALIAN, 'agent'), await preview(DALIAN, 'yizhou-cn')];
    const { promised_at: promised } = await world.shop.orderRow(id);
    expect(staff.body).toMatchObject({
      kind: 'change_address',
      problems: [],
      effects: { money: [{ what: 'cost' }], promise: { before: (promised as Date).toISOString() } },
      messages: [{ template: 'address_changed' }],
      undo: 'until_packed',
    });
    expect(shop.body).toMatchObject({ effects: { money: [] } });
    const wrong = await preview({ ...DALIAN, region_code: '999999' }, 'agent');
    expect(wrong.body).toMatchObject({ problems: [{ code: 'REGION_UNKNOWN' }], messages: [] });
    expect(await contactOf(id)).toEqual(before);
  });

  test('is told so, and nobody else is told the address', async () => {
    const { id } = await paid();
    const answer = await change(id);
    const [told] =
      await world.sql`SELECT text FROM notification WHERE order_id = ${id} AND template = 'address_changed'`;
    expect(String(told?.text)).toContain('收货地址已按您的要求修改');
    const traces = await world.sql`
      SELECT facts::text AS words FROM audit_log WHERE ref = ${id}
      UNION ALL SELECT data::text FROM event WHERE order_id = ${id}
      UNION ALL SELECT coalesce(request::text, '') || coalesce(result::text, '') FROM action WHERE order_id = ${id}
      UNION ALL SELECT payload::text FROM workflow_message WHERE workflow_id = ${`order-${id}`}`;
    expect(traces.length).toBeGreaterThan(4);
    for (const { words } of traces) expect(String(words)).not.toMatch(/望舟路|虚构路|210202/);
    expect(JSON.stringify(answer.body)).not.toMatch(/望舟路|虚构路/);
    const [event] =
      await world.sql`SELECT internal FROM event WHERE order_id = ${id} AND type = 'order.address_changed'`;
    expect(event).toEqual({ internal: true });
  });

  test('asks once, however often the request comes; the same key for another door is a mistake', async () => {
    const { id } = await world.shop.placeHeld();
    const key = randomUUID();
    const [first, again] = [await change(id, { key }), await change(id, { key })];
    expect([first.status, again.status, again.body.id]).toEqual([200, 200, first.body.id]);
    expect(await world.sql`SELECT 1 FROM contact_change WHERE order_id = ${id}`).toHaveLength(1);
    const other = await change(id, { key, to: { ...DALIAN, line1: '望舟路 90 号' } });
    expect(refusalOf(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED', undefined]);
  });

  test('cannot have it where its carrier does not go, or at an address that lacks a part', async () => {
    const { id } = await world.shop.placeHeld();
    const before = await contactOf(id);
    const abroad = { country: 'NL', city: 'Utrecht', postcode: '3511 AB', line1: 'Oudegracht 1' };
    expect(refusalOf(await change(id, { to: abroad }))).toEqual([
      422,
      'ADDRESS_UNDELIVERABLE',
      'carrier_does_not_serve',
    ]);
    const incomplete = await change(id, { to: { ...DALIAN, region_code: '210200' } });
    expect(incomplete.body.errors).toMatchObject([
      { code: 'REGION_INCOMPLETE', pointer: '/shipping_address/region_code' },
    ]);
    expect(await contactOf(id)).toEqual(before);
    expect(await world.shop.templates(id)).not.toContain('address_changed');
  });

  test('is too late when the parcel is packed, and for an order that has ended', async () => {
    const { id } = await paid();
    const [task = ''] = await floor.tasksOf(id);
    await floor.pack(task);
    expect(refusalOf(await change(id))).toEqual([409, 'ADDRESS_NOT_CHANGEABLE', 'packed']);
    const { id: cancelled } = await world.shop.placeHeld();
    await world.shop.cancel(cancelled);
    expect(refusalOf(await change(cancelled))).toEqual([409, 'ADDRESS_NOT_CHANGEABLE', 'ended']);
  });

  test('meets the packer: whoever is first decides, and the label always names the address that stands', async () => {
    const race = async (headStartMs: number): Promise<number> => {
      const { id } = await paid();
      const [task = ''] = await floor.tasksOf(id);
      const { lines, parcel, expected_weight_grams: grams } = await floor.read(task);
      for (const kind of ['pick', 'pack'])
        for (const { barcode, quantity } of lines) await floor.accept(task, { kind, barcode, quantity });
      await floor.accept(task, { kind: 'weigh', weight_grams: grams });
      const closing = new Promise((resolve) => setTimeout(resolve, headStartMs)).then(() =>
        floor.accept(task, { kind: 'verify', barcode: parcel.id }),
      );
      const [changed] = await Promise.all([change(id), closing]);
      const label = await eventually(
        async () => (await world.sql`SELECT label, carrier FROM parcel WHERE id = ${parcel.id}`)[0],
        (row) => typeof row?.label === 'string',
      );
      const read = String(label?.label);
      const drawn = read.includes('^FD') ? read : Buffer.from(read, 'base64').toString();
      expect(drawn).toContain(`^FD${String((await contactOf(id))?.region_code)}^FS`);
      if (changed.status !== 200) expect(refusalOf(changed)).toEqual([409, 'ADDRESS_NOT_CHANGEABLE', 'packed']);
      return changed.status;
    };
    const outcomes = await Promise.all([0, 0, 0, 2, 5, 10, 20, 40].map(race));
    expect(outcomes).toContain(200);
  });
});
