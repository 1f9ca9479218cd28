import { describe, expect, test } from 'vitest';
import {
  expectedAt,
  judgePromise,
  lastExpectedAt,
  type ParcelFacts,
  type PromiseFacts,
  type PromisedParcel,
} from '../../../domain/order/outlook.ts';
import { PACES } from '../../../domain/pace.ts';

const TERMS = {
  promisedAt: '2026-06-05T12:00:00.000Z',
  waitingUntil: '2026-06-02T18:00:00.000Z',
  now: '2026-06-02T06:00:00.000Z',
  pace: PACES.real,
};

const parcel = (change: Partial<ParcelFacts> = {}): ParcelFacts => ({
  status: 'released',
  transitHours: 24,
  handedOverAt: null,
  deliveredAt: null,
  settledAt: null,
  replaces: null,
  ...change,
});

const DELIVERED = parcel({ status: 'delivered', deliveredAt: '2026-06-01T09:00:00.000Z' });

describe('when a parcel should be there', () => {
  test('is the promise while it is here', () => {
    expect(expectedAt(parcel({ status: 'planned' }), TERMS)).toBe(TERMS.promisedAt);
    expect(expectedAt(parcel({ status: 'picked' }), TERMS)).toBe(TERMS.promisedAt);
  });

  test('is what the floor has to do and the way, when it is sent again or the promise is over', () => {
    expect(expectedAt(parcel({ status: 'picked', replaces: 'shp_0' }), TERMS)).toBe('2026-06-03T18:00:00.000Z');
    const over = { ...TERMS, promisedAt: '2026-06-02T00:00:00.000Z' };
    expect(expectedAt(parcel(), over)).toBe('2026-06-03T18:00:00.000Z');
    expect(expectedAt(parcel(), { ...over, now: '2026-06-03T18:00:00.000Z' })).toBeNull();
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
    expect(lastExpectedAt([DELIVERED, parcel()], TERMS)).toBe(TERMS.promisedAt);
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

describe('what becomes of a promise', () => {
  const promised = (change: Partial<PromisedParcel> = {}): PromisedParcel => ({
    ...parcel(),
    id: 'shp_1',
    tracking: null,
    isEscalated: false,
    ...change,
  });
  const onTheRoad = promised({ status: 'handed_over', handedOverAt: '2026-06-02T00:00:00.000Z' });
  const facts = (change: Partial<PromiseFacts> = {}): PromiseFacts => ({
    ...TERMS,
    status: 'fulfilling',
    parcels: [onTheRoad],
    now: '2026-06-02T06:00:00.000Z',
    ...change,
  });
  const stateOf = (change: Partial<PromiseFacts>) => judgePromise(facts(change))?.state;
  const AT = TERMS.promisedAt;

  test('lies ahead while the last parcel is expected in time, and before any is planned', () => {
    expect(judgePromise(facts())).toEqual({ at: AT, state: 'ahead', expectedAt: null });
    expect(stateOf({ status: 'awaiting_payment', parcels: [] })).toBe('ahead');
    expect(stateOf({ parcels: [promised()] })).toBe('ahead');
  });

  test('is at risk when a parcel is expected later, and says when', () => {
    const slow = { ...onTheRoad, id: 'shp_2', transitHours: 96 };
    const expectedAt = '2026-06-06T00:00:00.000Z';
    expect(judgePromise(facts({ parcels: [onTheRoad, slow] }))).toEqual({ at: AT, state: 'at_risk', expectedAt });
  });

  test('is at risk once a parcel that is still here could not be there in time any more', () => {
    const parcels = [promised({ transitHours: 24 })];
    expect(stateOf({ parcels, now: '2026-06-04T12:00:00.000Z' })).toBe('ahead');
    expect(stateOf({ parcels, now: '2026-06-04T12:00:00.001Z' })).toBe('at_risk');
  });

  test.each([
    ['lost', { status: 'lost' }],
    ['on its way back', { status: 'returning' }],
    ['in the carrier’s trouble', { tracking: 'exception' }],
    ['in somebody’s hands', { isEscalated: true }],
  ] as const)('is at risk by a parcel that is %s, until another goes in its place', (_, trouble) => {
    const astray = { ...onTheRoad, ...trouble };
    expect(stateOf({ parcels: [astray] })).toBe('at_risk');
    expect(stateOf({ parcels: [{ ...astray, settledAt: AT }] })).toBe('ahead');
    expect(stateOf({ parcels: [astray, { ...onTheRoad, id: 'shp_2', replaces: 'shp_1' }] })).toBe('ahead');
  });

  test('is late once its time is over, with what is expected instead while that lies ahead', () => {
    const slow = { ...onTheRoad, transitHours: 96 };
    expect(stateOf({ now: AT })).toBe('ahead');
    expect(judgePromise(facts({ now: '2026-06-05T12:00:01.000Z', parcels: [slow] }))).toEqual({
      at: AT,
      state: 'late',
      expectedAt: '2026-06-06T00:00:00.000Z',
    });
    expect(judgePromise(facts({ now: '2026-06-07T00:00:00.000Z', parcels: [slow] }))?.expectedAt).toBeNull();
  });

  test('was kept or missed by the last parcel that came', () => {
    const came = (deliveredAt: string) => promised({ status: 'delivered', deliveredAt });
    const parcels = [came('2026-06-02T09:00:00.000Z'), came(AT), promised({ status: 'lost', settledAt: AT })];
    expect(stateOf({ status: 'after_sales', parcels })).toBe('kept');
    expect(stateOf({ status: 'completed', parcels: [...parcels, came('2026-06-05T12:00:00.001Z')] })).toBe('missed');
    expect(stateOf({ status: 'completed', parcels: [] })).toBeUndefined();
  });

  test.each(['rejected', 'expired', 'cancelling', 'cancelled'] as const)('is none of an order that is %s', (status) => {
    expect(judgePromise(facts({ status }))).toBeNull();
  });

  test('is none where none was given', () => {
    expect(judgePromise(facts({ promisedAt: null }))).toBeNull();
  });
});
