import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CUP, type Floor, type Released, type Scan, OTHER, startFloor, TEA } from './floor-world.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await startFloor();
});
afterAll(() => floor.close());

const TWO_TEAS_AND_A_CUP = [
  {
    warehouse: 'jx',
    lines: [
      { sku: TEA.sku, quantity: 2 },
      { sku: CUP.sku, quantity: 1 },
    ],
  },
];
const ONE_TEA = [{ warehouse: 'jx', lines: [{ sku: TEA.sku, quantity: 1 }] }];

const only = ({ orderId, tasks }: Released) => {
  const [task] = tasks;
  if (!task) throw new Error('an order has a task');
  return { orderId, ...task };
};
const released = async (...args: Parameters<Floor['release']>) => only(await floor.release(...args));
const codes = (body: Record<string, unknown>): string[] => (body.errors as { code: string }[]).map(({ code }) => code);
const facts = (body: Record<string, unknown>): unknown => (body.errors as { facts: unknown }[])[0]?.facts;
const shipmentRow = async (id: string) => (await floor.sql`SELECT * FROM shipment WHERE id = ${id}`)[0] ?? {};
const orderRow = async (id: string) => (await floor.sql`SELECT * FROM "order" WHERE id = ${id}`)[0] ?? {};
const scansOf = async (taskId: string) =>
  (await floor.sql`SELECT kind, outcome FROM scan WHERE pick_task_id = ${taskId} ORDER BY at`).map(
    (row) => `${row.kind} ${row.outcome}`,
  );
const messagesOf = async (orderId: string) =>
  floor.sql`SELECT kind, payload, state FROM workflow_message WHERE workflow_id = ${`order-${orderId}`} ORDER BY created_at`;
const counter = async (sku: string, warehouse = 'jx') =>
  (await floor.sql`SELECT on_hand, reserved FROM v_audit_stock WHERE sku = ${sku} AND warehouse = ${warehouse}`)[0];

/** Packed, booked, labelled and printed. */
const ready = async (...args: Parameters<Floor['release']>) => {
  const task = await released(...args);
  await floor.packAndVerify(task.taskId);
  const trackingNumber = await floor.book(task.shipmentId);
  expect((await floor.scan(task.taskId, { kind: 'label' })).status).toBe(200);
  return { ...task, trackingNumber };
};

describe('the work of the floor', () => {
  test('is listed oldest first, page by page, and by warehouse', async () => {
    const made = [
      await released(ONE_TEA),
      await released(TWO_TEAS_AND_A_CUP),
      await released([{ warehouse: 'wh', lines: [{ sku: CUP.sku, quantity: 3 }] }]),
    ];
    const ids: string[] = [];
    for (let query = '/v1/pick-tasks?limit=1'; query !== ''; ) {
      const { status, body } = await floor.call('GET', query);
      expect(status).toBe(200);
      ids.push(...(body.data as { id: string }[]).map(({ id }) => id));
      query = body.next_cursor === null ? '' : `/v1/pick-tasks?limit=1&cursor=${body.next_cursor as string}`;
    }
    expect(ids).toEqual(made.map(({ taskId }) => taskId));
    const { body } = await floor.call('GET', '/v1/pick-tasks?warehouse=wh');
    expect(body.data).toMatchObject([{ id: made[2]?.taskId, warehouse: 'wh', state: 'open', next: 'pick', units: 3 }]);
    const byOrder = await floor.call('GET', `/v1/pick-tasks?order=${made[1]?.orderId}&state=open,picked`);
    expect((byOrder.body.data as unknown[]).length).toBe(1);
    expect((await floor.call('GET', '/v1/pick-tasks?state=asleep')).status).toBe(400);
  });

  test('shows a task with what to scan next, and nothing of the customer', async () => {
    const { taskId, shipmentId, orderId, parcelId } = await released(TWO_TEAS_AND_A_CUP);
    const { status, body } = await floor.read(taskId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: taskId,
      order_id: orderId,
      shipment_id: shipmentId,
      warehouse: 'jx',
      state: 'open',
      next: 'pick',
      wait_reason: null,
      expected_weight_grams: 529,
      lines: [
        { sku: CUP.sku, barcode: CUP.barcode, quantity: 1, picked: 0, packed: 0, put_back: 0 },
        { sku: TEA.sku, barcode: TEA.barcode, quantity: 2, picked: 0, packed: 0, put_back: 0 },
      ],
      parcel: { id: parcelId, weight_grams: null, tracking_number: null, label: null, printed: false },
    });
    const text = JSON.stringify(body);
    for (const secret of ['林晓禾', '19900000123', '虚构路']) expect(text).not.toContain(secret);
  });

  test('needs a key of the floor, and a shop sees none of another shop', async () => {
    const { taskId } = await released(ONE_TEA);
    expect((await floor.read(taskId, 'yizhou-cn')).status).toBe(403);
    expect((await floor.read(taskId, 'nobody')).status).toBe(401);
    expect(await floor.read(taskId, 'shop-floor')).toMatchObject({ status: 404, body: { code: 'PICK_TASK_UNKNOWN' } });
    expect((await floor.scan(taskId, { kind: 'pick', barcode: TEA.barcode }, 'shop-floor')).status).toBe(404);
    const { body } = await floor.call('GET', '/v1/pick-tasks', { key: 'shop-floor' });
    expect(body.data).toEqual([]);
  });
});

describe('a parcel scanned from the shelf to the carrier', () => {
  test('moves its shipment and what its order waits for, and tells the workflow twice', async () => {
    const { taskId, shipmentId, orderId, parcelId } = await released(TWO_TEAS_AND_A_CUP);
    const seen: unknown[] = [];
    const look = async (): Promise<void> => {
      const [order, shipment] = [await orderRow(orderId), await shipmentRow(shipmentId)];
      seen.push(`${String(shipment.status)} ${String(order.waiting_on)} ${String(order.next_actor)}`);
    };
    const scan = async (body: Scan): Promise<void> => {
      expect(await floor.scan(taskId, body)).toMatchObject({ status: 200, body: { scan: { outcome: 'accepted' } } });
      await look();
    };
    await scan({ kind: 'pick', barcode: TEA.barcode, quantity: 2 });
    await scan({ kind: 'pick', barcode: CUP.barcode });
    await scan({ kind: 'pack', barcode: CUP.barcode });
    await scan({ kind: 'pack', barcode: TEA.barcode, quantity: 2 });
    await scan({ kind: 'weigh', weight_grams: 540 });
    await scan({ kind: 'verify', barcode: parcelId });
    expect((await floor.read(taskId)).body).toMatchObject({
      next: 'wait',
      wait_reason: 'label_not_made',
      state: 'packed',
    });
    const trackingNumber = await floor.book(shipmentId);
    await scan({ kind: 'label' });
    await scan({ kind: 'hand_over', barcode: trackingNumber });
    expect(seen).toEqual([
      'picking pick picker',
      'picked pack packer',
      'picked pack packer',
      'picked pack packer',
      'picked pack packer',
      'packed booking carrier',
      'packed hand_over packer',
      'handed_over delivery carrier',
    ]);
    expect((await messagesOf(orderId)).map(({ kind, payload }) => [kind, payload])).toEqual([
      ['shipment_packed', { shipmentId }],
      ['shipment_handed_over', { shipmentId }],
    ]);
    expect((await floor.read(taskId)).body).toMatchObject({
      state: 'done',
      next: null,
      parcel: { weight_grams: 540, printed: true },
    });
  });

  test('at its hand-over takes the goods off the books, starts the clock, and tells shop and customer once', async () => {
    const before = await counter(TEA.sku);
    const { taskId, shipmentId, orderId, trackingNumber } = await ready(ONE_TEA);
    const held = await counter(TEA.sku);
    expect(held?.reserved).toBe(before?.reserved + 1);
    expect((await floor.scan(taskId, { kind: 'hand_over' })).status).toBe(200);
    expect(await counter(TEA.sku)).toEqual({ on_hand: before?.on_hand - 1, reserved: before?.reserved });
    const [reservation] = await floor.sql`SELECT state FROM v_audit_reservations WHERE order_id = ${orderId}`;
    expect(reservation?.state).toBe('consumed');
    const row = await shipmentRow(shipmentId);
    const silentFor = Date.parse(String(row.silence_until)) - Date.parse(String(row.handed_over_at));
    expect(silentFor).toBe((18 * 3_600_000) / 720);
    const tracking = await floor.sql`SELECT shipment_id FROM tracking WHERE tracking_number = ${trackingNumber}`;
    expect(tracking).toHaveLength(1);
    const events = await floor.sql`SELECT type, data FROM event WHERE order_id = ${orderId} AND NOT internal`;
    expect(events).toMatchObject([
      {
        type: 'shipment.handed_over',
        data: { shipment_id: shipmentId, tracking_number: trackingNumber, carrier: 'egret' },
      },
    ]);
    const told =
      await floor.sql`SELECT channel FROM notification WHERE order_id = ${orderId} AND template = 'shipment_handed_over' ORDER BY channel`;
    expect(told.map(({ channel }) => channel)).toEqual(['sms', 'push']);
  });

  test('of an order in two parcels, the order waits for the slower one', async () => {
    const { orderId, tasks } = await floor.release([
      ...ONE_TEA,
      { warehouse: 'wh', lines: [{ sku: CUP.sku, quantity: 1 }] },
    ]);
    const [fast, slow] = tasks;
    await floor.packAndVerify(fast?.taskId ?? '');
    expect(await orderRow(orderId)).toMatchObject({ waiting_on: 'pick', waiting_facts: { warehouse: 'wh' } });
    await floor.packAndVerify(slow?.taskId ?? '');
    expect(await orderRow(orderId)).toMatchObject({
      waiting_on: 'booking',
      waiting_facts: { warehouse: 'jx', carrier: 'egret' },
    });
  });

  test('paid by card leaves only when the money for it has been taken', async () => {
    const { taskId, shipmentId, orderId } = await ready(ONE_TEA, { method: 'cardhouse' });
    expect((await floor.read(taskId)).body).toMatchObject({ next: 'wait', wait_reason: 'payment_not_captured' });
    expect(await orderRow(orderId)).toMatchObject({ waiting_on: 'capture', next_actor: 'gateway' });
    const early = await floor.scan(taskId, { kind: 'hand_over' });
    expect([early.status, early.body.code]).toEqual([409, 'CAPTURE_MISSING']);
    await floor.sql`UPDATE shipment SET captured_at = now() WHERE id = ${shipmentId}`;
    expect((await floor.scan(taskId, { kind: 'hand_over' })).status).toBe(200);
  });

  test('whose booking was replaced waits for the new label', async () => {
    const { taskId, shipmentId } = await ready(ONE_TEA);
    await floor.sql`UPDATE booking SET status = 'voided' WHERE shipment_id = ${shipmentId}`;
    expect(codes((await floor.scan(taskId, { kind: 'hand_over' })).body)).toEqual(['LABEL_MISSING']);
    const trackingNumber = await floor.book(shipmentId, 2);
    expect((await floor.read(taskId)).body).toMatchObject({
      next: 'label',
      parcel: { tracking_number: trackingNumber, printed: false },
    });
  });

  test('that was late moves on with its next scan', async () => {
    const { taskId, orderId } = await released(ONE_TEA);
    await floor.sql`UPDATE "order" SET waiting_on = 'attention', needs_attention = 'late_pick', next_actor = 'ops' WHERE id = ${orderId}`;
    await floor.scan(taskId, { kind: 'pick', barcode: TEA.barcode });
    expect(await orderRow(orderId)).toMatchObject({ waiting_on: 'pack', needs_attention: null });
  });

  test('leaves an order alone that waits for a person', async () => {
    const { taskId, orderId } = await released(ONE_TEA);
    await floor.sql`UPDATE "order" SET waiting_on = 'attention', needs_attention = 'CARRIER_UNAVAILABLE', next_actor = 'ops' WHERE id = ${orderId}`;
    expect((await floor.scan(taskId, { kind: 'pick', barcode: TEA.barcode })).status).toBe(200);
    expect(await orderRow(orderId)).toMatchObject({ waiting_on: 'attention', needs_attention: 'CARRIER_UNAVAILABLE' });
  });
});

describe('a mistake at the handheld', () => {
  test('says what was scanned and what was wanted, and stays on record', async () => {
    const { taskId } = await released(TWO_TEAS_AND_A_CUP);
    const wrong = await floor.scan(taskId, { kind: 'pick', barcode: OTHER.barcode });
    expect([wrong.status, codes(wrong.body), facts(wrong.body)]).toEqual([
      422,
      ['SCAN_WRONG_ITEM'],
      { scanned: OTHER.barcode, sku: OTHER.sku, wanted: [CUP.sku, TEA.sku] },
    ]);
    const tooMany = await floor.scan(taskId, { kind: 'pick', barcode: CUP.barcode, quantity: 2 });
    expect(facts(tooMany.body)).toEqual({ sku: CUP.sku, scanned: 2, wanted: 1 });
    const early = await floor.scan(taskId, { kind: 'verify', barcode: 'par_nowhere' });
    expect(codes(early.body)).toEqual(['SCAN_WRONG_ITEM', 'SCAN_INCOMPLETE', 'SCAN_INCOMPLETE']);
    expect(await scansOf(taskId)).toEqual(['pick SCAN_WRONG_ITEM', 'pick SCAN_TOO_MANY', 'verify SCAN_WRONG_ITEM']);
    expect((await floor.read(taskId)).body).toMatchObject({ state: 'open', claimed_by: null });
  });

  test('on the scale is told with what was expected and allowed, and can be put right', async () => {
    const { taskId } = await released(ONE_TEA);
    await floor.scan(taskId, { kind: 'pick', barcode: TEA.barcode });
    await floor.scan(taskId, { kind: 'pack', barcode: TEA.barcode });
    const heavy = await floor.scan(taskId, { kind: 'weigh', weight_grams: 400 });
    expect([heavy.status, heavy.body.code, facts(heavy.body)]).toEqual([
      422,
      'WEIGHT_MISMATCH',
      { expectedGrams: 208, measuredGrams: 400, toleranceGrams: 30 },
    ]);
    expect((await floor.scan(taskId, { kind: 'weigh', weight_grams: 215 })).status).toBe(200);
  });

  test('in the form of the request is refused with every fault and not kept', async () => {
    const { taskId } = await released(ONE_TEA);
    const bad = await floor.call('POST', `/v1/pick-tasks/${taskId}/scans`, {
      body: { scan_id: 'short', kind: 'pick', quantity: 0 },
    });
    expect(bad.status).toBe(400);
    expect((bad.body.errors as { pointer: string }[]).map(({ pointer }) => pointer).toSorted()).toEqual([
      '/barcode',
      '/quantity',
      '/scan_id',
    ]);
    const unknown = await floor.call('POST', `/v1/pick-tasks/${taskId}/scans`, {
      body: { scan_id: randomUUID(), kind: 'steal' },
    });
    expect(unknown.status).toBe(400);
    expect(await scansOf(taskId)).toEqual([]);
    expect((await floor.scan('pck_00000000000000000000000000', { kind: 'label' })).status).toBe(404);
  });
});

describe('a scan that is sent again', () => {
  test('does nothing and is answered alike, whether it was taken or refused', async () => {
    const { taskId } = await released(TWO_TEAS_AND_A_CUP);
    const good = { scan_id: randomUUID(), kind: 'pick', barcode: TEA.barcode };
    const first = await floor.scan(taskId, good);
    expect(await floor.scan(taskId, good)).toEqual(first);
    expect((first.body.task as { lines: unknown[] }).lines).toContainEqual(
      expect.objectContaining({ sku: TEA.sku, picked: 1 }),
    );
    const bad = { scan_id: randomUUID(), kind: 'pick', barcode: CUP.barcode, quantity: 7 };
    const refused = await floor.scan(taskId, bad);
    const again = await floor.scan(taskId, bad);
    expect([again.status, again.body.errors]).toEqual([refused.status, refused.body.errors]);
    expect(await scansOf(taskId)).toEqual(['pick accepted', 'pick SCAN_TOO_MANY']);
  });

  test('ten times at once counts once', async () => {
    const { taskId, orderId } = await ready(ONE_TEA);
    const scan = { scan_id: randomUUID(), kind: 'hand_over' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => floor.scan(taskId, scan)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await messagesOf(orderId)).filter(({ kind }) => kind === 'shipment_handed_over')).toHaveLength(1);
    const consumed =
      await floor.sql`SELECT 1 FROM v_audit_movements m JOIN v_audit_reservations r ON r.id = m.ref WHERE r.order_id = ${orderId} AND kind = 'consume'`;
    expect(consumed).toHaveLength(1);
  });

  test('under the id of another scan is refused', async () => {
    const one = await released(ONE_TEA);
    const other = await released(ONE_TEA);
    const scan = { scan_id: randomUUID(), kind: 'pick', barcode: TEA.barcode };
    await floor.scan(one.taskId, scan);
    for (const [taskId, body, key] of [
      [one.taskId, { ...scan, barcode: CUP.barcode }, 'robot'],
      [one.taskId, scan, 'picker'],
      [other.taskId, scan, 'robot'],
    ] as const) {
      expect(await floor.scan(taskId, body, key)).toMatchObject({ status: 409, body: { code: 'SCAN_ID_REUSED' } });
    }
  });

  test('two pickers with the same wish pick no more than is wanted', async () => {
    const { taskId } = await released([{ warehouse: 'jx', lines: [{ sku: TEA.sku, quantity: 3 }] }]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        floor.scan(taskId, { kind: 'pick', barcode: TEA.barcode }, n % 2 === 0 ? 'robot' : 'picker'),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect((await floor.read(taskId)).body).toMatchObject({ state: 'picked', lines: [{ picked: 3 }] });
  });
});

describe('a shipment cancelled while it is on the floor', () => {
  test('refuses its next scan, takes the goods back, and ends', async () => {
    const { taskId, orderId } = await released(TWO_TEAS_AND_A_CUP);
    await floor.scan(taskId, { kind: 'pick', barcode: TEA.barcode, quantity: 2 });
    expect(await floor.cancel(orderId)).toBe('cancel');
    const next = await floor.scan(taskId, { kind: 'pick', barcode: CUP.barcode });
    expect([next.status, next.body.code]).toEqual([409, 'SHIPMENT_CANCELLED']);
    const listed = await floor.call('GET', `/v1/pick-tasks?order=${orderId}`);
    expect(listed.body.data).toMatchObject([{ id: taskId, state: 'put_back', next: 'put_back' }]);
    expect((await floor.scan(taskId, { kind: 'put_back', barcode: TEA.barcode })).body).toMatchObject({
      task: { state: 'put_back' },
    });
    expect((await floor.scan(taskId, { kind: 'put_back', barcode: TEA.barcode })).body).toMatchObject({
      task: { state: 'cancelled', next: null },
    });
    expect(codes((await floor.scan(taskId, { kind: 'put_back', barcode: TEA.barcode })).body)).toEqual([
      'SHIPMENT_CANCELLED',
    ]);
    expect(await messagesOf(orderId)).toEqual([]);
  });

  test('never both leaves and is cancelled: whoever commits first wins', async () => {
    const parcels = await Promise.all(Array.from({ length: 6 }, () => ready(ONE_TEA)));
    const ends = await Promise.all(
      parcels.map(async ({ taskId, orderId, shipmentId }, n) => {
        const hand = () => floor.scan(taskId, { kind: 'hand_over' });
        const stop = () => floor.cancel(orderId);
        const [scanned, cancelled] =
          n % 2 === 0 ? await Promise.all([hand(), stop()]) : (await Promise.all([stop(), hand()])).toReversed();
        const { status } = await shipmentRow(shipmentId);
        return { scanned: (scanned as { status: number }).status, cancelled, status };
      }),
    );
    for (const end of ends) {
      if (end.scanned === 200) expect(end).toEqual({ scanned: 200, cancelled: 'no', status: 'handed_over' });
      else expect(end).toEqual({ scanned: 409, cancelled: 'cancel', status: 'cancelling' });
    }
  });

  test('whose task was not told turns to putting back at its next scan', async () => {
    const { taskId, shipmentId } = await released(ONE_TEA);
    await floor.scan(taskId, { kind: 'pick', barcode: TEA.barcode });
    await floor.sql`UPDATE shipment SET status = 'cancelled' WHERE id = ${shipmentId}`;
    expect((await floor.read(taskId)).body).toMatchObject({ state: 'put_back', next: 'put_back' });
    await floor.scan(taskId, { kind: 'pack', barcode: TEA.barcode });
    const [row] = await floor.sql`SELECT state FROM pick_task WHERE id = ${taskId}`;
    expect(row?.state).toBe('put_back');
  });
});

describe('when the workflow server is away', () => {
  test('the floor goes on, and the message waits for the relay', async () => {
    const { taskId, orderId } = await released(ONE_TEA);
    floor.keepWorkflowServerAway(true);
    await floor.packAndVerify(taskId);
    floor.keepWorkflowServerAway(false);
    expect(await messagesOf(orderId)).toMatchObject([{ kind: 'shipment_packed', state: 'pending' }]);
  });
});

test('stock and its ledger agree after all of this', async () => {
  const wrong = await floor.sql`
    SELECT s.sku, s.warehouse FROM v_audit_stock s
    LEFT JOIN (SELECT sku, warehouse, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved FROM v_audit_movements GROUP BY 1, 2) m USING (sku, warehouse)
    LEFT JOIN (SELECT sku, warehouse, sum(quantity) AS open FROM v_audit_reservations WHERE state IN ('held', 'committed', 'short') GROUP BY 1, 2) r USING (sku, warehouse)
    WHERE s.on_hand <> coalesce(m.on_hand, 0) OR s.reserved <> coalesce(m.reserved, 0) OR s.reserved <> coalesce(r.open, 0)`;
  expect(wrong).toEqual([]);
});
