import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CarrierChange, checkCarrierChange, planCarrierChange } from '../../../domain/shipment/carrier-change.ts';
import { SHIPMENT_STATUSES } from '../../../domain/shipment/status.ts';

const parcel = (change: Partial<CarrierChange> = {}): CarrierChange => ({
  id: 'shp_1',
  status: 'packed',
  carrier: 'egret',
  isBooked: false,
  isServed: true,
  ...change,
});

const parcels = fc.array(
  fc.record({
    id: fc.uuid(),
    status: fc.constantFrom(...SHIPMENT_STATUSES),
    carrier: fc.constantFrom('egret', 'stonebridge'),
    isBooked: fc.boolean(),
    isServed: fc.boolean(),
  }),
  { maxLength: 4 },
);

describe('another carrier', () => {
  test.each([
    [{}, undefined],
    [{ status: 'planned' }, undefined],
    [{ status: 'handed_over' }, 'SHIPMENT_HANDED_OVER'],
    [{ status: 'cancelling' }, 'SHIPMENT_CANCELLED'],
    [{ carrier: 'stonebridge' }, 'CARRIER_SAME'],
    [{ isBooked: true }, 'SHIPMENT_BOOKED'],
    [{ isServed: false }, 'CARRIER_NOT_SERVING'],
  ] as const)('for a parcel that is %j', (change, code) => {
    expect(checkCarrierChange(parcel(change), 'stonebridge').map((fault) => fault.code)).toEqual(code ? [code] : []);
  });

  test('takes of several parcels those that can go, and says why when none can', () => {
    const [here, gone] = [parcel(), parcel({ id: 'shp_2', status: 'delivered' })];
    expect(planCarrierChange([gone, here], 'stonebridge')).toEqual({ movable: [here], faults: [] });
    expect(planCarrierChange([gone], 'stonebridge').faults).toMatchObject([{ code: 'SHIPMENT_HANDED_OVER' }]);
    expect(planCarrierChange([], 'stonebridge').faults).toMatchObject([{ code: 'CARRIER_NOT_USED' }]);
  });

  test('either has something to move or says why not, and never moves what has a label or has left', () => {
    fc.assert(
      fc.property(parcels, (meant) => {
        const { movable, faults } = planCarrierChange(meant, 'stonebridge');
        expect(movable.length === 0).toBe(faults.length > 0);
        for (const { isBooked, isServed, status, carrier } of movable) {
          expect({ isBooked, isServed, carrier }).toEqual({ isBooked: false, isServed: true, carrier: 'egret' });
          expect(['planned', 'released', 'picking', 'picked', 'packed']).toContain(status);
        }
      }),
    );
  });
});
