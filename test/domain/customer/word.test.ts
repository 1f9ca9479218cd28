import { describe, expect, test } from 'vitest';
import { canConfirmReceipt, canRate, helpRoad } from '../../../domain/customer/change.ts';
import { comparablePhone, lockTracking, phoneDigits } from '../../../domain/customer/find.ts';
import { judgeStock } from '../../../domain/customer/stock.ts';
import { CUSTOMER_WAITS, customerFacts, customerWait } from '../../../domain/customer/waiting.ts';
import { WAITING_CODES } from '../../../domain/waiting.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 5, n)).toISOString();

describe('what a customer is told', () => {
  test('a wait of ours is care, and every other is told by its name', () => {
    const ours = WAITING_CODES.filter((on) => customerWait(on) === 'care');
    expect(ours.toSorted()).toEqual(['agent', 'attention', 'resumed', 'retry', 'stock', 'supervisor']);
    expect(new Set(WAITING_CODES.map(customerWait))).toEqual(new Set(CUSTOMER_WAITS));
  });

  test('neither a warehouse nor a step nor a code of ours is a fact for customers', () => {
    const facts = {
      warehouse: 'jx',
      step: 'book_shipment',
      code: 'INTERNAL',
      attempts: 3,
      carrier: 'egret',
      reason: 'lost',
    };
    expect(customerFacts(facts)).toEqual({ carrier: 'egret', reason: 'lost' });
    expect(customerFacts({ reason: 'step_failed' })).toEqual({});
  });

  test('one article that is short counts more than all that are there', () => {
    expect(judgeStock([])).toBeNull();
    expect(judgeStock(['committed', 'short', 'consumed'])).toBe('short');
    expect(judgeStock(['held', 'consumed'])).toBe('reserved');
    expect(judgeStock(['consumed', 'released'])).toBe('sent');
    expect(judgeStock(['released'])).toBe('released');
  });
});

describe('what a customer may say', () => {
  test('receipt once, when everything has come', () => {
    expect(canConfirmReceipt({ status: 'fulfilling', receivedAt: null })).toBe(false);
    expect(canConfirmReceipt({ status: 'after_sales', receivedAt: null })).toBe(true);
    expect(canConfirmReceipt({ status: 'after_sales', receivedAt: day(1) })).toBe(false);
  });

  test('a rating once, and for a day another one', () => {
    expect(canRate({ status: 'fulfilling', ratedAt: null, now: day(1) })).toBe(false);
    expect(canRate({ status: 'completed', ratedAt: null, now: day(1) })).toBe(true);
    expect(canRate({ status: 'completed', ratedAt: day(1), now: day(2) })).toBe(false);
    expect(canRate({ status: 'completed', ratedAt: day(1), now: new Date(Date.parse(day(2)) - 1).toISOString() })).toBe(
      true,
    );
  });

  test('what is said of a parcel becomes a trouble only where the parcel can be in one', () => {
    const facts = {
      topic: 'not_arrived',
      status: 'fulfilling',
      isHandedOver: true,
      isDelivered: false,
      isLate: false,
    } as const;
    expect(helpRoad(facts)).toBe('note');
    expect(helpRoad({ ...facts, isLate: true })).toBe('trouble');
    expect(helpRoad({ ...facts, isLate: true, isHandedOver: false })).toBe('note');
    expect(helpRoad({ ...facts, status: 'after_sales', isDelivered: true })).toBe('trouble');
    expect(helpRoad({ ...facts, status: 'completed', isDelivered: true })).toBe('note');
    expect(helpRoad({ ...facts, topic: 'damaged' })).toBe('note');
    expect(helpRoad({ ...facts, topic: 'damaged', isDelivered: true })).toBe('trouble');
    expect(helpRoad({ ...facts, topic: 'invoice', isDelivered: true })).toBe('note');
  });
});

describe('an order found by its telephone', () => {
  test.each([
    ['+8619900000001', '199 0000 0001'],
    ['+8619900000001', '+86 199-0000-0001'],
    ['+8619900000001', '008619900000001'],
    ['+447700900123', '07700 900123'],
  ])('%s is meant by %s', (stored, typed) => {
    expect(comparablePhone(stored, typed)).toBe(phoneDigits(typed));
  });

  test.each([
    ['+8619900000001', '199 0000 0002'],
    ['+8619900000001', '0000001'],
    ['+8619900000001', ''],
    ['+8619900000001', '1 86 199 0000 0001'],
  ])('%s is not meant by %s', (stored, typed) => {
    const isSame = comparablePhone(stored, typed) === phoneDigits(typed) && phoneDigits(typed) !== '';
    expect(isSame).toBe(false);
  });

  test('wrong tries cost ever longer, up to a quarter of an hour', () => {
    const lock = lockTracking(5);
    expect([1, 4, 5, 6, 9, 40].map(lock)).toEqual([0, 0, 60_000, 120_000, 900_000, 900_000]);
  });
});
