import { createHash } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { describe, expect, test } from 'vitest';
import planted from '../../world/data/planted.json' with { type: 'json' };
import { createClock, DAY_MS, startOfDay } from '../../world/history/clock.ts';
import { createHistory } from '../../world/history/history.ts';
import type { PastOrder } from '../../world/history/types.ts';
import { completed, ORDERS, past, shareOf, sumOf, TODAY, world } from './past.ts';

const hashOf = (orders: Iterable<PastOrder>): string =>
  createHash('sha256')
    .update(JSON.stringify([...orders]))
    .digest('hex');

describe('the same seed and the same day', () => {
  const some = (options: { orders?: number; today?: number; seed?: number }) =>
    createHistory(world, { orders: 200, today: TODAY, seed: 1, ...options });

  test('tell the same history, another of either another', () => {
    expect(hashOf(some({}))).toBe(hashOf(some({})));
    expect(hashOf(some({ seed: 2 }))).not.toBe(hashOf(some({})));
    expect(hashOf(some({ today: TODAY + DAY_MS }))).not.toBe(hashOf(some({})));
  });

  test('give plain data that survives JSON', () => {
    const orders = [...some({})];
    expect(JSON.parse(JSON.stringify(orders))).toEqual(orders);
  });
});

describe('orders of the past', () => {
  test('are as many as asked for, and end as orders do', () => {
    expect(past).toHaveLength(ORDERS);
    expect(shareOf(past, ({ fate }) => fate === 'completed')).toBeCloseTo(0.88, 2);
    expect(shareOf(past, ({ fate }) => fate === 'expired')).toBeCloseTo(0.06, 2);
    expect(shareOf(past, ({ fate }) => fate === 'cancelled')).toBeCloseTo(0.04, 2);
    expect(shareOf(past, ({ fate }) => fate === 'rejected')).toBeCloseTo(0.02, 2);
    expect(shareOf(completed, ({ shipments }) => shipments.length === 2)).toBeCloseTo(0.12, 2);
  });

  test('have ended before today, all of their steps in the order of life', () => {
    for (const order of past) {
      const { id, acceptedAt, paidAt, endedAt, shipments } = order;
      expect(acceptedAt, id).toBeGreaterThan(startOfDay(TODAY, -61));
      expect(endedAt, id).toBeLessThan(TODAY);
      for (const { task, road } of shipments) {
        if (!task || !road) continue;
        const steps = [acceptedAt, paidAt ?? 0, task.pickedAt, task.packedAt, road.bookedAt, road.handedOverAt];
        const scans = road.scans.map(({ at }) => at);
        expect([...steps, ...scans], id).toEqual([...steps, ...scans].toSorted((a, b) => a - b));
        if (road.deliveredAt !== null) expect(road.deliveredAt, id).toBeLessThanOrEqual(endedAt);
      }
    }
  });

  test('have ids like new ones, of their own instant, and sort by them', () => {
    const ids = past.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(past.flatMap(({ id, shipments }) => [id, ...shipments.map((each) => each.id)])).size).toBe(
      past.length + sumOf(past.map(({ shipments }) => shipments.length)),
    );
    for (const { id, acceptedAt } of past.slice(0, 100)) {
      const uuid = TypeID.fromString(id, 'ord').toUUID();
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)).toBe(acceptedAt);
    }
  });

  test('are of people nobody knows, with a mail address and a telephone of nobody', () => {
    for (const { customer } of past) {
      expect(customer.email).toMatch(/@example\.com$/);
      expect(customer.phone).toMatch(/^(\+86199000|\+447700900)/);
    }
  });

  test('come from regulars and strangers, and some of the crowd have not come yet', () => {
    const bought = new Set(past.map(({ customer }) => customer.id));
    const crowd = world.customer.filter(({ kind }) => kind === 'generated');
    const missing = shareOf(crowd, ({ id }) => !bought.has(id));
    expect(missing).toBeGreaterThan(0.05);
    expect(missing).toBeLessThan(0.2);
    for (const { id, kind } of world.customer) if (kind === 'story') expect(bought, id).toContain(id);
  });

  test('are refused where nobody delivers, and never get there', () => {
    const unserved = past.filter(({ customer }) => ['undeliverable', 'abolished'].includes(customer.story ?? ''));
    expect(unserved.length).toBeGreaterThan(0);
    for (const { fate, endReason } of unserved) {
      expect(fate).toBe('rejected');
      expect(['ADDRESS_UNDELIVERABLE', 'REGION_REPLACED']).toContain(endReason);
    }
  });
});

describe('the days of the past', () => {
  const clock = createClock('Asia/Shanghai');
  const atHome = past.filter(({ currency }) => currency === 'CNY');
  const dayOf = ({ acceptedAt }: PastOrder): number =>
    Math.floor((acceptedAt + clock.offsetAt(acceptedAt) - startOfDay(TODAY, 0)) / DAY_MS);
  const hourOf = ({ acceptedAt }: PastOrder): number => Math.floor(clock.minuteAt(acceptedAt) / 60);
  const onDay = (day: number): number => atHome.filter((order) => dayOf(order) === day).length;

  test('are sixty, each with its orders', () => {
    const days = Array.from({ length: 60 }, (_, index) => onDay(index - 60));
    expect(sumOf(days)).toBe(atHome.length);
    expect(Math.min(...days)).toBeGreaterThan(ORDERS / 60 / 2);
  });

  test('have noons and evenings, nights are quiet, and the live stream sells at night', () => {
    const share = (shop: string, from: number, to: number): number =>
      shareOf(
        past.filter(({ shopId }) => shopId === shop),
        (order) => hourOf(order) >= from && hourOf(order) < to,
      );
    expect(share('yizhou-cn', 1, 6)).toBeLessThan(0.05);
    expect(share('yizhou-cn', 20, 23)).toBeGreaterThan(0.2);
    expect(share('yizhou-live', 19, 23)).toBeGreaterThan(0.55);
  });

  test('are busier at the end of the week', () => {
    const perDay = (weekdays: readonly number[]): number =>
      shareOf(atHome, (order) => weekdays.includes(new Date(startOfDay(TODAY, dayOf(order))).getUTCDay())) /
      weekdays.length;
    expect(perDay([0, 6])).toBeGreaterThan(1.1 * perDay([2, 3]));
  });

  test('count one with a sale, which doubles everything and spoils nothing', () => {
    const { day, factor } = planted.sale;
    const usual = (onDay(day - 7) + onDay(day + 7)) / 2;
    expect(onDay(day) / usual).toBeGreaterThan(0.85 * factor);
    expect(onDay(day) / usual).toBeLessThan(1.15 * factor);
    const hasTrouble = ({ desk }: PastOrder): boolean => desk.actions.length + desk.escalations.length > 0;
    const ofSale = completed.filter((order) => dayOf(order) === day);
    expect(shareOf(ofSale, hasTrouble)).toBeLessThan(1.6 * shareOf(completed, hasTrouble));
  });
});
