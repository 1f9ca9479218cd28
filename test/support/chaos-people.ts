import { randomUUID } from 'node:crypto';
import type { PickTaskView } from '../../contracts/pick-task.ts';
import type { PayAct } from '../../simulators/payment-gateways/magic.ts';
import type { OrderBody } from './order.ts';
import type { Placed } from './shop.ts';
import type { World } from './world.ts';

type Answer = Awaited<ReturnType<World['shop']['call']>>;
type Call = Parameters<World['shop']['call']>[2];

export type People = ReturnType<typeof createPeople>;

const PATIENCE_MS = 60_000;
const PAUSE_MS = 80;

/** Reads again until it holds; a reader that fails is asked again. */
export const insistOn = async <T>(what: string, read: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await read().catch((error: unknown) => error);
    if (!(seen instanceof Error) && holds(seen as T)) return seen as T;
    if (Date.now() > until) throw new Error(`${what}: still ${describe(seen)} after ${PATIENCE_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
};

const describe = (seen: unknown): string =>
  seen instanceof Error ? seen.message : (JSON.stringify(seen) ?? '').slice(0, 600);

/** An answer that says no more than "try again" is none. */
const isAnswer = ({ status, body }: Answer): boolean => status < 500 && body.code !== 'IDEMPOTENCY_KEY_IN_USE';

/**
 * Everybody around an order, each as patient as a real client should be: no answer, or one that asks to come again, is
 * followed by the same request with the same key.
 */
export const createPeople = ({ shop, sql, urls }: Pick<World, 'shop' | 'sql' | 'urls'>) => {
  const ask = (method: string, path: string, options: Call = {}): Promise<Answer> =>
    insistOn(`${method} ${path}`, () => shop.call(method, path, options), isAnswer);

  const place = async (body: OrderBody, key: string = randomUUID()): Promise<Placed> => {
    const answer = await insistOn(
      'the order is held',
      () => shop.place(body, key),
      ({ status }) => status === 201 || status === 422,
    );
    if (answer.status !== 201) throw new Error(`not held: ${answer.text}`);
    const payment = answer.body.payment as { payment_id: string; pay_url: string; amount: { amount: number } };
    return {
      id: String(answer.body.id),
      paymentId: payment.payment_id,
      total: payment.amount.amount,
      payUrl: payment.pay_url,
    };
  };

  const payPage = async ({ payUrl }: Placed): Promise<string> => {
    const seen = await insistOn(
      'the way to pay',
      async () => {
        const { status, headers } = await fetch(payUrl, { redirect: 'manual' });
        return { status, location: headers.get('location') ?? '' };
      },
      ({ status }) => status === 303,
    );
    return seen.location;
  };

  const pay = async (placed: Placed, act: PayAct = 'pay'): Promise<void> => {
    await fetch(`${await payPage(placed)}/${act}`, { method: 'POST' });
  };

  const status = async (orderId: string): Promise<string> =>
    String((await sql`SELECT status FROM "order" WHERE id = ${orderId}`)[0]?.status);

  const until = (orderId: string, ...wanted: string[]): Promise<string> =>
    insistOn(
      `order ${wanted.join(' or ')}`,
      () => status(orderId),
      (seen) => wanted.includes(seen),
    );

  const moveDeadline = async (orderId: string, deadline: string): Promise<Answer> =>
    ask('POST', `/v1/orders/${orderId}/deadlines`, { key: 'ops', body: { deadline, to: 'now' } });

  const cancel = (orderId: string): Promise<Answer> => ask('POST', `/v1/orders/${orderId}/cancel`, { body: {} });

  return { ask, place, payPage, pay, status, until, moveDeadline, cancel, ...createStaff({ sql, urls, ask }) };
};

type Asking = Pick<World, 'sql' | 'urls'> & {
  readonly ask: (method: string, path: string, options?: Call) => Promise<Answer>;
};
type Scan = {
  readonly kind: string;
  readonly barcode?: string;
  readonly quantity?: number;
  readonly weight_grams?: number;
};

/** Somebody with a handheld, who scans the same again when the handheld got no answer; and the driver at the door. */
const createStaff = ({ sql, urls, ask }: Asking) => {
  const tasksOf = async (orderId: string): Promise<string[]> => {
    const rows = await sql`
      SELECT t.id FROM pick_task t JOIN shipment s ON s.id = t.shipment_id WHERE s.order_id = ${orderId} ORDER BY s.n`;
    return rows.map(({ id }) => String(id));
  };

  const task = async (taskId: string): Promise<PickTaskView> =>
    (await ask('GET', `/v1/pick-tasks/${taskId}`, { key: 'robot' })).body as PickTaskView;

  const scan = (taskId: string, body: Scan): Promise<Answer> =>
    ask('POST', `/v1/pick-tasks/${taskId}/scans`, { key: 'robot', body: { scan_id: randomUUID(), ...body } });

  const accept = async (taskId: string, body: Scan): Promise<void> => {
    const answer = await scan(taskId, body);
    if (answer.status !== 200) throw new Error(`${body.kind}: ${answer.status} ${answer.text}`);
  };

  const pack = async (taskId: string): Promise<void> => {
    const seen = await task(taskId);
    for (const kind of ['pick', 'pack'])
      for (const { barcode, quantity } of seen.lines) await accept(taskId, { kind, barcode, quantity });
    await accept(taskId, { kind: 'weigh', weight_grams: seen.expected_weight_grams });
    await accept(taskId, { kind: 'verify', barcode: seen.parcel.id });
  };

  const untilNext = (taskId: string, ...steps: string[]): Promise<PickTaskView> =>
    insistOn(
      `the floor's next step is ${steps.join(' or ')}`,
      () => task(taskId),
      ({ next }) => next !== null && steps.includes(next),
    );

  /** As far as the door: booked, captured and labelled. */
  const label = async (taskId: string): Promise<void> => {
    await untilNext(taskId, 'label');
    await accept(taskId, { kind: 'label' });
    await untilNext(taskId, 'hand_over');
  };

  const collect = async (taskId: string): Promise<void> => {
    const { parcel } = await task(taskId);
    const [row] = await sql`SELECT carrier FROM tracking WHERE tracking_number = ${parcel.tracking_number}`;
    await fetch(`${urls.carriers}/${String(row?.carrier)}/driver/collect`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tracking_number: parcel.tracking_number }),
    });
  };

  const ship = async (orderId: string): Promise<void> => {
    for (const taskId of await tasksOf(orderId)) {
      await pack(taskId);
      await label(taskId);
      await accept(taskId, { kind: 'hand_over' });
      await collect(taskId);
    }
  };

  return { tasksOf, task, scan, accept, pack, label, collect, ship };
};
