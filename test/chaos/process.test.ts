import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORKFLOW_MESSAGE_KINDS } from '../../domain/workflow-message.ts';
import { type Facts, factsOf, journalOf } from '../support/chaos-facts.ts';
import { onLanes, type Stack, startStack } from '../support/chaos-lane.ts';
import { insistOn } from '../support/chaos-people.ts';
import { compilePrograms, type Programs } from '../support/chaos-program.ts';
import { STORIES, type StoryName, tellOrder } from '../support/chaos-story.ts';
import { startVictim, type Victim } from '../support/chaos-victim.ts';
import { brokenInvariants } from '../support/invariants.ts';

/** A lease of ten seconds, the time to start, and some for a busy machine. */
const FREED_WITHIN_MS = 25_000;
const NOWHERE = '127.0.0.1:1';

type Lane = Stack & { readonly victim: Victim };
type Point = { readonly story: StoryName; readonly at: string };

describe.concurrent('a process, killed by SIGKILL', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let programs: Programs;
  beforeAll(async () => {
    programs = await compilePrograms();
  });
  afterAll(async () => {
    for (const close of closing.toReversed()) await close();
    programs.remove();
  });

  const withApiOutside = async (): Promise<Lane> => {
    const stack = await startStack({ outside: ['api'] });
    const victim = startVictim({ program: programs.path('api'), config: stack.world.config, isArmed: true });
    closing.push(stack.world.close, victim.stop);
    return { ...stack, victim };
  };

  /** A retried request of operations is a second one: only what it brought about has to be the same. */
  const outcomeOf = ({ actions: _, ...facts }: Facts) => facts;

  test('the api, after each commit that leaves a message: the relay delivers it, and the same key gets the same order', async () => {
    const lanes = await Promise.all([withApiOutside(), withApiOutside(), withApiOutside()]);
    const unkilled = {} as Record<StoryName, ReturnType<typeof outcomeOf>>;
    const points: Point[] = [];
    const failures = await onLanes(lanes, ['card', 'wallet, cancelled'] as const, async (lane, story) => {
      await lane.victim.arm();
      unkilled[story] = outcomeOf(await factsOf(lane.world, await STORIES[story](lane)));
      const kinds = lane.victim.marks().map(({ mark }) => mark);
      points.push(
        ...kinds
          .filter((mark) => WORKFLOW_MESSAGE_KINDS.some((kind) => mark === `${kind} 1`))
          .filter((mark) => story === 'card' || mark === 'cancel_requested 1')
          .map((at) => ({ story, at })),
      );
    });
    expect(failures).toEqual([]);
    expect(points.map(({ at }) => at).toSorted()).toEqual([
      'cancel_requested 1',
      'deadline_moved 1',
      'payment_changed 1',
      'shipment_handed_over 1',
      'shipment_packed 1',
      'start_order 1',
      'tracking_moved 1',
    ]);
    const died = await onLanes(lanes, points, async ({ victim, ...stack }, { story, at }) => {
      const [before] = await stack.world.sql`SELECT count(*)::int AS orders FROM "order"`;
      await victim.arm(at);
      const orderId = await STORIES[story](stack);
      expect(outcomeOf(await factsOf(stack.world, orderId))).toEqual(unkilled[story]);
      expect(victim.marks().filter(({ killed }) => killed)).toEqual([{ mark: at, killed: true }]);
      expect([victim.deaths(), ...victim.crashes()]).toEqual([1]);
      const [after] = await stack.world.sql`SELECT count(*)::int AS orders FROM "order"`;
      expect(after?.orders).toBe(before?.orders + 1);
    });
    expect(died).toEqual([]);
    for (const { world } of lanes) expect(await brokenInvariants(world.sql)).toEqual({});
  });

  test('the relay, between claiming, delivering and noting it down: every message has its effect once', async () => {
    const { world, people } = await startStack({ outside: ['api', 'relay'] });
    const config = { ...world.config, TEMPORAL_ADDRESS: NOWHERE };
    const api = startVictim({ program: programs.path('product api'), config });
    const relay = startVictim({ program: programs.path('relay'), config: world.config, isArmed: true });
    closing.push(world.close, api.stop, relay.stop);

    const deaths: string[] = [];
    const dyingAt = async <T>(mark: string, act: () => Promise<T>): Promise<T> => {
      await relay.arm(mark);
      const result = await act();
      deaths.push(...relay.marks().flatMap((each) => (each.killed ? [each.mark] : [])));
      return result;
    };
    const orders = Array.from({ length: 8 }, () => tellOrder('yipay'));
    const placed = await dyingAt('claimed 1', () => Promise.all(orders.map((order) => people.place(order))));
    await dyingAt('delivered 3', () =>
      Promise.all(
        placed.map(async (each) => {
          await people.pay(each);
          await people.until(each.id, 'fulfilling');
        }),
      ),
    );
    const facts = await dyingAt('settled 2', () =>
      Promise.all(
        placed.map(async ({ id }) => {
          await people.cancel(id);
          await people.until(id, 'cancelled');
          return factsOf(world, id);
        }),
      ),
    );
    expect(deaths).toEqual(['claimed 1', 'delivered 3', 'settled 2']);
    for (const each of facts) expect(each).toEqual(facts[0]);
    expect(facts[0]).toMatchObject({ runs: ['COMPLETED'], refunds: [expect.stringContaining('succeeded')] });
    expect([...api.crashes(), ...relay.crashes()]).toEqual([]);
    expect(await brokenInvariants(world.sql)).toEqual({});
  });

  test.each(['before', 'after'] as const)(
    'the jobs, %s the provider has taken a message: it is shown once, and soon',
    async (when) => {
      const { world, people } = await startStack({ outside: ['jobs'] });
      const jobs = startVictim({ program: programs.path('product jobs'), config: world.config });
      closing.push(world.close, jobs.stop);
      await world.shop.addFault('sink', { kind: 'kill', op: 'message.send', when, pid: jobs.pid(), times: 1 });
      const placed = await people.place(tellOrder('yipay'));
      await people.pay(placed);
      await insistOn(
        'a death',
        async () => jobs.deaths(),
        (deaths) => deaths === 1,
      );
      const diedAt = Date.now();
      const rows = await insistOn(
        'both messages delivered',
        () => world.sql`SELECT id, channel, status FROM notification WHERE order_id = ${placed.id}`,
        (seen) => seen.length === 2 && seen.every(({ status }) => status === 'delivered'),
      );
      expect(Date.now() - diedAt).toBeLessThan(FREED_WITHIN_MS);
      const journal = await journalOf(world, placed.id);
      for (const { id } of rows)
        expect(journal.filter(({ key, effect }) => key === id && effect === 'delivered')).toHaveLength(1);
      expect(jobs.crashes()).toEqual([]);
    },
  );
});
