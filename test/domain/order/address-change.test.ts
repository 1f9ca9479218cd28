import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddressChange,
  addressLockOf,
  judgeAddressChange,
  type ShipmentToMove,
} from '../../../domain/order/address-change.ts';
import type { RegionFacts } from '../../../domain/order/address.ts';
import type { Tariff } from '../../../domain/allocation/tariff.ts';
import { movePromise } from '../../../domain/order/promise.ts';
import { PACES } from '../../../domain/pace.ts';
import { SHIPMENT_STATUSES } from '../../../domain/shipment/status.ts';

const tariff = (carrier: string, warehouse: string, change: Partial<Tariff> = {}): Tariff => ({
  carrier,
  warehouse,
  zone: 'north',
  version: 1,
  serves: true,
  refusedRegions: [],
  firstGrams: 1000,
  firstPrice: 900,
  stepGrams: 500,
  stepPrice: 200,
  volumeDivisor: 6000,
  maxGrams: 30_000,
  remoteSurcharge: 1500,
  transitHours: 72,
  silenceHours: 36,
  ...change,
});

const DALIAN: RegionFacts = {
  code: '210202',
  level: 'district',
  zone: 'north',
  remote: false,
  hasChildren: false,
  replacedBy: [],
  lat: 38.9,
  lon: 121.6,
};

const parcel = (change: Partial<ShipmentToMove> = {}): ShipmentToMove => ({
  id: 'shp_1',
  warehouse: 'jx',
  carrier: 'egret',
  status: 'released',
  isBooked: false,
  isSettled: false,
  load: { grams: 1200, cm3: 3000 },
  transitHours: 24,
  ...change,
});

const change = (given: Partial<AddressChange> = {}): AddressChange => ({
  status: 'fulfilling',
  address: { country: 'CN', regionCode: '210202', city: null, postcode: null, line1: '望舟路 88 号' },
  regions: { region: DALIAN },
  shipments: [parcel()],
  tariffs: [tariff('egret', 'jx'), tariff('stonebridge', 'jx', { firstPrice: 100 })],
  ...given,
});

const reasonsOf = (given: Partial<AddressChange>) => {
  const answer = judgeAddressChange(change(given));
  return answer.ok ? [] : answer.faults.map(({ code, facts }) => [code, facts?.reason]);
};

describe('another address', () => {
  test('keeps warehouse and carrier, and takes cost, transit and silence of the new lane', () => {
    expect(judgeAddressChange(change())).toEqual({
      ok: true,
      value: {
        place: { regionCode: '210202', zone: 'north', remote: false, lat: 38.9, lon: 121.6 },
        shipments: [{ id: 'shp_1', costMinor: 1100, billableGrams: 1200, transitHours: 72, silenceHours: 36 }],
        transit: { from: 24, to: 72 },
      },
    });
  });

  test.each([
    ['accepted', 'undecided'],
    ['after_sales', 'ended'],
    ['completed', 'ended'],
    ['cancelling', 'ended'],
  ] as const)('is not for an order that is %s', (status, reason) => {
    expect(reasonsOf({ status })).toEqual([['ADDRESS_NOT_CHANGEABLE', reason]]);
  });

  test.each(SHIPMENT_STATUSES)('meets a parcel that is %s', (status) => {
    const lock = addressLockOf(change({ shipments: [parcel(), parcel({ id: 'shp_2', status })] }));
    const isOnTheShelf = ['planned', 'released', 'picking', 'picked'].includes(status);
    expect(lock).toBe(isOnTheShelf || status === 'cancelled' ? undefined : 'packed');
  });

  test('is too late once a carrier has been asked', () => {
    expect(reasonsOf({ shipments: [parcel({ isBooked: true })] })).toEqual([['ADDRESS_NOT_CHANGEABLE', 'booked']]);
  });

  test('does not mind a parcel that was made good and is replaced by one on the shelf', () => {
    const lost = parcel({ status: 'lost', isSettled: true, isBooked: true, transitHours: 200 });
    const answer = judgeAddressChange(change({ shipments: [lost, parcel({ id: 'shp_2' })] }));
    expect(answer).toMatchObject({ ok: true, value: { shipments: [{ id: 'shp_2' }], transit: { from: 24 } } });
    expect(reasonsOf({ shipments: [lost] })).toEqual([['ADDRESS_NOT_CHANGEABLE', 'nothing_to_send']]);
  });

  test('must be one to which each carrier goes from its own warehouse', () => {
    const shipments = [parcel(), parcel({ id: 'shp_2', warehouse: 'cd' })];
    const answer = judgeAddressChange(change({ shipments }));
    expect(answer).toMatchObject({ ok: false, faults: [{ facts: { warehouse: 'cd', carrier: 'egret' } }] });
    expect(reasonsOf({ tariffs: [tariff('egret', 'jx', { refusedRegions: ['210000'] })] })).toEqual([
      ['ADDRESS_UNDELIVERABLE', 'carrier_does_not_serve'],
    ]);
    expect(reasonsOf({ shipments: [parcel({ load: { grams: 30_001, cm3: 1 } })] })).toHaveLength(1);
  });

  test('is told of all that is wrong at once', () => {
    const address = { ...change().address, line1: ' ' };
    expect(reasonsOf({ address, status: 'completed' })).toEqual([
      ['ADDRESS_NOT_CHANGEABLE', 'ended'],
      ['ADDRESS_INCOMPLETE', undefined],
    ]);
  });

  test('to a remote region costs us the surcharge', () => {
    const answer = judgeAddressChange(change({ regions: { region: { ...DALIAN, remote: true } } }));
    expect(answer).toMatchObject({ ok: true, value: { shipments: [{ costMinor: 2600 }] } });
  });
});

describe('the promise for another address', () => {
  const GIVEN = '2026-06-01T12:00:00.000Z';

  test('is later by what the way is longer, at the pace of the installation', () => {
    expect(movePromise(GIVEN, { from: 24, to: 72, pace: PACES.real })).toBe('2026-06-03T12:00:00.000Z');
    expect(movePromise(GIVEN, { from: 24, to: 72, pace: PACES.demo })).toBe('2026-06-01T12:04:00.000Z');
  });

  test('comes back with the first address', () => {
    const hours = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(hours, hours, (from, to) => {
        const there = movePromise(GIVEN, { from, to, pace: PACES.demo });
        expect(movePromise(there, { from: to, to: from, pace: PACES.demo })).toBe(GIVEN);
      }),
    );
  });
});
