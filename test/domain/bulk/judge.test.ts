import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Proposal, proposeAction } from '../../../domain/action/propose.ts';
import { actionOf, type BulkRequest, groupLeftOut, judgeBulk, sumByCurrency } from '../../../domain/bulk/judge.ts';
import { BULK_KINDS } from '../../../domain/bulk/kind.ts';
import type { FaultCode } from '../../../domain/faults.ts';
import { ORDER_STATUSES } from '../../../domain/order/status.ts';
import { SHIPMENT_STATUSES } from '../../../domain/shipment/status.ts';

const CAPS = [
  { role: 'ops', action: 'coupon', currency: 'CNY', maxMinor: 5_000 },
  { role: 'ops', action: 'coupon', currency: 'EUR', maxMinor: 5_000 },
] as const;

const proposalFor = (request: BulkRequest, order: Partial<Proposal['order']> = {}): Proposal => {
  const { kind, amount, carrier, fromCarrier } = actionOf(request);
  return {
    kind,
    amountMinor: amount,
    carrier,
    fromCarrier,
    isCarrierKnown: carrier === 'egret' || carrier === 'stonebridge',
    role: 'ops',
    order: {
      status: 'fulfilling',
      currency: 'CNY',
      isHeld: false,
      shipments: ['released'],
      isParked: false,
      wasWrittenTo: true,
      ...order,
    },
    refundableMinor: 0,
    shipment: undefined,
    meant: [],
    escalation: undefined,
    marking: undefined,
    givenMinor: 0,
    caps: CAPS,
  };
};

const requests: fc.Arbitrary<BulkRequest> = fc.record(
  {
    kind: fc.constantFrom(...BULK_KINDS),
    cause: fc.constantFrom('address_check', 'other'),
    amount: fc.integer({ min: 1, max: 9_000 }),
    currency: fc.constantFrom('CNY', 'EUR'),
    from: fc.constantFrom('egret', 'stonebridge'),
    to: fc.constantFrom('egret', 'stonebridge', 'pigeon'),
  },
  { requiredKeys: ['kind'] },
);

const orders = fc.record({
  status: fc.constantFrom(...ORDER_STATUSES),
  currency: fc.constantFrom('CNY', 'EUR'),
  isHeld: fc.boolean(),
  shipments: fc.array(fc.constantFrom(...SHIPMENT_STATUSES), { maxLength: 3 }),
  isParked: fc.boolean(),
  wasWrittenTo: fc.boolean(),
});

describe('what a bulk job touches', () => {
  test.each([
    ['hold', {}, undefined],
    ['hold', { shipments: ['packed'] }, 'ORDER_NOT_HOLDABLE'],
    ['release', {}, 'ORDER_NOT_HELD'],
    ['release', { isHeld: true }, undefined],
    ['cancel', { shipments: ['handed_over'] }, 'ORDER_NOT_CANCELLABLE'],
    ['cancel', { status: 'awaiting_payment' }, undefined],
    ['retry', {}, 'NOTHING_TO_RETRY'],
    ['retry', { isParked: true }, undefined],
    ['resend', { wasWrittenTo: false }, 'NOTHING_TO_RESEND'],
  ] as const)('%s for an order that is %j', (kind, order, code) => {
    const verdict = judgeBulk({}, proposalFor({ kind }, order as Partial<Proposal['order']>));
    expect(verdict.kind === 'left_out' ? verdict.code : undefined).toBe(code);
  });

  test('is told by the lane, the label and the carrier of each parcel', () => {
    const request = { kind: 'other_carrier', from: 'egret', to: 'stonebridge' } as const;
    const parcel = { id: 'shp_1', status: 'packed', carrier: 'egret', isBooked: false, isServed: true } as const;
    const codeOf = (meant: Proposal['meant']) => {
      const verdict = judgeBulk(request, { ...proposalFor(request), meant });
      return verdict.kind === 'left_out' ? verdict.code : 'touched';
    };
    expect(codeOf([parcel])).toBe('touched');
    expect(codeOf([])).toBe('CARRIER_NOT_USED');
    expect(codeOf([{ ...parcel, isServed: false }])).toBe('CARRIER_NOT_SERVING');
    expect(codeOf([{ ...parcel, isBooked: true }])).toBe('SHIPMENT_BOOKED');
    expect(codeOf([{ ...parcel, status: 'handed_over' }])).toBe('SHIPMENT_HANDED_OVER');
    expect(
      codeOf([
        { ...parcel, isBooked: true },
        { ...parcel, id: 'shp_2' },
      ]),
    ).toBe('touched');
  });

  test('costs what the operator may give, and beyond that somebody else agrees', () => {
    const request = { kind: 'compensate', amount: 5_001, currency: 'CNY' } as const;
    expect(judgeBulk(request, proposalFor(request))).toMatchObject({
      kind: 'touched',
      proposed: { state: 'awaiting_approval', capMinor: 5_000 },
    });
    expect(judgeBulk(request, proposalFor(request, { currency: 'EUR' }))).toEqual({
      kind: 'left_out',
      code: 'CURRENCY_OTHER',
    });
  });

  test('is exactly what could be done singly, in the same currency', () => {
    fc.assert(
      fc.property(requests, orders, (request, order) => {
        const proposal = proposalFor(request, order);
        const verdict = judgeBulk(request, proposal);
        const single = proposeAction(proposal);
        const isOther = request.currency !== undefined && request.currency !== order.currency;
        expect(verdict.kind === 'touched').toBe(single.ok && !isOther);
        if (verdict.kind === 'touched' && single.ok) expect(verdict.proposed).toEqual(single.value);
        if (verdict.kind === 'left_out' && !single.ok && !isOther)
          expect(single.faults.map(({ code }) => code)).toContain(verdict.code);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is left out', () => {
  const items = fc.array(
    fc.record({
      id: fc.uuid(),
      code: fc.constantFrom<FaultCode>('ORDER_HELD', 'SHIPMENT_BOOKED', 'CURRENCY_OTHER'),
    }),
  );

  test('is grouped by its reason without losing or doubling one, the most frequent first', () => {
    fc.assert(
      fc.property(items, (all) => {
        const groups = groupLeftOut(all);
        expect(groups.flatMap(({ orders: own }) => own).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          all.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
        for (const { code, orders: own } of groups) expect(own.every((each) => each.code === code)).toBe(true);
        const sizes = groups.map(({ orders: own }) => own.length);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
    );
  });

  test('does not count in the sums, and no currency is added to another', () => {
    const sums = sumByCurrency([
      { currency: 'CNY', totalMinor: 100 },
      { currency: 'EUR', totalMinor: 30 },
      { currency: 'CNY', totalMinor: 23 },
      { currency: 'CNY', totalMinor: null },
    ]);
    expect(sums).toEqual([
      { currency: 'CNY', amount: 123 },
      { currency: 'EUR', amount: 30 },
    ]);
  });
});
