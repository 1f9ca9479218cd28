import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitByReach } from '../../../domain/allocation/reach.ts';
import { judgeAvailability } from '../../../domain/inventory/availability.ts';
import { FOSHAN, JIAXING, SHANGHAI, tariffOf, WUHAN } from '../allocation/world.ts';

const told = (here: number, elsewhere = 0, sellable = true) => judgeAvailability({ sellable, here, elsewhere });

describe('what customers are told of the stock', () => {
  test('is a number only when few are left', () => {
    expect(told(21)).toEqual({ state: 'in_stock', quantity: null });
    expect(told(20)).toEqual({ state: 'low', quantity: 20 });
    expect(told(1, 500)).toEqual({ state: 'low', quantity: 1 });
  });

  test('tells goods that are elsewhere from goods that are gone', () => {
    expect(told(0, 3).state).toBe('elsewhere');
    expect(told(0).state).toBe('out');
  });

  test('says nothing of the stock of what is not for sale', () => {
    expect(told(50, 50, false)).toEqual({ state: 'not_sold', quantity: null });
  });

  test('never promises a piece that is not there, nor hides one that is', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (here, elsewhere) => {
        const { state, quantity } = told(here, elsewhere);
        expect(state === 'in_stock' || state === 'low').toBe(here > 0);
        expect(quantity ?? here).toBe(here);
      }),
    );
  });
});

describe('what reaches a place', () => {
  const stock = [JIAXING, WUHAN, FOSHAN].map(({ id }, n) => ({ sku: 'POT', warehouse: id, available: 10 ** n }));
  const network = { stock, warehouses: [JIAXING, WUHAN, FOSHAN], tariffs: [tariffOf(WUHAN.id)] };

  test('is what stands where a carrier comes from', () => {
    expect(splitByReach('POT', network, SHANGHAI)).toEqual({ here: 10, elsewhere: 101 });
    expect(splitByReach('CUP', network, SHANGHAI)).toEqual({ here: 0, elsewhere: 0 });
  });

  test('counts nothing in a warehouse that is closed', () => {
    const warehouses = [JIAXING, { ...WUHAN, open: false }, FOSHAN];
    expect(splitByReach('POT', { ...network, warehouses }, SHANGHAI)).toEqual({ here: 0, elsewhere: 101 });
  });
});
