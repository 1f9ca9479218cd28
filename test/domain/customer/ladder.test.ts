import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARCEL_STAGES, type ParcelFacts, parcelLadder } from '../../../domain/customer/parcel.ts';
import { type RefundFacts, refundLadder } from '../../../domain/customer/refund.ts';
import { SHIPMENT_STATUSES } from '../../../domain/shipment/status.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 5, n)).toISOString();

const parcel: ParcelFacts = {
  status: 'released',
  packedAt: null,
  handedOverAt: null,
  deliveredAt: null,
  isSettled: false,
  isReplaced: false,
  tracking: { status: 'pending' },
};
const reached = (facts: ParcelFacts): string[] =>
  parcelLadder(facts)
    .stages.filter((each) => each.reached)
    .map(({ stage }) => stage);

describe('the ladder of a parcel', () => {
  test('climbs from the shelf to the door, with the time of each rung', () => {
    expect(reached(parcel)).toEqual([]);
    const packed = { ...parcel, status: 'packed', packedAt: day(1) } as const;
    expect(reached(packed)).toEqual(['packed']);
    const gone = { ...packed, status: 'handed_over', handedOverAt: day(2) } as const;
    const road = {
      ...gone,
      tracking: { status: 'out_for_delivery', collectedAt: day(3), outForDeliveryAt: day(4) },
    } as const;
    expect(reached({ ...gone, tracking: { status: 'in_transit', collectedAt: day(3) } })).toEqual(
      PARCEL_STAGES.slice(0, 3),
    );
    expect(parcelLadder(road).stages.map(({ at }) => at)).toEqual([day(1), day(2), day(3), day(4), null]);
    const there = {
      ...road,
      status: 'delivered',
      deliveredAt: day(6),
      tracking: { ...road.tracking, status: 'delivered', deliveredAt: day(5) },
    } as const;
    expect(parcelLadder(there)).toMatchObject({ end: 'delivered', trouble: null });
    expect(parcelLadder(there).stages.at(-1)).toEqual({ stage: 'delivered', reached: true, at: day(5) });
  });

  test('says what is wrong until it is over, and how it ended', () => {
    const lost = { ...parcel, status: 'lost', tracking: { status: 'exception', code: 'lost' } } as const;
    expect(parcelLadder(lost)).toMatchObject({ trouble: 'lost', end: null });
    expect(parcelLadder({ ...lost, isSettled: true })).toMatchObject({ trouble: null, end: 'refunded' });
    expect(parcelLadder({ ...lost, isSettled: true, isReplaced: true }).end).toBe('replaced');
    expect(parcelLadder({ ...parcel, tracking: { status: 'expired' } }).trouble).toBe('exception');
    expect(parcelLadder({ ...parcel, status: 'cancelling' }).end).toBe('cancelled');
  });

  test('never has a rung above one that was not reached, nor a time on it', () => {
    const facts = fc.record({
      status: fc.constantFrom(...SHIPMENT_STATUSES),
      packedAt: fc.constantFrom(null, day(1)),
      handedOverAt: fc.constantFrom(null, day(2)),
      deliveredAt: fc.constantFrom(null, day(5)),
      isSettled: fc.boolean(),
      isReplaced: fc.boolean(),
      tracking: fc.record(
        {
          status: fc.constantFrom('pending', 'in_transit', 'out_for_delivery', 'delivered', 'exception'),
          collectedAt: fc.constant(day(3)),
          outForDeliveryAt: fc.constant(day(4)),
        },
        { requiredKeys: ['status'] },
      ),
    });
    fc.assert(
      fc.property(facts, (each) => {
        const { stages } = parcelLadder(each as ParcelFacts);
        const first = stages.findIndex((stage) => !stage.reached);
        const above = first === -1 ? [] : stages.slice(first);
        expect(above.every((stage) => !stage.reached && stage.at === null)).toBe(true);
      }),
    );
  });
});

describe('the ladder of a refund', () => {
  const facts: RefundFacts = { status: null, settledAt: null, requestedAt: day(1), action: null, arrivesInDays: 5 };
  const action = { state: 'awaiting_approval', createdAt: day(1), decidedAt: null, reviewUntil: day(2) } as const;

  test('is asked for, reviewed until a time, approved, sent, and in the account by a day', () => {
    expect(refundLadder({ ...facts, action })).toMatchObject({
      stage: 'under_review',
      reviewUntil: day(2),
      approvedAt: null,
    });
    const agreed = { ...action, state: 'applied', decidedAt: day(2) } as const;
    expect(refundLadder({ ...facts, action: agreed })).toMatchObject({
      stage: 'approved',
      approvedAt: day(2),
      reviewUntil: null,
    });
    const sent = refundLadder({ ...facts, action: agreed, status: 'succeeded', settledAt: day(3) });
    expect(sent).toEqual({
      stage: 'sent',
      askedAt: day(1),
      reviewUntil: null,
      approvedAt: day(2),
      sentAt: day(3),
      arrivesBy: day(8),
    });
  });

  test('that follows by itself is approved as soon as it is asked for', () => {
    expect(refundLadder({ ...facts, status: 'requested' })).toMatchObject({ stage: 'approved', approvedAt: day(1) });
    expect(refundLadder({ ...facts, status: 'sent' })).toMatchObject({ stage: 'sent', sentAt: null, arrivesBy: null });
  });

  test('that a person decided against says so', () => {
    expect(refundLadder({ ...facts, action: { ...action, state: 'refused' } })).toMatchObject({
      stage: 'refused',
      approvedAt: null,
    });
  });
});
