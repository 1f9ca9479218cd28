import fc from 'fast-check';
import type { AllocationQuestion } from '../../../domain/allocation/allocate.ts';
import { CRITERIA } from '../../../domain/allocation/objective.ts';
import type { Tariff } from '../../../domain/allocation/tariff.ts';

export const SHANGHAI = { regionCode: '310101', lat: 31.23, lon: 121.47, zone: 'east', remote: false } as const;

export const JIAXING = { id: 'jx', lat: 30.77, lon: 120.71, open: true } as const;
export const FOSHAN = { id: 'fs', lat: 23.03, lon: 113.14, open: true } as const;
export const WUHAN = { id: 'wh', lat: 30.62, lon: 114.14, open: true } as const;

/** ¥8.00 for the first kilogram and ¥2.00 for each one after it, unless said otherwise. */
export const tariffOf = (warehouse: string, given: Partial<Tariff> = {}): Tariff => ({
  carrier: 'egret',
  warehouse,
  zone: 'east',
  version: 1,
  serves: true,
  refusedRegions: [],
  firstGrams: 1000,
  firstPrice: 800,
  stepGrams: 1000,
  stepPrice: 200,
  volumeDivisor: 6000,
  maxGrams: 30_000,
  remoteSurcharge: 1500,
  transitHours: 48,
  silenceHours: 24,
  ...given,
});

export const demandOf = (sku: string, quantity: number, weightGrams = 400) => ({
  sku,
  quantity,
  weightGrams,
  volumeCm3: 900,
});

const SKUS = [
  { sku: 'CUP', weightGrams: 300, volumeCm3: 800 },
  { sku: 'RICE', weightGrams: 2100, volumeCm3: 2500 },
  { sku: 'RUG', weightGrams: 900, volumeCm3: 9000 },
] as const;
const CARRIERS = ['egret', 'stonebridge'] as const;

const smallTariff = (warehouse: string, carrier: string) =>
  fc.record({
    carrier: fc.constant(carrier),
    warehouse: fc.constant(warehouse),
    zone: fc.constantFrom('east', 'east', 'east', 'west'),
    version: fc.integer({ min: 1, max: 3 }),
    serves: fc.constantFrom(true, true, true, false),
    refusedRegions: fc.constantFrom([], [], ['460300']),
    firstGrams: fc.constantFrom(500, 1000),
    firstPrice: fc.integer({ min: 3, max: 12 }),
    stepGrams: fc.constantFrom(500, 1000),
    stepPrice: fc.integer({ min: 0, max: 6 }),
    volumeDivisor: fc.constantFrom(5000, 6000),
    maxGrams: fc.constantFrom(4000, 8000, 30_000),
    remoteSurcharge: fc.integer({ min: 0, max: 9 }),
    transitHours: fc.constant(48),
    silenceHours: fc.constant(24),
  });

const site = (id: string) =>
  fc.record({
    warehouse: fc.record({
      id: fc.constant(id),
      lat: fc.integer({ min: 20, max: 45 }),
      lon: fc.integer({ min: 100, max: 122 }),
      open: fc.constantFrom(true, true, true, true, false),
    }),
    stock: fc.tuple(
      ...SKUS.map(({ sku }) =>
        fc.record({ sku: fc.constant(sku), warehouse: fc.constant(id), available: fc.integer({ min: 0, max: 6 }) }),
      ),
    ),
    tariffs: fc.tuple(...CARRIERS.map((carrier) => smallTariff(id, carrier))),
  });

const line = fc
  .record({ article: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 3 }) })
  .map(({ article, quantity }) => ({ ...article, quantity }));

/** Orders and warehouses small enough for every plan there is to be tried. */
export const smallWorld: fc.Arbitrary<AllocationQuestion> = fc
  .record({
    demand: fc.array(line, { minLength: 1, maxLength: 4 }),
    destination: fc.record({
      regionCode: fc.constantFrom('310101', '460321'),
      lat: fc.integer({ min: 20, max: 45 }),
      lon: fc.integer({ min: 100, max: 122 }),
      zone: fc.constant('east'),
      remote: fc.boolean(),
    }),
    sites: fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...['a', 'b', 'c', 'd'].slice(0, count).map(site))),
    objective: fc.shuffledSubarray([...CRITERIA]),
    standard: fc.boolean(),
  })
  .map(({ demand, destination, sites, objective, standard }) => ({
    demand,
    destination,
    stock: sites.flatMap(({ stock }) => stock),
    warehouses: sites.map(({ warehouse }) => warehouse),
    tariffs: sites.flatMap(({ tariffs }) => tariffs),
    ...(standard ? {} : { objective }),
  }));
