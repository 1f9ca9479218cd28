import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Admit, admitTogether, createAdmissions } from '../../activities/admission.ts';
import type { PaymentGateway } from '../../adapters/payment/port.ts';
import type { Admitted } from '../../contracts/order-step.ts';
import { releaseReservations } from '../../db/queries/stock.ts';
import { openStockRoom, type StockRoom } from '../db/stock-room.ts';
import { type AcceptedOrder, acceptedOrder, UNPACED } from '../support/accepted.ts';

const A = 'TEA-LONGJING-50';
const B = 'TEA-LONGJING-100';
/** The second one is there by name only: whoever pays with it makes the step fail. */
const GATEWAYS = new Map([
  ['yipay', { capture: 'at_once' } as PaymentGateway],
  ['cardhouse', undefined as unknown as PaymentGateway],
]);

type Admissions = (input: Admit) => Promise<Admitted>;

describe('orders that are admitted together', () => {
  let room: StockRoom;
  let admit: Admissions;
  beforeAll(async () => {
    room = await openStockRoom();
    admit = anotherProcess();
    for (const sku of [A, B])
      for (const { warehouse } of await room.sql`SELECT warehouse FROM stock WHERE sku = ${sku} AND warehouse <> 'jx'`)
        await room.setFree(sku, warehouse, 0);
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    await Promise.all([A, B].map((sku) => room.setFree(sku, 'jx', 50)));
  });

  const deps = () => ({
    db: room.db,
    plain: room.plain,
    gateways: GATEWAYS,
    payUrl: (id: string) => `/pay/${id}`,
    customerUrl: (id: string) => `/o/${id}`,
  });
  const anotherProcess = (): Admissions => createAdmissions(deps());
  const freeOf = async (sku: string): Promise<number> => {
    const { onHand, reserved } = await room.counter(sku, 'jx');
    return onHand - reserved;
  };
  const accept = (...orders: AcceptedOrder[]) => Promise.all(orders.map((order) => acceptedOrder(room.db, order)));
  const wants = (skus: readonly string[], quantity = 1): AcceptedOrder => ({
    lines: skus.map((sku) => ({ sku, quantity })),
  });
  const verdictsOf = async (ids: readonly string[], at: Admissions = admit): Promise<string[]> => {
    const answers = await Promise.all(ids.map((orderId) => at({ orderId, ...UNPACED })));
    return answers.map((answer) => (answer.kind === 'rejected' ? answer.codes.join(' ') : answer.kind));
  };
  const held = (verdicts: readonly string[]): number => verdicts.filter((kind) => kind === 'held').length;

  test('give one unit to exactly one of two hundred buyers, and tell the others so', async () => {
    await room.setFree(A, 'jx', 1);
    const verdicts = await verdictsOf(await accept(...Array.from({ length: 200 }, () => wants([A]))));
    expect(held(verdicts)).toBe(1);
    expect(verdicts.filter((codes) => codes === 'STOCK_INSUFFICIENT')).toHaveLength(199);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('are served in the order of arrival, each all or nothing', async () => {
    await room.setFree(A, 'jx', 3);
    const baskets = [wants([A], 2), wants([A], 2), wants([A]), wants([A, B])];
    const ids = await accept(...baskets);
    const asked = baskets.map(({ lines }, n) => ({ orderId: ids[n] ?? '', lines, ...UNPACED }));
    const verdicts = await admitTogether(deps(), asked);
    expect(verdicts.map(({ kind }) => kind)).toEqual(['held', 'rejected', 'held', 'rejected']);
    expect([await freeOf(A), await freeOf(B)]).toEqual([0, 50]);
  });

  test('never block each other for good, though three processes want A with B and B with A', async () => {
    const processes = [anotherProcess(), anotherProcess(), anotherProcess()];
    const ids = await accept(...Array.from({ length: 150 }, (_, n) => wants(n % 2 === 0 ? [A, B] : [B, A])));
    const answers = await Promise.all(ids.map((id, n) => verdictsOf([id], processes[n % 3])));
    expect(held(answers.flat())).toBe(50);
    expect([await freeOf(A), await freeOf(B)]).toEqual([0, 0]);
    expect(await room.deadlocks()).toBe(0);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('are told the same when they are asked again, by whichever process, and take nothing twice', async () => {
    await room.setFree(A, 'jx', 3);
    const [one = '', none = ''] = await accept(wants([A], 2), wants([A], 5));
    const other = anotherProcess();
    const ask = (orderId: string, at: Admissions) => at({ orderId, ...UNPACED });
    const [first, refusal] = await Promise.all([ask(one, admit), ask(none, admit)]);
    const again = await Promise.all([ask(one, admit), ask(one, other), ask(one, admit), ask(none, other)]);
    expect(again).toEqual([first, first, first, refusal]);
    await room.setFree(A, 'jx', 50);
    expect(await ask(none, admit)).toEqual(refusal);
    expect(await freeOf(A)).toBe(50);
    expect(await room.reservations(one)).toEqual([{ sku: A, quantity: 2, state: 'held' }]);
  });

  test('keep the very bytes of each answer on the order and beside its key', async () => {
    const ids = await accept(wants([A]), wants([B], 400), wants([A, B]));
    await verdictsOf(ids);
    const rows = await room.sql<{ id: string; status: number; body: string; key: string }[]>`
      SELECT o.id, o.answer_status AS status, o.answer_body AS body, k.answer_body AS key
      FROM "order" o JOIN idempotency_key k ON k.order_id = o.id WHERE o.id = ANY(${ids}) ORDER BY o.id`;
    expect(rows.filter(({ status }) => status === 201)).toHaveLength(2);
    for (const { id, body, key, status } of rows) {
      expect(key).toBe(body);
      const answer = JSON.parse(body) as { id?: string; instance?: string };
      expect(status === 201 ? answer.id : answer.instance).toBe(status === 201 ? id : `/v1/orders/${id}`);
    }
  });

  test('share a coupon as far as it goes, each customer at most once', async () => {
    await room.sql`
      INSERT INTO promotion (id, title_zh, title_en, rule, automatic) VALUES ('p-two', '二', 'two', ${room.sql.json({
        kind: 'fixed',
        percent: null,
        amountMinor: 100,
        thresholdMinor: null,
        family: null,
        firstOrderOnly: false,
      })}, false)`;
    await room.sql`INSERT INTO coupon (code, promotion_id, max_uses, max_uses_per_customer) VALUES ('TWO', 'p-two', 2, 1)`;
    const ids = await accept(
      ...['ann', 'ann', 'bob', 'cem', 'dan'].map((customer) => ({ ...wants([A]), customer, couponCodes: ['TWO'] })),
    );
    const verdicts = await verdictsOf(ids);
    expect(held(verdicts)).toBe(2);
    expect(verdicts.filter((codes) => /COUPON_EXHAUSTED|COUPON_LIMIT_REACHED/.test(codes))).toHaveLength(3);
    const [{ uses } = { uses: 0 }] = await room.sql<{ uses: number }[]>`SELECT uses FROM coupon WHERE code = 'TWO'`;
    expect(uses).toBe(2);
    const ann = await room.sql`
      SELECT 1 FROM "order" WHERE customer_key = 'ann' AND id = ANY(${ids}) AND status = 'awaiting_payment'`;
    expect(ann.length).toBeLessThanOrEqual(1);
  });

  test('are a first order only once, also when two processes wait for the same goods', async () => {
    const ids = await accept({ ...wants([A]), customer: 'eve' }, { ...wants([A]), customer: 'eve' });
    const [one = '', other = ''] = ids;
    const verdicts = await room.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM stock WHERE sku = ${A} FOR UPDATE`;
      const waiting = Promise.all([verdictsOf([one]), verdictsOf([other], anotherProcess())]);
      const waiters = () => tx`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await expect.poll(waiters, { timeout: 900, interval: 20 }).toHaveLength(2);
      return { waiting };
    });
    expect((await verdicts.waiting).flat()).toEqual(['held', 'held']);
    const given = await room.sql`SELECT 1 FROM "order" WHERE id = ANY(${ids}) AND discount_minor > 0`;
    expect(given).toHaveLength(1);
  });

  test('leave one that makes no sense to fail alone', async () => {
    const ids = await accept(...Array.from({ length: 20 }, () => wants([A])), { ...wants([A]), method: 'cardhouse' });
    const settled = await Promise.allSettled(ids.map((orderId) => admit({ orderId, ...UNPACED })));
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(settled.at(-1)?.status).toBe('rejected');
    expect(await freeOf(A)).toBe(30);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('are told at once that nobody here takes their way to pay, whatever its row says', async () => {
    expect(await verdictsOf(await accept({ ...wants([A]), method: 'cod' }, wants([A])))).toEqual([
      'PAYMENT_METHOD_UNAVAILABLE',
      'held',
    ]);
  });

  test('do not wait for one that somebody works on', async () => {
    const ids = await accept(...Array.from({ length: 10 }, () => wants([A])));
    const [busy = '', ...others] = ids;
    await room.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM "order" WHERE id = ${busy} FOR UPDATE`;
      const late = verdictsOf([busy]).catch(() => ['late']);
      expect(held(await verdictsOf(others))).toBe(9);
      expect(await late).toEqual(['late']);
    });
    expect(await verdictsOf([busy])).toEqual(['held']);
  });

  test('stay explained while orders of all sizes are admitted, asked again and released at once', async () => {
    const other = anotherProcess();
    const act = fc.record({
      skus: fc.constantFrom([A], [B], [A, B], [B, A], [A, A]),
      quantity: fc.integer({ min: 1, max: 4 }),
      fate: fc.constantFrom('keep', 'repeat', 'release'),
      process: fc.constantFrom('one', 'other'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        await Promise.all([A, B].map((sku) => room.setFree(sku, 'jx', 30)));
        await Promise.all(
          acts.map(async ({ skus, quantity, fate, process }) => {
            const [orderId = ''] = await accept(wants(skus, quantity));
            const at = process === 'one' ? admit : other;
            const answer = await at({ orderId, ...UNPACED });
            if (fate === 'repeat') expect(await admit({ orderId, ...UNPACED })).toEqual(answer);
            if (fate === 'release') await room.db.transaction((tx) => releaseReservations(tx, orderId));
          }),
        );
        expect(await room.faultyCounters()).toEqual([]);
      }),
      { numRuns: 15 },
    );
    expect(await room.deadlocks()).toBe(0);
  });
});
