import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHold, checkReleaseHold, ON_SHELF } from '../../../domain/order/hold.ts';
import { ORDER_STATUSES } from '../../../domain/order/status.ts';
import { SHIPMENT_STATUSES } from '../../../domain/shipment/status.ts';

const orders = fc.record({
  status: fc.constantFrom(...ORDER_STATUSES),
  isHeld: fc.boolean(),
  shipments: fc.array(fc.constantFrom(...SHIPMENT_STATUSES), { maxLength: 4 }),
});

describe('holding an order', () => {
  test('is possible before it is paid and until something is taken from the shelf', () => {
    const order = { status: 'fulfilling', isHeld: false, shipments: ['released', 'planned'] } as const;
    expect(checkHold(order)).toEqual([]);
    expect(checkHold({ ...order, status: 'awaiting_payment', shipments: ['planned'] })).toEqual([]);
    expect(checkHold({ ...order, shipments: ['released', 'picking'] })).toMatchObject([
      { code: 'ORDER_NOT_HOLDABLE', facts: { status: 'picking' } },
    ]);
    expect(checkHold({ ...order, status: 'after_sales', shipments: [] })).toMatchObject([
      { code: 'ORDER_NOT_HOLDABLE', facts: { status: 'after_sales' } },
    ]);
    expect(checkHold({ ...order, isHeld: true })).toMatchObject([{ code: 'ORDER_HELD' }]);
  });

  test('is never possible where it would undo something', () => {
    fc.assert(
      fc.property(orders, (order) => {
        if (checkHold(order).length > 0) return;
        expect(['awaiting_payment', 'fulfilling']).toContain(order.status);
        for (const status of order.shipments) expect(ON_SHELF).toContain(status);
      }),
    );
  });

  test('and releasing it exclude each other', () => {
    fc.assert(
      fc.property(orders, (order) => {
        expect(checkHold(order).length === 0 && checkReleaseHold(order).length === 0).toBe(false);
      }),
    );
    expect(checkReleaseHold({ isHeld: false })).toMatchObject([{ code: 'ORDER_NOT_HELD' }]);
  });
});
