import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Facts, factsOf, journalOf, killsIn } from '../support/chaos-facts.ts';
import { type Lane, onLanes, startLane } from '../support/chaos-lane.ts';
import { compilePrograms, type Programs } from '../support/chaos-program.ts';
import { STORIES, STORY_NAMES, type StoryName } from '../support/chaos-story.ts';
import { brokenInvariants } from '../support/invariants.ts';

const LANES = 6;

/** An order of this story that nothing happened to. */
type Unkilled = { readonly facts: Facts; readonly commits: readonly string[]; readonly calls: readonly string[] };
type Point = { readonly story: StoryName; readonly at: string };

/** Made by others than the worker: the payer, the driver, the jobs. */
const BY_OTHERS = /\.(pay|collect|notify|webhook|event|push)$|^message\./;

const SIMULATORS = { yipay: 'gateways', cardhouse: 'gateways', egret: 'carriers', stonebridge: 'carriers' } as const;

const simulatorOf = (op: string) => SIMULATORS[op.split('.')[0] as keyof typeof SIMULATORS];

const spoken = ({ story, at }: Point): string => `${story}: ${at}`;

describe('the worker, killed by SIGKILL', () => {
  const lanes: Lane[] = [];
  const unkilled = {} as Record<StoryName, Unkilled>;
  let programs: Programs;
  beforeAll(async () => {
    programs = await compilePrograms();
    lanes.push(...(await Promise.all(Array.from({ length: LANES }, () => startLane(programs)))));
  });
  afterAll(async () => {
    await Promise.all(lanes.map((lane) => lane.close()));
    programs.remove();
  });

  /** Every point of the stories that end well, and of the cancelled ones what comes after their cancel. */
  const pointsOf = (kind: 'commits' | 'calls'): Point[] =>
    STORY_NAMES.flatMap((story) => {
      const [method] = story.split(',') as [StoryName];
      const before = method === story ? [] : unkilled[method][kind];
      return unkilled[story][kind].filter((at) => !before.includes(at)).map((at) => ({ story, at }));
    });

  /** The order ends as if nothing had happened. */
  const dieAt = async (lane: Lane, { story }: Point, arm: () => Promise<void>): Promise<string> => {
    await arm();
    const orderId = await STORIES[story](lane);
    expect(await factsOf(lane.world, orderId)).toEqual(unkilled[story].facts);
    expect(lane.worker.deaths()).toBe(1);
    expect(lane.worker.crashes()).toEqual([]);
    return orderId;
  };

  test('lives through each story once, unharmed', async () => {
    const failures = await onLanes(lanes, STORY_NAMES, async (lane, story) => {
      await lane.worker.arm();
      const orderId = await STORIES[story](lane);
      const facts = await factsOf(lane.world, orderId);
      const ops = (await journalOf(lane.world, orderId)).map(({ op }) => op).filter((op) => !BY_OTHERS.test(op));
      expect(ops.toSorted(), `${story}: each call is made once`).toEqual([...new Set(ops)].toSorted());
      unkilled[story] = { facts, commits: lane.worker.marks().map(({ mark }) => mark), calls: ops };
    });
    expect(failures).toEqual([]);
  });

  /** Ends itself right after the commit. */
  const dieAfterCommit = async (lane: Lane, point: Point): Promise<string[]> => {
    await dieAt(lane, point, () => lane.worker.arm(point.at));
    return lane.worker.marks().flatMap(({ mark, killed }) => (killed ? [mark] : []));
  };

  /** Is ended by the provider that it calls. */
  const dieAtCall = async (lane: Lane, point: Point): Promise<string[]> => {
    const [op, when] = point.at.split(' ') as [string, 'before' | 'after'];
    const orderId = await dieAt(lane, point, async () => {
      await lane.worker.arm();
      const rule = { kind: 'kill', op, when, pid: lane.worker.pid(), times: 1 } as const;
      await lane.world.shop.addFault(simulatorOf(op), rule);
    });
    return killsIn(await journalOf(lane.world, orderId));
  };

  test('after each of its own commits, and at each call to others before and after it takes effect', async () => {
    const calls = pointsOf('calls').flatMap(({ story, at }) =>
      ['before', 'after'].map((when) => ({ story, at: `${at} ${when}` })),
    );
    const commits = pointsOf('commits');
    const hit: string[] = [];
    const failures = await onLanes(lanes, [...calls, ...commits], async (lane, point) => {
      const died = await (calls.includes(point) ? dieAtCall : dieAfterCommit)(lane, point);
      hit.push(...died.map((at) => spoken({ ...point, at })));
    });
    expect(failures).toEqual([]);
    expect(hit.toSorted()).toEqual([...calls, ...commits].map(spoken).toSorted());
  });

  test('and every invariant holds', async () => {
    for (const { world } of lanes) expect(await brokenInvariants(world.sql)).toEqual({});
  });
});
