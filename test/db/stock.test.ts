import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../db/queries/new-id.ts';
import {
  commitReservations,
  consumeReservations,
  type HoldRow,
  holdStock,
  lockStock,
  releaseReservations,
} from '../../db/queries/stock.ts';
import { type HeldOrder, holdOrder, type Line, openStockRoom, type StockRoom } from './stock-room.ts';

const A = { sku: 'TEA-LONGJING-50', warehouse: 'jx' };
const B = { sku: 'TEA-LONGJING-100', warehouse: 'jx' };
const FAR = { sku: 'TEA-LONGJING-100', warehouse: 'wh' };

describe('the stock counters', () => {
  let room: StockRoom;
  beforeAll(async () => {
    room = await openStockRoom();
  });
  afterAll(() => room.close());

  const hold = (...lines: Line[]) => holdOrder(room.db, lines);
  const surely = async (...lines: Line[]): Promise<HeldOrder> => {
    const held = await hold(...lines);
    if (!held) throw new Error('there is enough for this one');
    return held;
  };
  const release = ({ orderId }: HeldOrder) => room.db.transaction((tx) => releaseReservations(tx, orderId));
  const commit = ({ orderId }: HeldOrder) => room.db.transaction((tx) => commitReservations(tx, orderId));
  const consume = ({ shipmentId }: HeldOrder) => room.db.transaction((tx) => consumeReservations(tx, shipmentId));
  const free = async ({ sku, warehouse }: typeof A): Promise<number> => {
    const { onHand, reserved } = await room.counter(sku, warehouse);
    return onHand - reserved;
  };

  test('begin explained: the opening receipts add up to what is there', async () => {
    expect(await room.faultyCounters()).toEqual([]);
    expect((await room.counter(B.sku, B.warehouse)).onHand).toBeGreaterThan(0);
  });

  test('give one unit to exactly one of two hundred buyers', async () => {
    await room.setFree(A.sku, A.warehouse, 1);
    const buyers = await Promise.all(Array.from({ length: 200 }, () => hold({ ...A, quantity: 1 })));
    expect(buyers.filter(Boolean)).toHaveLength(1);
    expect(await free(A)).toBe(0);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('sell what is there and nothing more, however the quantities come', async () => {
    await room.setFree(A.sku, A.warehouse, 100);
    const wanted = Array.from({ length: 120 }, (_, n) => (n % 3) + 1);
    const held = await Promise.all(wanted.map((quantity) => hold({ ...A, quantity })));
    const sold = wanted.filter((_, n) => held[n]).reduce((sum, quantity) => sum + quantity, 0);
    expect(await free(A)).toBe(100 - sold);
    expect(100 - sold).toBeLessThan(3);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('never block each other for good: A with B and B with A, five hundred times at once', async () => {
    await Promise.all([A, B].map(({ sku, warehouse }) => room.setFree(sku, warehouse, 400)));
    const before = await room.deadlocks();
    const pairs = Array.from({ length: 500 }, (_, n) => (n % 2 === 0 ? [A, B] : [B, A]));
    const held = await Promise.all(pairs.map((pair) => hold(...pair.map((line) => ({ ...line, quantity: 1 })))));
    expect(held.filter(Boolean)).toHaveLength(400);
    expect([await free(A), await free(B)]).toEqual([0, 0]);
    expect(await room.deadlocks()).toBe(before);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('hold and give back at the same time without blocking each other for good', async () => {
    await Promise.all([A, B].map(({ sku, warehouse }) => room.setFree(sku, warehouse, 50)));
    const before = await room.deadlocks();
    const live = async (pair: readonly (typeof A)[]): Promise<void> => {
      const held = await hold(...pair.map((line) => ({ ...line, quantity: 1 })));
      if (held) await release(held);
    };
    await Promise.all(Array.from({ length: 300 }, (_, n) => live(n % 2 === 0 ? [A, B] : [B, A])));
    expect([await free(A), await free(B)]).toEqual([50, 50]);
    expect(await room.deadlocks()).toBe(before);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('see what another order took while this one waited for its turn', async () => {
    await room.setFree(A.sku, A.warehouse, 10);
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let hasLocked: () => void = () => undefined;
    const locked = new Promise<void>((resolve) => (hasLocked = resolve));
    const first = room.db.transaction(async (tx) => {
      await lockStock(tx, [A.sku]);
      hasLocked();
      await gate;
      await holdStock(tx, [{ id: newId('res'), orderId: newId('ord'), shipmentId: newId('shp'), ...A, quantity: 4 }]);
    });
    await locked;
    const second = room.db.transaction((tx) => lockStock(tx, [A.sku]));
    letGo();
    await first;
    expect((await second).find(({ warehouse }) => warehouse === A.warehouse)?.available).toBe(6);
  });

  test('count two holds of one article once each, even in one statement', async () => {
    await room.setFree(A.sku, A.warehouse, 10);
    const orderId = newId('ord');
    const rows = [3, 4].map(
      (quantity): HoldRow => ({ id: newId('res'), orderId, shipmentId: newId('shp'), ...A, quantity }),
    );
    await room.db.transaction((tx) => holdStock(tx, rows));
    expect(await free(A)).toBe(3);
    expect(await room.faultyCounters()).toEqual([]);
    expect(await room.db.transaction((tx) => releaseReservations(tx, orderId))).toBe(7);
    expect(await free(A)).toBe(10);
  });

  test('refuse one parcel that has one article in two lines, since demand is folded before', async () => {
    await room.setFree(A.sku, A.warehouse, 10);
    const ids = { orderId: newId('ord'), shipmentId: newId('shp') };
    const rows = [3, 4].map((quantity): HoldRow => ({ id: newId('res'), ...ids, ...A, quantity }));
    await expect(room.db.transaction((tx) => holdStock(tx, rows))).rejects.toThrow();
    expect(await free(A)).toBe(10);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('cannot be overdrawn even by code that does not look first', async () => {
    await room.setFree(A.sku, A.warehouse, 1);
    const row = { id: newId('res'), orderId: newId('ord'), shipmentId: newId('shp'), ...A, quantity: 2 };
    await expect(room.db.transaction((tx) => holdStock(tx, [row]))).rejects.toThrow();
    expect(await room.reservations(row.orderId)).toEqual([]);
    expect(await free(A)).toBe(1);
  });

  test('get a hold back once, however often it is released', async () => {
    await Promise.all([A, B, FAR].map(({ sku, warehouse }) => room.setFree(sku, warehouse, 20)));
    const held = await surely({ ...A, quantity: 2 }, { ...B, quantity: 3 });
    const given = await Promise.all(Array.from({ length: 8 }, () => release(held)));
    expect(given.toSorted((x, y) => x - y)).toEqual([0, 0, 0, 0, 0, 0, 0, 5]);
    expect([await free(A), await free(B), await free(FAR)]).toEqual([20, 20, 20]);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('do not let goods leave that were given back before', async () => {
    await room.setFree(A.sku, A.warehouse, 5);
    const held = await surely({ ...A, quantity: 2 });
    await commit(held);
    await release(held);
    await consume(held);
    expect(await free(A)).toBe(5);
    expect(await room.reservations(held.orderId)).toEqual([{ sku: A.sku, quantity: 2, state: 'released' }]);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('lose what leaves the house once, and nothing of it comes back', async () => {
    await room.setFree(A.sku, A.warehouse, 5);
    const held = await surely({ ...A, quantity: 2 });
    const { onHand } = await room.counter(A.sku, A.warehouse);
    await commit(held);
    await Promise.all([consume(held), consume(held), consume(held)]);
    expect(await room.counter(A.sku, A.warehouse)).toMatchObject({ onHand: onHand - 2 });
    expect(await release(held)).toBe(0);
    expect(await free(A)).toBe(3);
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('settle a release and a hand-over at the same moment for one of them', async () => {
    await room.setFree(A.sku, A.warehouse, 40);
    for (let n = 0; n < 20; n += 1) {
      const held = await surely({ ...A, quantity: 2 });
      await commit(held);
      await Promise.all([release(held), consume(held)]);
      const [{ state } = { state: '' }] = await room.reservations(held.orderId);
      expect(['released', 'consumed']).toContain(state);
    }
    expect(await room.faultyCounters()).toEqual([]);
  });

  test('stay explained through any mixture of holds, commitments, releases and hand-overs at once', async () => {
    const places = [A, B, FAR] as const;
    const act = fc.record({
      lines: fc.uniqueArray(
        fc.record({ place: fc.constantFrom(...places), quantity: fc.integer({ min: 1, max: 6 }) }),
        { minLength: 1, maxLength: 3, selector: ({ place }) => place.sku },
      ),
      fate: fc.constantFrom('keep', 'release', 'commit', 'commit-release', 'consume', 'race'),
    });
    const live = async ({ lines, fate }: typeof act extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
      const held = await hold(...lines.map(({ place, quantity }) => ({ ...place, quantity })));
      if (!held) return;
      if (fate === 'release') await release(held);
      if (fate === 'commit' || fate === 'commit-release' || fate === 'consume') await commit(held);
      if (fate === 'commit-release') await release(held);
      if (fate === 'consume') await consume(held);
      if (fate === 'race') await Promise.all([commit(held), release(held), consume(held)]);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        await Promise.all(places.map(({ sku, warehouse }) => room.setFree(sku, warehouse, 25)));
        await Promise.all(acts.map(live));
        expect(await room.faultyCounters()).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(await room.deadlocks()).toBe(0);
  });
});
