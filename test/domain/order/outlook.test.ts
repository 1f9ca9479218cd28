import { describe, expect, test } from 'vitest';
import { expectedAt, lastExpectedAt, type ParcelFacts } from '../../../domain/order/outlook.ts';
import { PACES } from '../../../domain/pace.ts';

const TERMS = {
  promisedAt: '2026-06-05T12:00:00.000Z',
  waitingUntil: '2026-06-02T18:00:00.000Z',
  pace: PACES.real,
};

const parcel = (change: Partial<ParcelFacts> = {}): ParcelFacts => ({
  status: 'released',
  transitHours: 24,
  handedOverAt: null,
  deliveredAt: null,
  settledAt: null,
  ...change,
});

const DELIVERED = parcel({ status: 'delivered', deliveredAt: '2026-06-01T09:00:00.000Z' });

describe('when a parcel should be there', () => {
  test('is the promise until it is given to the floor, then the way after what is awaited now', () => {
    expect(expectedAt(parcel({ status: 'planned' }), TERMS)).toBe('2026-06-05T12:00:00.000Z');
    expect(expectedAt(parcel({ status: 'picked' }), TERMS)).toBe('2026-06-03T18:00:00.000Z');
  });

  test('counts from the hand-over at the pace of the installation', () => {
    const onTheRoad = parcel({ status: 'handed_over', handedOverAt: '2026-06-02T00:00:00.000Z' });
    expect(expectedAt(onTheRoad, TERMS)).toBe('2026-06-03T00:00:00.000Z');
    expect(expectedAt(onTheRoad, { ...TERMS, pace: PACES.demo })).toBe('2026-06-02T00:02:00.000Z');
  });

  test('is when it was delivered, once it was', () => {
    expect(expectedAt(DELIVERED, TERMS)).toBe('2026-06-01T09:00:00.000Z');
  });

  test.each(['lost', 'returning', 'returned', 'cancelling', 'cancelled'] as const)(
    'cannot be told when it is %s',
    (status) => {
      expect(expectedAt(parcel({ status, handedOverAt: '2026-06-02T00:00:00.000Z' }), TERMS)).toBeNull();
    },
  );
});

describe('when an order should be there', () => {
  test('is when its last parcel should be', () => {
    expect(lastExpectedAt([DELIVERED, parcel()], TERMS)).toBe('2026-06-03T18:00:00.000Z');
  });

  test('does not wait for what was made good or cancelled', () => {
    const lost = parcel({ status: 'lost', settledAt: '2026-06-02T00:00:00.000Z' });
    expect(lastExpectedAt([lost, DELIVERED, parcel({ status: 'cancelled' })], TERMS)).toBe(DELIVERED.deliveredAt);
  });

  test('cannot be told while a parcel is lost, and before anything is planned', () => {
    expect(lastExpectedAt([DELIVERED, parcel({ status: 'lost' })], TERMS)).toBeNull();
    expect(lastExpectedAt([], TERMS)).toBeNull();
  });
});
