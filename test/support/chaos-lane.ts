import { randomUUID } from 'node:crypto';
import { createPeople, type People } from './chaos-people.ts';
import type { Programs } from './chaos-program.ts';
import { startVictim, type Victim } from './chaos-victim.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

export type Stack = { readonly world: World; readonly people: People };
/** A stack with one order in it at a time, so that the n-th commit is always that order's. */
export type Lane = Stack & { readonly worker: Victim; close(): Promise<void> };

/** Real time, so that no silent parcel is asked for while a process is down; people move the deadlines. */
const SETTINGS = { PACE_TRANSPORT: '1', VERDICT_WAIT_MS: '1000' } as const;

/** A stack of its own, in which simulators may end processes. */
export const startStack = async (options: Partial<WorldOptions> = {}): Promise<Stack> => {
  const world = await startWorld({
    subject: `chaos-${randomUUID().slice(0, 4)}`,
    allowKill: true,
    carrierPace: 100_000,
    numberEveryMs: 1_000,
    ...options,
    settings: { ...SETTINGS, ...options.settings },
  });
  return { world, people: createPeople(world) };
};

export const startLane = async (programs: Programs): Promise<Lane> => {
  const stack = await startStack({ withWorker: false });
  const { config } = stack.world;
  const worker = startVictim({ program: programs.path('worker'), config, isArmed: true });
  return {
    ...stack,
    worker,
    close: async () => {
      await worker.stop();
      await stack.world.close();
    },
  };
};

/** Works through a list with several lanes at once, each taking the next when it is free; says what failed where. */
export const onLanes = async <L, T>(
  lanes: readonly L[],
  list: readonly T[],
  work: (lane: L, each: T) => Promise<void>,
): Promise<string[]> => {
  const left = [...list];
  const failures: string[] = [];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const at = next;
        await work(lane, at).catch((error: unknown) => failures.push(`${JSON.stringify(at)}: ${wordsOf(error)}`));
      }
    }),
  );
  return failures;
};

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { expected, actual } = error as { expected?: unknown; actual?: unknown };
  return `${error.message}\n- ${JSON.stringify(expected)}\n+ ${JSON.stringify(actual)}`;
};
