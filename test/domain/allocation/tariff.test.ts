import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  billableGrams,
  cheapestQuote,
  leastCost,
  stepEnd,
  tariffCost,
  tariffsTo,
} from '../../../domain/allocation/tariff.ts';
import { SHANGHAI, tariffOf } from './world.ts';

const tariff = tariffOf('jx');

describe('the price of a parcel', () => {
  test.each([
    [1, 800],
    [1000, 800],
    [1001, 1000],
    [2000, 1000],
    [2001, 1200],
    [30_000, 6600],
    [30_001, Number.POSITIVE_INFINITY],
  ])('of %i grams is %i', (grams, cost) => {
    expect(tariffCost(tariff, { grams, cm3: 0 })).toBe(cost);
  });

  test('goes by volume when that is more, and the heaviest parcel by weight alone', () => {
    expect(billableGrams(tariff, { grams: 900, cm3: 6001 })).toBe(1001);
    expect(tariffCost(tariff, { grams: 900, cm3: 240_000 })).toBe(800 + 39 * 200);
  });

  test('never falls as the parcel grows, and is the same up to the end of its step', () => {
    const tariffs = fc.record({
      firstGrams: fc.integer({ min: 1, max: 3000 }),
      firstPrice: fc.nat(2000),
      stepGrams: fc.integer({ min: 1, max: 3000 }),
      stepPrice: fc.nat(900),
      volumeDivisor: fc.constantFrom(5000, 6000, 8000),
    });
    const load = fc.record({ grams: fc.nat(25_000), cm3: fc.nat(90_000) });
    fc.assert(
      fc.property(tariffs, load, fc.nat(3000), (given, parcel, more) => {
        const priced = tariffOf('jx', given);
        const cost = tariffCost(priced, parcel);
        expect(Number.isSafeInteger(cost)).toBe(true);
        expect(tariffCost(priced, { ...parcel, grams: parcel.grams + more })).toBeGreaterThanOrEqual(cost);
        expect(tariffCost(priced, { ...parcel, cm3: parcel.cm3 + more })).toBeGreaterThanOrEqual(cost);
        const end = stepEnd(priced, parcel);
        expect(end).toBeGreaterThanOrEqual(billableGrams(priced, parcel));
        if (end <= priced.maxGrams) expect(tariffCost(priced, { ...parcel, grams: end })).toBe(cost);
      }),
    );
  });
});

describe('the tariffs that reach a place', () => {
  const reach = (given: Parameters<typeof tariffOf>[1], place = {}) =>
    tariffsTo({ ...SHANGHAI, ...place }, [tariffOf('jx', given)]).length === 1;

  test('are those of its zone that are in force', () => {
    expect(reach({})).toBe(true);
    expect(reach({ zone: 'west' })).toBe(false);
    expect(reach({ serves: false })).toBe(false);
  });

  test('without those that refuse it, or a region around it', () => {
    const xisha = { regionCode: '460321' };
    expect(reach({ refusedRegions: ['460321'] }, xisha)).toBe(false);
    expect(reach({ refusedRegions: ['460300'] }, xisha)).toBe(false);
    expect(reach({ refusedRegions: ['460000'] }, xisha)).toBe(false);
    expect(reach({ refusedRegions: ['460322', '460400', '440000'] }, xisha)).toBe(true);
    expect(reach({ refusedRegions: ['NL'] }, { regionCode: 'NL' })).toBe(false);
  });

  test('carry the surcharge of a remote place in their first price', () => {
    const [remote] = tariffsTo({ ...SHANGHAI, remote: true }, [tariff]);
    expect(remote?.firstPrice).toBe(2300);
  });
});

test('the cheapest carrier is quoted, the first by name when two cost the same, none when all refuse the weight', () => {
  const tariffs = tariffsTo(SHANGHAI, [tariffOf('jx', { carrier: 'stonebridge' }), tariffOf('jx', { version: 7 })]);
  expect(cheapestQuote(tariffs, { grams: 1500, cm3: 0 })).toEqual({
    carrier: 'egret',
    tariffVersion: 7,
    billableGrams: 1500,
    cost: 1000,
    transitHours: 48,
    silenceHours: 24,
  });
  expect(cheapestQuote(tariffs, { grams: 40_000, cm3: 0 })).toBeUndefined();
  expect(leastCost([], { grams: 1, cm3: 1 })).toBe(Number.POSITIVE_INFINITY);
});
