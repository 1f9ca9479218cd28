import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHolds, type HoldRequest, type Holds } from '../../db/queries/hold-batch.ts';
import { newId } from '../../db/queries/new-id.ts';
import { releaseReservations } from '../../db/queries/stock.ts';
import { openStockRoom, type StockRoom } from './stock-room.ts';

const A = { sku: 'TEA-LONGJING-50', warehouse: 'jx' };
const B = { sku: 'TEA-LONGJING-100', warehouse: 'jx' };

type Place = typeof A;

const aHold = (places: readonly Place[], quantity = 1, change: Partial<HoldRequest> = {}): HoldRequest => {
  const shipmentId = newId('shp');
  const lines = places.map((place) => ({ ...place, shipmentId, quantity }));
  return { id: randomUUID(), shopId: 'yizhou-cn', orderId: newId('ord'), lines, ...change };
};

describe('holds that share transactions', () => {
  let room: StockRoom;
  let holds: Holds;
  beforeAll(async () => {
    room = await openStockRoom();
    holds = createHolds(room.db);
  });
  afterAll(() => room.close());

  const setFree = (place: Place, free: number) => room.setFree(place.sku, place.warehouse, free);
  const freeOf = async ({ sku, warehouse }: Place): Promise<number> => {
    const { onHand, reserved } = await room.counter(sku, warehouse);
    return onHand - reserved;
  };
  const kinds = async (requests: readonly HoldRequest[], at: Holds = holds): Promise<string[]> =>
    (await Promise.all(requests.map((request) => at.submit(request)))).map(({ kind }) => kind);
  const held = (answers: readonly string[]): number => answers.filter((kind) => kind === 'held').length;

  beforeEach(async () => {
    await Promise.all([setFree(A, 50), setFree(B, 50)]);
  });

  test('give one unit to exactly one of two hundred buyers, and tell the others so', async () => {
    await setFree(A, 1);
    const answers = await kinds(Array.from({ length: 200 }, () => aHold([A])));
    expect(held(answers)).toBe(1);
    expect(answers.filter((kind) => kind === 'short')).toHaveLength(199);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('serve in the order of arrival, each all or nothing', async () => {
    await setFree(A, 3);
    expect(await kinds([aHold([A], 2), aHold([A], 2), aHold([A], 1), aHold([A, B], 1)])).toEqual([
      'held',
      'short',
      'held',
      'short',
    ]);
    expect([await freeOf(A), await freeOf(B)]).toEqual([0, 50]);
  });

  test('never block each other for good, though three processes want A with B and B with A', async () => {
    const processes = [createHolds(room.db), createHolds(room.db), createHolds(room.db)];
    const answers = await Promise.all(
      Array.from({ length: 600 }, (_, n) => (processes[n % 3] ?? holds).submit(aHold(n % 2 === 0 ? [A, B] : [B, A]))),
    );
    expect(answers.filter((answer) => answer.kind === 'held')).toHaveLength(50);
    expect([await freeOf(A), await freeOf(B)]).toEqual([0, 0]);
    expect(await room.deadlocks()).toBe(0);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('tell a repeated hold what it was told before, and take nothing twice', async () => {
    const request = aHold([A], 2);
    expect(await kinds([request, request, request])).toEqual(['held', 'held', 'held']);
    expect(await holds.submit(request)).toEqual({ kind: 'held' });
    expect(await freeOf(A)).toBe(48);
    expect(await room.reservations(request.orderId)).toHaveLength(1);
  });

  test('tell a repeated refusal the same, even when there is stock again', async () => {
    await setFree(A, 1);
    const request = aHold([A], 2);
    const short = { kind: 'short', of: [{ ...A, available: 1 }] };
    expect(await holds.submit(request)).toEqual(short);
    await setFree(A, 10);
    expect(await holds.submit(request)).toEqual(short);
    expect(await freeOf(A)).toBe(10);
  });

  test('take a hold once though two processes are asked for it at the same time', async () => {
    const other = createHolds(room.db);
    for (let n = 0; n < 25; n += 1) {
      const request = aHold([A], 1);
      expect(await Promise.all([holds.submit(request), other.submit(request)])).toEqual([
        { kind: 'held' },
        { kind: 'held' },
      ]);
    }
    expect(await freeOf(A)).toBe(25);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('refuse an id that was used for another hold', async () => {
    const request = aHold([A], 2);
    await holds.submit(request);
    expect(await holds.submit(aHold([B], 1, { id: request.id }))).toEqual({ kind: 'reused' });
    const other = aHold([A], 1, { id: request.id, shopId: 'yizhou-live' });
    expect(await holds.submit(other)).toEqual({ kind: 'held' });
    expect([await freeOf(A), await freeOf(B)]).toEqual([47, 50]);
  });

  test('refuse an id that two processes use for different goods at the same time to one of them', async () => {
    const other = createHolds(room.db);
    for (let n = 0; n < 10; n += 1) {
      const id = randomUUID();
      const both = await Promise.all([holds.submit(aHold([A], 1, { id })), other.submit(aHold([B], 1, { id }))]);
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(['held', 'reused']);
    }
    expect((await freeOf(A)) + (await freeOf(B))).toBe(90);
  });

  test('fold two lines of one article, and never go below nothing', async () => {
    await setFree(A, 5);
    expect(await kinds([aHold([A, A], 3)])).toEqual(['short']);
    const request = aHold([A, A], 2);
    expect(await kinds([request])).toEqual(['held']);
    expect(await room.reservations(request.orderId)).toEqual([{ sku: A.sku, quantity: 4, state: 'held' }]);
    expect(await freeOf(A)).toBe(1);
  });

  test('fail a hold that makes no sense alone, and keep its neighbours', async () => {
    const wrong = aHold([A], 0);
    const requests = [
      ...Array.from({ length: 10 }, () => aHold([A])),
      wrong,
      ...Array.from({ length: 10 }, () => aHold([A])),
    ];
    const settled = await Promise.allSettled(requests.map((request) => holds.submit(request)));
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(settled[10]?.status).toBe('rejected');
    expect(await freeOf(A)).toBe(30);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('refuse more than may wait, and lose nobody who was accepted', async () => {
    const narrow = createHolds(room.db, { waiting: 20 });
    const settled = await Promise.allSettled(Array.from({ length: 60 }, () => narrow.submit(aHold([A]))));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    for (const outcome of settled)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await freeOf(A)).toBe(30);
  });

  test('stay explained while holds of all sizes are taken, repeated and given back at once', async () => {
    const other = createHolds(room.db);
    const act = fc.record({
      places: fc.constantFrom([A], [B], [A, B], [B, A], [A, A]),
      quantity: fc.integer({ min: 1, max: 4 }),
      fate: fc.constantFrom('keep', 'repeat', 'release'),
      process: fc.constantFrom('one', 'other'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 60 }), async (acts) => {
        await Promise.all([setFree(A, 30), setFree(B, 30)]);
        await Promise.all(
          acts.map(async ({ places, quantity, fate, process }) => {
            const request = aHold(places, quantity);
            const at = process === 'one' ? holds : other;
            const answer = await at.submit(request);
            if (fate === 'repeat') expect(await holds.submit(request)).toEqual(answer);
            if (fate === 'release') await room.db.transaction((tx) => releaseReservations(tx, request.orderId));
          }),
        );
        expect(await room.faultyCounters()).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(await room.deadlocks()).toBe(0);
  });
});
