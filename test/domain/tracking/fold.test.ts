import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldTracking,
  milestoneOf,
  movesOn,
  NO_TRACKING,
  type TrackingEvent,
  type TrackingState,
} from '../../../domain/tracking/fold.ts';
import {
  meaningOf,
  STATUS_OF_CODE,
  TRACKING_CODES,
  TRACKING_STATUSES,
  type TrackingCode,
} from '../../../domain/tracking/status.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();

const event = (code: TrackingCode, hour: number, id = `${code}-${hour}`): TrackingEvent => ({
  id,
  ...meaningOf(code),
  at: at(hour),
  word: code,
});

const outForDelivery = (hour: number): TrackingEvent => ({
  id: `out-${hour}`,
  status: 'out_for_delivery',
  at: at(hour),
  word: 'out',
});

const anyEvent: fc.Arbitrary<TrackingEvent> = fc
  .record({
    id: fc.integer({ min: 1, max: 12 }).map(String),
    status: fc.constantFrom(...TRACKING_STATUSES),
    code: fc.option(fc.constantFrom(...TRACKING_CODES), { nil: undefined }),
    hour: fc.integer({ min: 0, max: 8 }),
    place: fc.option(fc.constantFrom('嘉兴', '大连'), { nil: undefined }),
    word: fc.constantFrom('50', '80', 'X'),
  })
  .map(({ id, status, code, hour, place, word }) => ({
    id,
    at: at(hour),
    word,
    ...(code === undefined ? { status } : meaningOf(code)),
    ...(place === undefined ? {} : { place }),
  }));

/** Some ids come twice with different content: a carrier that corrects itself without saying so. */
const history = fc.array(anyEvent, { maxLength: 14 });

const cleanHistory = fc.uniqueArray(anyEvent, { maxLength: 12, selector: ({ id }) => id });

/** The same events once more: shuffled, some of them twice, cut into deliveries. */
const retold = (events: readonly TrackingEvent[]): fc.Arbitrary<TrackingEvent[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...events], { minLength: events.length }),
      fc.shuffledSubarray([...events]),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([all, again, size]) => {
      const told = [...all, ...again];
      return Array.from({ length: Math.ceil(told.length / size) }, (_, n) => told.slice(n * size, (n + 1) * size));
    });

describe('a parcel as its events tell it', () => {
  test('any order, repetition and batching of the same events gives the same state', () => {
    const cases = history.chain((events) => fc.tuple(fc.constant(events), retold(events)));
    fc.assert(
      fc.property(cases, ([events, deliveries]) => {
        const once = foldTracking(NO_TRACKING, events);
        expect(deliveries.reduce(foldTracking, NO_TRACKING)).toEqual(once);
        expect(foldTracking(once, events)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  test('each event is kept once, by the id its carrier gave it', () => {
    fc.assert(
      fc.property(history, (events) => {
        const kept = foldTracking(NO_TRACKING, events).events.map(({ id }) => id);
        expect(kept.toSorted()).toEqual([...new Set(events.map(({ id }) => id))].toSorted());
      }),
    );
  });

  test('nothing but a return undoes a delivery, whatever comes after it and with whatever time', () => {
    const others = history.map((events) => events.filter(({ code }) => code !== 'returned'));
    fc.assert(
      fc.property(others, fc.integer({ min: 0, max: 8 }), (events, hour) => {
        const delivered = foldTracking(NO_TRACKING, [event('signed', hour, 'pod')]);
        expect(
          foldTracking(
            delivered,
            events.filter(({ id }) => id !== 'pod'),
          ).status,
        ).toBe('delivered');
      }),
    );
  });

  test('the workflow is told of the end exactly once, however the events arrive', () => {
    const cases = cleanHistory.chain((events) => fc.tuple(fc.constant(events), retold(events)));
    fc.assert(
      fc.property(cases, ([events, deliveries]) => {
        const states = deliveries.reduce<TrackingState[]>(
          (before, delivery) => [...before, foldTracking(before.at(-1) ?? NO_TRACKING, delivery)],
          [],
        );
        const moves = states.map((state, n) => movesOn(states[n - 1] ?? NO_TRACKING, state));
        const end = foldTracking(NO_TRACKING, events);
        expect(moves.filter((move) => move === 'returned')).toHaveLength(end.code === 'returned' ? 1 : 0);
        const deliveredCount = moves.filter((move) => move === 'delivered').length;
        if (end.status === 'delivered') expect(deliveredCount).toBe(1);
        else expect(deliveredCount).toBeLessThanOrEqual(end.code === 'returned' ? 1 : 0);
      }),
    );
  });

  test('a parcel that was declared lost and then delivered is delivered', () => {
    const lost = foldTracking(NO_TRACKING, [event('collected', 1), event('lost', 5)]);
    expect(lost).toMatchObject({ status: 'exception', code: 'lost' });
    expect(foldTracking(lost, [event('departed', 6)]).code).toBe('lost');
    expect(foldTracking(lost, [event('signed', 7)])).toMatchObject({ status: 'delivered', deliveredAt: at(7) });
  });

  test('a scan on the way back does not hide that the parcel comes back', () => {
    const events = [event('refused', 3), event('returning', 4), event('departed', 5)];
    expect(foldTracking(NO_TRACKING, events)).toMatchObject({ status: 'exception', code: 'returning' });
    expect(foldTracking(NO_TRACKING, [...events, event('returned', 9)]).code).toBe('returned');
  });

  test('a word that no table knows is kept as a sign of life and changes nothing else', () => {
    const state = foldTracking(NO_TRACKING, [event('departed', 2), event('unknown', 3)]);
    expect(state).toMatchObject({ status: 'in_transit', code: 'departed', lastEventAt: at(3) });
  });

  test('the second proof of delivery does not move the hour of delivery', () => {
    const state = foldTracking(NO_TRACKING, [event('signed', 4), event('signed', 6, 'picture')]);
    expect(state.deliveredAt).toBe(at(4));
  });

  test('every code stands under one of the statuses', () => {
    for (const code of TRACKING_CODES) expect(TRACKING_STATUSES).toContain(STATUS_OF_CODE[code]);
  });
});

describe('what the workflow is told', () => {
  const before = foldTracking(NO_TRACKING, [event('collected', 1)]);

  test('hops between depots tell it nothing', () => {
    expect(movesOn(before, foldTracking(before, [event('departed', 2), outForDelivery(3)]))).toBeUndefined();
  });

  test('delivery, and that only once', () => {
    const after = foldTracking(before, [event('signed', 4)]);
    expect(movesOn(before, after)).toBe('delivered');
    expect(movesOn(after, foldTracking(after, [event('signed', 5, 'picture')]))).toBeUndefined();
  });

  test('each kind of exception once, also when a later scan arrived first', () => {
    const ahead = foldTracking(before, [event('departed', 6)]);
    const damaged = foldTracking(ahead, [event('damaged', 4)]);
    expect(movesOn(ahead, damaged)).toBe('exception');
    expect(movesOn(damaged, foldTracking(damaged, [event('damaged', 7)]))).toBeUndefined();
  });

  test('a return, also after a delivery that was recorded by mistake', () => {
    const delivered = foldTracking(before, [event('signed', 4)]);
    expect(movesOn(delivered, foldTracking(delivered, [event('returned', 9)]))).toBe('returned');
  });

  test('a parcel that its carrier gave up on', () => {
    const expired = foldTracking(before, [{ id: 'x', status: 'expired', at: at(8), word: 'EXPIRED' }]);
    expect(movesOn(before, expired)).toBe('exception');
  });
});

describe('what the customer is told', () => {
  test('collected, out for delivery and delivered, each once', () => {
    const collected = foldTracking(NO_TRACKING, [event('collected', 1)]);
    const out = foldTracking(collected, [outForDelivery(2)]);
    const again = foldTracking(out, [event('nobody_home', 3), outForDelivery(4)]);
    const delivered = foldTracking(again, [event('signed', 5)]);
    expect(milestoneOf(NO_TRACKING, collected)).toBe('collected');
    expect(milestoneOf(collected, out)).toBe('out_for_delivery');
    expect(milestoneOf(out, again)).toBeUndefined();
    expect(milestoneOf(again, delivered)).toBe('delivered');
  });

  test('what a poll brings all at once makes one notice, and late news none', () => {
    const polled = foldTracking(NO_TRACKING, [event('collected', 1), outForDelivery(2), event('signed', 3)]);
    expect(milestoneOf(NO_TRACKING, polled)).toBe('delivered');
    const lateNews = foldTracking(NO_TRACKING, [event('signed', 3)]);
    expect(milestoneOf(lateNews, foldTracking(lateNews, [outForDelivery(2)]))).toBeUndefined();
  });

  test('trouble is told, but the way back that follows from it is not told again', () => {
    const refused = foldTracking(NO_TRACKING, [event('refused', 3)]);
    const returning = foldTracking(refused, [event('returning', 4)]);
    expect(milestoneOf(NO_TRACKING, refused)).toBe('exception');
    expect(movesOn(refused, returning)).toBe('exception');
    expect(milestoneOf(refused, returning)).toBeUndefined();
    expect(milestoneOf(NO_TRACKING, returning)).toBe('exception');
  });
});
