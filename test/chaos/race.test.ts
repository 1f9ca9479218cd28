import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOf } from '../support/chaos-facts.ts';
import { type Stack, startStack } from '../support/chaos-lane.ts';
import { insistOn } from '../support/chaos-people.ts';
import { tellOrder } from '../support/chaos-story.ts';
import { brokenInvariants } from '../support/invariants.ts';
import type { Placed } from '../support/shop.ts';

const AT_ONCE = 5;
type Answer = Awaited<ReturnType<Stack['people']['cancel']>>;

const METHODS = ['yipay', 'cardhouse'] as const;
/** Not all of one article, so that the rivals are the two of an order and not the orders. */
const ARTICLES = [
  'TEA-LONGJING-100',
  'TEA-LONGJING-50',
  'TEA-TIEGUANYIN-100',
  'CABLE-USBC-1M',
  'CHARGER-WALL-65W',
] as const;

const STEP_MS = 16;
const LONGEST_STEP_MS = 400;
/** What the gateway takes to hear of a cancel, about. */
const HEAD_START_MS = 60;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whoever has won sets off a little later the next time, so that the rounds gather where nobody knows who will win. */
const createRace = <A, B>(headStart = 0) => {
  let lead = headStart;
  let step = STEP_MS;
  let last: string | undefined;
  return {
    run: (round: number, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> => {
      const wait = lead + ((round % AT_ONCE) - AT_ONCE / 2) * (STEP_MS / 3);
      return Promise.all([later(Math.max(0, -wait)).then(first), later(Math.max(0, wait)).then(second)]);
    },
    won: (who: 'first' | 'second'): void => {
      step = who === last ? Math.min(step * 1.25, LONGEST_STEP_MS) : STEP_MS;
      lead += who === 'first' ? -step : step;
      last = who;
    },
  };
};

describe('two who come at the same instant', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack.world.close());

  /** Some at a time, so that rivals meet each other and not a queue. */
  const rounds = async <T>(count: number, run: (round: number) => Promise<T>): Promise<T[]> => {
    const results: T[] = [];
    for (let from = 0; from < count; from += AT_ONCE) {
      const group = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => run(from + index));
      results.push(...(await Promise.all(group)));
    }
    return results;
  };

  const place = (round: number): Promise<Placed> =>
    stack.people.place(tellOrder(METHODS[round % METHODS.length] ?? '', ARTICLES[round % ARTICLES.length]));

  const paid = async (round: number): Promise<Placed> => {
    const placed = await place(round);
    await stack.people.pay(placed);
    await stack.people.until(placed.id, 'fulfilling');
    return placed;
  };

  const moneyOf = (orderId: string) => stack.world.shop.audit(orderId);

  /** Captured money is back, blocked money is free again, and nothing is held. */
  const expectUndone = async (orderId: string): Promise<void> => {
    const { payments, reservations } = await factsOf(stack.world, orderId);
    const { captured, refunded } = await moneyOf(orderId);
    expect(refunded, orderId).toBe(captured);
    for (const payment of payments.filter((line) => line.startsWith('cardhouse authorised')))
      expect(payment).toMatch(/true$/);
    expect(reservations.filter((line) => !line.endsWith('released'))).toEqual([]);
  };

  test('a cancel and a payment: the order is given up, and no money stays', async () => {
    const race = createRace(HEAD_START_MS);
    const outcomes = await rounds(30, async (round) => {
      const placed = await place(round);
      const page = await stack.people.payPage(placed);
      await race.run(
        round,
        async () => expect((await stack.people.cancel(placed.id)).status).toBe(202),
        () => fetch(`${page}/pay`, { method: 'POST' }),
      );
      await stack.people.until(placed.id, 'cancelled');
      await stack.world.shop.idle();
      await expectUndone(placed.id);
      const isPaid = (await moneyOf(placed.id)).authorised > 0;
      race.won(isPaid ? 'second' : 'first');
      return isPaid ? 'paid and refunded' : 'never paid';
    });
    expect(new Set(outcomes)).toEqual(new Set(['paid and refunded', 'never paid']));
    expect(await brokenInvariants(stack.world.sql)).toEqual({});
  });

  test('a cancel and the scan that hands the parcel over: one of them wins', async () => {
    const race = createRace<Answer, Answer>();
    const outcomes = await rounds(20, async (round) => {
      const placed = await paid(round);
      const [task = ''] = await stack.people.tasksOf(placed.id);
      await stack.people.pack(task);
      await stack.people.label(task);
      const [cancelled, scanned] = await race.run(
        round,
        () => stack.people.cancel(placed.id),
        () => stack.people.scan(task, { kind: 'hand_over' }),
      );
      race.won(scanned.status === 200 ? 'second' : 'first');
      if (scanned.status === 200) {
        expect([cancelled.status, cancelled.body.code]).toEqual([409, 'ORDER_NOT_CANCELLABLE']);
        await stack.people.collect(task);
        await stack.people.until(placed.id, 'after_sales');
        expect(await moneyOf(placed.id)).toMatchObject({ captured: placed.total, refunded: 0, unitsHeld: 0 });
        return 'handed over';
      }
      expect([scanned.status, scanned.body.code, cancelled.status]).toEqual([409, 'SHIPMENT_CANCELLED', 202]);
      await stack.people.until(placed.id, 'cancelled');
      await expectUndone(placed.id);
      return 'cancelled';
    });
    expect(new Set(outcomes)).toEqual(new Set(['handed over', 'cancelled']));
    expect(await brokenInvariants(stack.world.sql)).toEqual({});
  });

  test('the deadline and a payment: shipped if it was paid in time, refunded if not', async () => {
    const race = createRace(HEAD_START_MS);
    const outcomes = await rounds(20, async (round) => {
      const placed = await place(round);
      const page = await stack.people.payPage(placed);
      await race.run(
        round,
        () => stack.people.moveDeadline(placed.id, 'payment'),
        () => fetch(`${page}/pay`, { method: 'POST' }),
      );
      const status = await stack.people.until(placed.id, 'fulfilling', 'expired');
      race.won(status === 'fulfilling' ? 'second' : 'first');
      if (status === 'fulfilling') {
        await insistOn(
          'the money is ours',
          () => moneyOf(placed.id),
          ({ authorised }) => authorised === placed.total,
        );
        return 'paid';
      }
      await stack.world.shop.idle();
      await expectUndone(placed.id);
      return 'expired';
    });
    expect(new Set(outcomes)).toEqual(new Set(['paid', 'expired']));
    expect(await brokenInvariants(stack.world.sql)).toEqual({});
  });
});
