import { describe, expect, test } from 'vitest';
import { type AllocationQuestion, planAllocation } from '../../../domain/allocation/allocate.ts';
import { demandOf, FOSHAN, JIAXING, SHANGHAI, tariffOf, WUHAN } from './world.ts';

const stockOf = (rows: Record<string, Record<string, number>>) =>
  Object.entries(rows).flatMap(([sku, shelves]) =>
    Object.entries(shelves).map(([warehouse, available]) => ({ sku, warehouse, available })),
  );

/** A customer in Shanghai orders a teapot and two cups; Jiaxing is near, Wuhan dearer, Foshan far and dearer still. */
const toShanghai = (given: Partial<AllocationQuestion> = {}): AllocationQuestion => ({
  demand: [demandOf('POT', 1), demandOf('CUP', 2)],
  destination: SHANGHAI,
  warehouses: [JIAXING, WUHAN, FOSHAN],
  stock: stockOf({ POT: { jx: 9, wh: 9, fs: 9 }, CUP: { jx: 9, wh: 9, fs: 9 } }),
  tariffs: [tariffOf('jx'), tariffOf('wh', { firstPrice: 1000 }), tariffOf('fs', { firstPrice: 1200 })],
  ...given,
});

const planned = (given: Partial<AllocationQuestion> = {}) => {
  const answer = planAllocation(toShanghai(given));
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
};

const faultsOf = (given: Partial<AllocationQuestion>) => {
  const answer = planAllocation(toShanghai(given));
  return answer.ok ? [] : answer.faults;
};

const sent = (given: Partial<AllocationQuestion> = {}) =>
  planned(given).shipments.map(({ warehouse, lines }) => [
    warehouse,
    lines.map((l) => `${l.quantity} ${l.sku}`).join(', '),
  ]);

const reasonsOf = (given: Partial<AllocationQuestion> = {}) =>
  Object.fromEntries(planned(given).candidates.map(({ warehouses, reason }) => [warehouses.join('+'), reason]));

describe('choosing a warehouse', () => {
  test('everything goes in one parcel from where it is cheapest', () => {
    expect(planned().shipments).toEqual([
      {
        warehouse: 'jx',
        carrier: 'egret',
        tariffVersion: 1,
        lines: [
          { sku: 'CUP', quantity: 2 },
          { sku: 'POT', quantity: 1 },
        ],
        weightGrams: 1200,
        billableGrams: 1200,
        cost: 1000,
        distanceKm: 89,
        transitHours: 48,
        silenceHours: 24,
      },
    ]);
  });

  test('of equally dear warehouses the nearer one sends', () => {
    const tariffs = [tariffOf('fs'), tariffOf('wh'), tariffOf('jx')];
    expect(sent({ tariffs })).toEqual([['jx', '2 CUP, 1 POT']]);
  });

  test('of equally dear and equally far ones, the one with the fuller shelves', () => {
    const warehouses = [JIAXING, { ...JIAXING, id: 'jy' }];
    const stock = stockOf({ POT: { jx: 2, jy: 40 }, CUP: { jx: 9, jy: 9 } });
    expect(sent({ warehouses, stock, tariffs: [tariffOf('jx'), tariffOf('jy')] })).toEqual([['jy', '2 CUP, 1 POT']]);
  });

  test('one parcel from afar rather than two from nearby', () => {
    const stock = stockOf({ POT: { jx: 9, fs: 9 }, CUP: { wh: 9, fs: 9 } });
    expect(sent({ stock })).toEqual([['fs', '2 CUP, 1 POT']]);
  });

  test('unless cost is asked for before parcels', () => {
    const stock = stockOf({ POT: { jx: 9, fs: 9 }, CUP: { wh: 9, fs: 9 } });
    const tariffs = [tariffOf('jx'), tariffOf('wh'), tariffOf('fs', { firstPrice: 2000 })];
    expect(sent({ stock, tariffs, objective: ['tariff_cost'] })).toEqual([
      ['jx', '1 POT'],
      ['wh', '2 CUP'],
    ]);
  });
});

describe('choosing a carrier', () => {
  const stonebridge = (given = {}) => tariffOf('jx', { carrier: 'stonebridge', firstPrice: 600, ...given });

  test('the cheaper one for this parcel', () => {
    expect(planned({ tariffs: [tariffOf('jx'), stonebridge()] }).shipments[0]).toMatchObject({
      carrier: 'stonebridge',
      cost: 800,
    });
  });

  test('a heavy parcel may be cheaper with the one that is dearer for a light parcel', () => {
    const tariffs = [tariffOf('jx'), stonebridge({ stepPrice: 700 })];
    expect(planned({ tariffs }).shipments[0]?.carrier).toBe('egret');
  });

  test('bulky goods are billed by volume', () => {
    const demand = [{ sku: 'POT', quantity: 1, weightGrams: 900, volumeCm3: 30_000 }];
    expect(planned({ demand }).shipments[0]).toMatchObject({ weightGrams: 900, billableGrams: 5000, cost: 1600 });
  });

  test('the surcharge for remote places counts', () => {
    const tariffs = [tariffOf('jx'), stonebridge({ remoteSurcharge: 5000 })];
    const remote = { ...SHANGHAI, remote: true };
    expect(planned({ tariffs, destination: remote }).shipments[0]).toMatchObject({ carrier: 'egret', cost: 2500 });
  });

  test('one that refuses the region, or the city around it, is not asked', () => {
    const destination = { ...SHANGHAI, regionCode: '460321' };
    for (const refused of ['460321', '460300', '460000']) {
      const tariffs = [tariffOf('jx'), stonebridge({ refusedRegions: [refused] })];
      expect(planned({ tariffs, destination }).shipments[0]?.carrier).toBe('egret');
    }
  });
});

describe('splitting', () => {
  test('when no warehouse has all articles', () => {
    const stock = stockOf({ POT: { jx: 1 }, CUP: { wh: 5 } });
    expect(sent({ stock })).toEqual([
      ['jx', '1 POT'],
      ['wh', '2 CUP'],
    ]);
  });

  test('a single article is divided only when nobody has enough of it', () => {
    const demand = [demandOf('CUP', 13)];
    expect(sent({ demand, stock: stockOf({ CUP: { jx: 10, wh: 15 } }) })).toEqual([['wh', '13 CUP']]);
    expect(sent({ demand, stock: stockOf({ CUP: { jx: 10, wh: 5 } }) })).toEqual([
      ['jx', '10 CUP'],
      ['wh', '3 CUP'],
    ]);
  });

  test('or when no carrier takes it in one parcel', () => {
    const demand = [demandOf('RICE', 5, 8_000)];
    expect(sent({ demand, stock: stockOf({ RICE: { jx: 10, wh: 10 } }) })).toEqual([
      ['jx', '3 RICE'],
      ['wh', '2 RICE'],
    ]);
  });

  test('two lines of one article are counted together', () => {
    const demand = [demandOf('CUP', 6), demandOf('POT', 1), demandOf('CUP', 6)];
    const stock = stockOf({ CUP: { jx: 10, wh: 20 }, POT: { jx: 1, wh: 1 } });
    expect(sent({ demand, stock })).toEqual([['wh', '12 CUP, 1 POT']]);
  });
});

describe('the explanation', () => {
  test('every warehouse says why it is not the one', () => {
    const warehouses = [JIAXING, WUHAN, FOSHAN, { ...FOSHAN, id: 'tj', open: false }, { ...FOSHAN, id: 'rt' }];
    const stock = stockOf({ POT: { jx: 9, wh: 9, fs: 0 }, CUP: { jx: 9, wh: 9, fs: 9 } });
    expect(reasonsOf({ warehouses, stock })).toEqual({
      jx: { code: 'chosen' },
      wh: { code: 'costlier', by: 200 },
      fs: { code: 'lacks_stock', sku: 'POT', short: 1 },
      tj: { code: 'closed' },
      rt: { code: 'not_served' },
    });
  });

  test('a split names the sets that came nearest, and why nobody could do it alone', () => {
    const stock = stockOf({ POT: { jx: 9, wh: 9 }, CUP: { fs: 9 } });
    expect(reasonsOf({ stock })).toEqual({
      'fs+jx': { code: 'chosen' },
      'fs+wh': { code: 'costlier', by: 200 },
      fs: { code: 'lacks_stock', sku: 'POT', short: 1 },
      jx: { code: 'lacks_stock', sku: 'CUP', short: 2 },
      wh: { code: 'lacks_stock', sku: 'CUP', short: 2 },
    });
  });

  test('distances and shelves decide in their turn', () => {
    const tariffs = [tariffOf('jx'), tariffOf('wh'), tariffOf('fs', { firstPrice: 900 })];
    expect(reasonsOf({ tariffs })).toMatchObject({
      wh: { code: 'farther', by: 614 },
      fs: { code: 'costlier', by: 100 },
    });
  });
});

describe('refusing', () => {
  test('every article that is short is named, with what there is in all open warehouses', () => {
    const stock = stockOf({ POT: { jx: 0 }, CUP: { jx: 1, wh: 0 } });
    expect(faultsOf({ stock })).toEqual([
      { code: 'STOCK_INSUFFICIENT', pointer: '/lines/1/quantity', facts: { sku: 'CUP', wanted: 2, available: 1 } },
      { code: 'STOCK_INSUFFICIENT', pointer: '/lines/0/quantity', facts: { sku: 'POT', wanted: 1, available: 0 } },
    ]);
  });

  test('a closed warehouse has nothing to give', () => {
    const warehouses = [{ ...JIAXING, open: false }];
    expect(faultsOf({ warehouses }).map(({ code }) => code)).toEqual(['STOCK_INSUFFICIENT', 'STOCK_INSUFFICIENT']);
  });

  test('no carrier goes there', () => {
    const destination = { ...SHANGHAI, zone: 'moon' };
    expect(faultsOf({ destination })).toEqual([
      { code: 'ADDRESS_UNDELIVERABLE', pointer: '/shipping_address', facts: { reason: 'not_served' } },
    ]);
  });

  test('goods that no carrier can lift', () => {
    const demand = [demandOf('POT', 1, 40_000)];
    expect(faultsOf({ demand })).toMatchObject([
      { code: 'ADDRESS_UNDELIVERABLE', facts: { reason: 'no_combination' } },
    ]);
  });
});

describe('large orders', () => {
  const fourteen = Array.from({ length: 14 }, (_, i) => ({ ...JIAXING, id: `w${10 + i}`, lat: 20 + i }));
  const tariffs = fourteen.map(({ id }) => tariffOf(id, { maxGrams: 1_000_000 }));

  test('of many warehouses those are combined that give most', () => {
    const stock = stockOf({ POT: { w23: 1 }, CUP: Object.fromEntries(fourteen.map(({ id }) => [id, 1])) });
    const plan = planned({ warehouses: fourteen, tariffs, stock });
    expect(plan.shipments.flatMap(({ lines }) => lines)).toContainEqual({ sku: 'POT', quantity: 1 });
    expect(plan.candidates.map(({ warehouses }) => warehouses.join('+'))).toContain('w10');
  });

  test('hundreds of lines and units still get a plan', () => {
    const skus = Array.from({ length: 100 }, (_, i) => `S${i}`);
    const demand = skus.map((sku, i) => demandOf(sku, 999, 10 + i));
    const stock = stockOf(Object.fromEntries(skus.map((sku) => [sku, { w10: 400, w11: 400, w12: 400, w13: 400 }])));
    const plan = planned({
      warehouses: fourteen,
      tariffs: fourteen.map(({ id }) => tariffOf(id, { maxGrams: 1e9 })),
      stock,
      demand,
    });
    expect(plan.shipments).toHaveLength(3);
    expect(plan.proven).toBe(false);
  });
});
