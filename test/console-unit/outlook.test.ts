import { describe, expect, test } from 'vitest';
import { outlookOf } from '../../console/page/order/outlook.ts';

const NOW = '2026-11-11T10:00:00Z';
const parcel = {
  id: 'shp_1',
  status: 'handed_over',
  replaces: null,
  expected_at: '2026-11-12T10:00:00Z',
  settled_at: null,
} as const;
const order = {
  status: 'fulfilling',
  promised_at: '2026-11-12T18:00:00Z',
  shipments: [parcel],
  escalations: [],
} as const;

describe('what becomes of a promise', () => {
  test('it holds while the last parcel is expected in time', () => {
    expect(outlookOf(order, NOW)).toEqual({ kind: 'holds' });
    expect(outlookOf({ ...order, shipments: [] }, NOW)).toEqual({ kind: 'holds' });
  });

  test('a parcel that is expected later says when', () => {
    const expectedAt = '2026-11-13T10:00:00Z';
    const shipments = [parcel, { ...parcel, id: 'shp_2', expected_at: expectedAt }];
    expect(outlookOf({ ...order, shipments }, NOW)).toEqual({ kind: 'late', expectedAt });
  });

  test('it is broken once its time is over', () => {
    expect(outlookOf(order, '2026-11-12T18:00:01Z')).toEqual({ kind: 'broken' });
  });

  test.each([
    ['lost', []],
    ['returning', []],
    ['handed_over', [{ shipment_id: 'shp_1' }]],
  ] as const)(
    'a parcel that is %s with %j leaves it in doubt, until another goes in its place',
    (status, escalations) => {
      const astray = { ...order, shipments: [{ ...parcel, status, expected_at: null }], escalations };
      expect(outlookOf(astray, NOW)).toEqual({ kind: 'doubtful' });
      const shipments = [...astray.shipments, { ...parcel, id: 'shp_2', replaces: 'shp_1' }];
      expect(outlookOf({ ...astray, shipments }, NOW)).toEqual({ kind: 'holds' });
    },
  );

  test.each(['after_sales', 'completed', 'cancelled'] as const)(
    'nothing is to be kept of an order that is %s',
    (status) => {
      expect(outlookOf({ ...order, status }, NOW)).toBeUndefined();
    },
  );
});
