import { describe, expect, test } from 'vitest';
import { headlineOf } from '../../console/customer/headline.ts';
import type { CustomerOrder, Parcel } from '../../console/customer/order.ts';
import { restBeforeNext } from '../../console/customer/rhythm.ts';

const STAGES = ['packed', 'handed_over', 'in_transit', 'out_for_delivery', 'delivered'] as const;

const parcel = (reached: number, said: Parcel['news'][number]['status'][] = []): Parcel => ({
  n: 1,
  carrier: 'egret',
  tracking_number: null,
  lines: [],
  stages: STAGES.map((stage, index) => ({ stage, reached: index < reached, at: null })),
  end: null,
  trouble: null,
  replaces: null,
  news: said.map((status) => ({ at: '2026-06-01T00:00:00.000Z', status, code: null, place: null })),
});

const anOrder = (change: Partial<CustomerOrder>): CustomerOrder =>
  ({ status: 'fulfilling', waiting: null, parcels: [], ...change }) as CustomerOrder;

const waits = (on: NonNullable<CustomerOrder['waiting']>['on']) => ({ on, until: '', facts: {} });

describe('an order in three words', () => {
  test('is as far as the slowest of its parcels', () => {
    expect(headlineOf(anOrder({ parcels: [parcel(3), parcel(0)] }))).toBe('preparing');
    expect(headlineOf(anOrder({ parcels: [parcel(3), parcel(1)] }))).toBe('packed');
    expect(headlineOf(anOrder({ parcels: [parcel(3), parcel(2)] }))).toBe('on_the_way');
    const coming = parcel(4, ['out_for_delivery', 'in_transit']);
    expect(headlineOf(anOrder({ parcels: [coming, parcel(3, ['in_transit'])] }))).toBe('on_the_way');
    expect(headlineOf(anOrder({ parcels: [coming, coming] }))).toBe('out_for_delivery');
    expect(headlineOf(anOrder({ parcels: [coming, { ...parcel(0), end: 'cancelled' }] }))).toBe('out_for_delivery');
  });

  test('says first what the customer has to do', () => {
    const waiting = parcel(4, ['available_for_pickup']);
    expect(headlineOf(anOrder({ parcels: [parcel(3, ['in_transit']), waiting] }))).toBe('pick_up');
    expect(headlineOf(anOrder({ status: 'awaiting_payment', waiting: waits('payment') }))).toBe('to_pay');
    expect(headlineOf(anOrder({ status: 'awaiting_payment', waiting: waits('payment_review') }))).toBe('pay_review');
  });

  test('says when somebody of ours is at it, wherever it stands', () => {
    for (const status of ['awaiting_payment', 'fulfilling', 'after_sales'] as const)
      expect(headlineOf(anOrder({ status, waiting: waits('care'), parcels: [parcel(5)] }))).toBe('care');
  });
});

describe('the page asks again', () => {
  test('every few seconds while something happens, and ever less often while nothing does', () => {
    const rests = [0, 20_000, 60_000, 200_000, 3_600_000].map((quietMs) =>
      restBeforeNext({ quietMs, isFailing: false }),
    );
    expect(rests).toEqual([3_000, 3_000, 6_000, 20_000, 30_000]);
  });

  test('more and more patiently while there is no answer', () => {
    const rests = [0, 40_000, 3_600_000].map((quietMs) => restBeforeNext({ quietMs, isFailing: true }));
    expect(rests).toEqual([3_000, 10_000, 60_000]);
  });
});
