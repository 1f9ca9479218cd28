import { bulkWorkflowId } from '../../contracts/workflow-ids.ts';
import { eventually } from '../support/shop.ts';
import type { Stage } from './stage.ts';

/** Plays itself and answers the order's id; its histories are fetched when they have come to rest. */
export type Scenario = (stage: Stage) => Promise<string>;

const SPLIT = {
  lines: [
    { sku: 'BOOK-NOTE-GRID', quantity: 1 },
    { sku: 'PANTRY-HONEY-ACACIA', quantity: 1 },
  ],
};

const PAYMENT: Readonly<Record<string, Scenario>> = {
  'reminded-then-paid': async ({ shop, held }) => {
    const placed = await held();
    await shop.payPage(placed);
    await shop.moveDeadline(placed.id, 'reminder');
    await eventually(
      () => shop.templates(placed.id),
      (templates) => templates.includes('payment_reminder'),
    );
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    return placed.id;
  },
  'declined-then-paid': async ({ shop, held }) => {
    const placed = await held();
    await shop.pay(placed, 'decline');
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    return placed.id;
  },
  'paid-twice': async ({ shop, held, refunded }) => {
    const placed = await held();
    await shop.pay(placed, 'pay_twice');
    await refunded(placed.id, placed.total);
    return placed.id;
  },
  expired: async ({ shop, held }) => {
    const placed = await held();
    await shop.payPage(placed);
    await shop.moveDeadline(placed.id, 'payment');
    await shop.until(placed.id, 'expired');
    return placed.id;
  },
  'paid-late': async ({ shop, held, refunded }) => {
    const placed = await held();
    const page = await shop.payPage(placed);
    await shop.moveDeadline(placed.id, 'payment');
    await shop.until(placed.id, 'expired');
    await fetch(`${page}/pay_late`, { method: 'POST' });
    await refunded(placed.id, placed.total);
    return placed.id;
  },
  'wrong-amount-cancelled': async ({ shop, held, answerTrouble }) => {
    const placed = await held();
    await shop.pay(placed, 'pay_wrong_amount');
    await answerTrouble(placed.id, { kind: 'cancel_order' });
    await shop.until(placed.id, 'cancelled');
    return placed.id;
  },
  rejected: async ({ shop, aCanaryOrder }) => {
    const answer = await shop.place(aCanaryOrder('0001', { coupon_codes: ['CANARY-GIFT'] }));
    return String(answer.body.instance).split('/').at(-1) ?? '';
  },
};

const CANCEL: Readonly<Record<string, Scenario>> = {
  'cancelled-before-pay': async ({ shop, held, cancel }) => {
    const placed = await held();
    await shop.payPage(placed);
    await cancel(placed.id);
    await shop.until(placed.id, 'cancelled');
    return placed.id;
  },
  'cancelled-while-paying': async ({ shop, held, cancel }) => {
    const placed = await held();
    const page = await shop.payPage(placed);
    await Promise.all([fetch(`${page}/pay`, { method: 'POST' }), cancel(placed.id)]);
    await shop.until(placed.id, 'cancelled');
    return placed.id;
  },
  'cancelled-on-floor': async ({ shop, packed, labelled, cancel }) => {
    const { placed, task } = await packed();
    await labelled(task);
    await cancel(placed.id);
    await shop.until(placed.id, 'cancelled');
    return placed.id;
  },
  'cancelled-card': async ({ shop, paid, cancel }) => {
    const placed = await paid({ payment_method: 'cardhouse' });
    await cancel(placed.id);
    await shop.until(placed.id, 'cancelled');
    return placed.id;
  },
  'cancelled-in-temporal-ui': async ({ shop, paid, run }) => {
    const placed = await paid();
    await run.handleOf(placed.id).cancel();
    await shop.until(placed.id, 'cancelled');
    return placed.id;
  },
};

const PARCEL: Readonly<Record<string, Scenario>> = {
  'happy-wallet': async ({ shop, shipped }) => {
    const placed = await shipped();
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'happy-card': async ({ shop, shipped }) => {
    const placed = await shipped('0001', { payment_method: 'cardhouse' });
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  split: async ({ shop, shipped }) => {
    const placed = await shipped('0001', SPLIT);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  late: async ({ shop, shipped }) => {
    const placed = await shipped('0901');
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'asked-for-when-silent': async ({ shop, packed, floor }) => {
    const { placed, task } = await packed();
    const number = await floor.handOver(task);
    await shop.addFault('carriers', { kind: 'lost_webhook', key: number });
    await floor.collect(number);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
};

const TROUBLE: Readonly<Record<string, Scenario>> = {
  'lost-sent-again': async ({ shop, sql, shipped, answerTrouble, mendPhone, floor }) => {
    const placed = await shipped('0908');
    await answerTrouble(placed.id, { kind: 'reship' });
    await eventually(
      () => sql`SELECT 1 FROM shipment s JOIN pick_task t ON t.shipment_id = s.id WHERE s.order_id = ${placed.id}`,
      (tasks) => tasks.length === 2,
    );
    await mendPhone(placed.id);
    await floor.ship(placed.id);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'lost-refunded': async ({ shop, shipped, answerTrouble }) => {
    const placed = await shipped('0908');
    await answerTrouble(placed.id, { kind: 'refund', amount: placed.total });
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'lost-none-left-to-send': async ({ shop, sql, shipped, troubleOf, propose, approve, answerTrouble }) => {
    const placed = await shipped('0908', { lines: [{ sku: 'CARE-HAND-75', quantity: 1 }] });
    const trouble = await troubleOf(placed.id);
    await sql`UPDATE stock SET on_hand = reserved WHERE sku = 'CARE-HAND-75'`;
    const { id } = await propose(placed.id, { kind: 'reship' }, trouble?.id);
    const [row] = await sql`SELECT state FROM action WHERE id = ${id}`;
    if (row?.state === 'awaiting_approval') await approve(id);
    await eventually(
      () => sql`SELECT 1 FROM action WHERE id = ${id} AND state = 'failed'`,
      (rows) => rows.length === 1,
    );
    await answerTrouble(placed.id, { kind: 'refund', amount: placed.total });
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'refused-nobody-acts': async ({ shop, shipped, troubleOf }) => {
    const placed = await shipped('0903');
    const trouble = await troubleOf(placed.id);
    const pass = () =>
      shop.call('POST', `/v1/escalations/${String(trouble?.id)}/deadlines`, { key: 'ops', body: { to: 'now' } });
    await pass();
    await eventually(
      () => shop.orderRow(placed.id),
      (row) => row.waiting_on === 'supervisor',
    );
    await pass();
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'wrong-address-refunded': async ({ shop, shipped, answerTrouble }) => {
    const placed = await shipped('0904');
    await answerTrouble(placed.id, { kind: 'refund', amount: placed.total });
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'booking-refused-other-carrier': async ({ shop, packed, floor, troubleOf, answerTrouble, mendPhone }) => {
    const { placed, task } = await packed('0912');
    const { carrier } = await floor.read(task);
    await troubleOf(placed.id);
    await mendPhone(placed.id);
    await answerTrouble(placed.id, { kind: 'other_carrier', carrier: carrier === 'egret' ? 'stonebridge' : 'egret' });
    await floor.collect(await floor.handOver(task));
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'step-failed-again': async ({ shop, packed, floor, troubleOf, answerTrouble, mendPhone }) => {
    const { placed, task } = await packed('0913');
    await troubleOf(placed.id);
    await mendPhone(placed.id);
    await answerTrouble(placed.id, { kind: 'retry' });
    await floor.collect(await floor.handOver(task));
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'act-by-hand': async ({ sql, paid, run, approve, refunded }) => {
    const placed = await paid();
    await run.handleOf(placed.id).signal('act', { request: { kind: 'refund', amount: 100 } });
    const [row] = await eventually(
      () => sql`SELECT id FROM action WHERE order_id = ${placed.id}`,
      (rows) => rows.length === 1,
    );
    await approve(String(row?.id));
    await refunded(placed.id, 100);
    return placed.id;
  },
  'act-after-the-end': async ({ shop, sql, held, cancel, propose, approve }) => {
    const placed = await held();
    await cancel(placed.id);
    await shop.until(placed.id, 'cancelled');
    const { id, state } = await propose(placed.id, { kind: 'coupon', amount: 1_000 });
    if (state === 'awaiting_approval') await approve(id);
    await eventually(
      () => sql`SELECT 1 FROM action WHERE id = ${id} AND state = 'applied'`,
      (rows) => rows.length === 1,
    );
    return placed.id;
  },
};

const MOVED: Readonly<Record<string, Scenario>> = {
  'sent-elsewhere': async ({ shop, paid, run, floor, aCanaryOrder }) => {
    const placed = await paid();
    const { shipping_address: here } = aCanaryOrder('0001');
    const answer = await shop.call('POST', `/v1/orders/${placed.id}/address`, {
      key: 'agent',
      body: { shipping_address: { ...here, region_code: '210202', city: '大连' }, reason: 'moved' },
      headers: { 'idempotency-key': placed.id },
    });
    if (answer.status !== 200) throw new Error(answer.text);
    await run.until(placed.id, ({ seen }) => seen.length > 1);
    await floor.ship(placed.id);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
};

const HELD: Readonly<Record<string, Scenario>> = {
  'held-before-paid': async ({ shop, held, propose, waiting, floor }) => {
    const placed = await held();
    await propose(placed.id, { kind: 'hold' });
    await eventually(
      () => shop.orderRow(placed.id),
      (row) => row.hold_reason === 'person',
    );
    await shop.pay(placed);
    await waiting(placed.id, 'resumed');
    await propose(placed.id, { kind: 'release_hold' });
    await waiting(placed.id, 'pick');
    await floor.ship(placed.id);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'held-on-the-floor': async ({ shop, paid, propose, waiting, floor }) => {
    const placed = await paid();
    await propose(placed.id, { kind: 'hold' });
    await waiting(placed.id, 'resumed');
    await propose(placed.id, { kind: 'release_hold' });
    await waiting(placed.id, 'pick');
    await floor.ship(placed.id);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
};

const BULK: Readonly<Record<string, Scenario>> = {
  'cancelled-in-bulk': async ({ shop, held, paid, bulk }) => {
    const [first, second] = [await held(), await paid()];
    await bulk('cancel', [first.id, second.id]);
    await shop.until(first.id, 'cancelled');
    await shop.until(second.id, 'cancelled');
    return first.id;
  },
  'bulk-stopped-in-temporal-ui': async ({ sql, held, bulk, client }) => {
    const placed = await Promise.all(Array.from({ length: 24 }, () => held()));
    const id = await bulk(
      'hold',
      placed.map((each) => each.id),
    );
    await eventually(
      () => sql`SELECT 1 FROM bulk_item WHERE bulk_id = ${id} AND action_id IS NOT NULL`,
      (rows) => rows.length > 0,
    );
    const job = client.workflow.getHandle(bulkWorkflowId(id));
    await job.cancel();
    await job.result();
    return placed[0]?.id ?? '';
  },
};

const LIMIT = 45;

const CONTINUED: Readonly<Record<string, Scenario>> = {
  'continued-on-the-road': async ({ shop, held, floor, run }) => {
    const placed = await held();
    await run.startAnew(placed.id, { historyLimit: LIMIT });
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    const number = await floor.handOver(task);
    await run.until(placed.id, ({ shipments }) => shipments.every(({ phase }) => phase === 'tracking'));
    for (let n = 0; (await run.runsOf(placed.id)).length === 1 && n < LIMIT; n += 1) {
      await run.tell(placed.id, { kind: 'resumed' });
    }
    await floor.collect(number);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'continued-after-sales': async ({ shop, held, floor, run }) => {
    const placed = await held();
    await run.startAnew(placed.id, { historyLimit: LIMIT });
    await shop.pay(placed);
    await shop.until(placed.id, 'fulfilling');
    await floor.ship(placed.id);
    await shop.until(placed.id, 'after_sales');
    await shop.moveDeadline(placed.id, 'after_sales', new Date(Date.now() + 3_600_000).toISOString());
    for (let n = 0; (await run.runsOf(placed.id)).length === 1 && n < LIMIT; n += 1) {
      await run.tell(placed.id, { kind: 'resumed' });
    }
    await shop.moveDeadline(placed.id, 'after_sales');
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
};

const shipmentOf = async ({ sql }: Stage, orderId: string): Promise<{ warehouse: string; carrier: string }> => {
  const [row] = await sql<{ warehouse: string; carrier: string }[]>`
    SELECT warehouse, carrier FROM shipment WHERE order_id = ${orderId} ORDER BY n`;
  if (!row) throw new Error('an order that is held has a shipment');
  return row;
};

/** What operators do to all orders at once: each is played while no other is. */
export const ALONE: Readonly<Record<string, Scenario>> = {
  'paused-release': async (stage) => {
    const { shop, held, pause, waiting, floor } = stage;
    const placed = await held(SPLIT);
    const end = await pause('warehouse', (await shipmentOf(stage, placed.id)).warehouse);
    await shop.pay(placed);
    await waiting(placed.id, 'resumed');
    await end();
    await waiting(placed.id, 'pick');
    await floor.ship(placed.id);
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'paused-booking': async (stage) => {
    const { shop, paid, pause, waiting, floor } = stage;
    const placed = await paid();
    const end = await pause('carrier', (await shipmentOf(stage, placed.id)).carrier);
    const [task = ''] = await floor.tasksOf(placed.id);
    await floor.pack(task);
    await waiting(placed.id, 'resumed');
    await end();
    await floor.collect(await floor.handOver(task));
    await shop.until(placed.id, 'completed');
    return placed.id;
  },
  'paused-cancelled': async (stage) => {
    const { shop, held, pause, waiting, cancel } = stage;
    const placed = await held();
    const end = await pause('warehouse', (await shipmentOf(stage, placed.id)).warehouse);
    await shop.pay(placed);
    await waiting(placed.id, 'resumed');
    await cancel(placed.id);
    await shop.until(placed.id, 'cancelled');
    await end();
    return placed.id;
  },
};

/** One of each thing that can become of an order. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...PARCEL,
  ...PAYMENT,
  ...CANCEL,
  ...TROUBLE,
  ...MOVED,
  ...HELD,
  ...BULK,
  ...CONTINUED,
};
