import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Free, shareStock, type Wanted } from '../../../domain/inventory/share.ts';

const line = (sku: string, quantity: number, shipmentId = 'shp_1'): Wanted => ({
  shipmentId,
  sku,
  warehouse: 'jx',
  quantity,
});
const free = (sku: string, available: number): Free => ({ sku, warehouse: 'jx', available });

describe('sharing stock among those who came at the same time', () => {
  test('serves in the order of arrival', () => {
    const shares = shareStock([free('tea', 3)], [[line('tea', 2)], [line('tea', 2)], [line('tea', 1)]]);
    expect(shares.map(({ kind }) => kind)).toEqual(['held', 'short', 'held']);
  });

  test('gives all or nothing, and says what was missing', () => {
    const [share] = shareStock([free('tea', 3), free('cup', 0)], [[line('tea', 1), line('cup', 1)]]);
    expect(share).toEqual({ kind: 'short', of: [free('cup', 0)] });
  });

  test('takes two lines of one article as one demand', () => {
    const [share] = shareStock([free('tea', 5)], [[line('tea', 3), line('tea', 3)]]);
    expect(share).toEqual({ kind: 'short', of: [free('tea', 5)] });
    const [other] = shareStock([free('tea', 6)], [[line('tea', 3), line('tea', 3)]]);
    expect(other).toEqual({ kind: 'held', lines: [line('tea', 6)] });
  });

  test('keeps the parcels of an order apart', () => {
    const [share] = shareStock([free('tea', 6)], [[line('tea', 1, 'shp_1'), line('tea', 2, 'shp_2')]]);
    expect(share).toEqual({ kind: 'held', lines: [line('tea', 1, 'shp_1'), line('tea', 2, 'shp_2')] });
  });

  test('has nothing of an article that is not kept there', () => {
    expect(shareStock([], [[line('tea', 1)]])).toEqual([{ kind: 'short', of: [free('tea', 0)] }]);
  });

  const wanted = fc.array(
    fc.array(fc.record({ sku: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    { maxLength: 30 },
  );
  const stock = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20));

  test('never shares out more than there is, and refuses nobody who could be served', () => {
    fc.assert(
      fc.property(stock, wanted, ([a, b, c], callers) => {
        const left: Record<string, number> = { a, b, c };
        const lines = callers.map((caller) => caller.map(({ sku, quantity }) => line(sku, quantity)));
        const shares = shareStock([free('a', a), free('b', b), free('c', c)], lines);
        for (const [index, share] of shares.entries()) {
          const demand: Record<string, number> = {};
          for (const { sku, quantity } of callers[index] ?? []) demand[sku] = (demand[sku] ?? 0) + quantity;
          const isEnough = Object.entries(demand).every(([sku, quantity]) => (left[sku] ?? 0) >= quantity);
          expect(share.kind).toBe(isEnough ? 'held' : 'short');
          if (isEnough) for (const [sku, quantity] of Object.entries(demand)) left[sku] = (left[sku] ?? 0) - quantity;
        }
        expect(Math.min(...Object.values(left))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
