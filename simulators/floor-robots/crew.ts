import { setTimeout as wait } from 'node:timers/promises';
import type { Simulator } from '../kit/server.ts';
import type { TaskItem } from './handheld.ts';
import { type RobotParts, ruleKeyOf, workTask } from './robot.ts';

export type CrewOptions = {
  /** Undefined: all of them. */
  readonly warehouses: readonly string[] | undefined;
  /** How many tasks are worked on at the same time. */
  readonly hands: number;
  readonly pollMs: number;
};

const LEFT_ALONE = 'left';
const LONGEST_POLL_MS = 2_000;
const POLL_GROWTH = 1.5;
const FIRST_SETBACK_MS = 1_000;
const LONGEST_SETBACK_MS = 30_000;

/** What is left to others: decided once per task, by a rule of the kind `leave`. */
const createLeavings = ({ journal, faults }: Simulator) => {
  const left = journal.documents<boolean>(LEFT_ALONE);
  const seen = new Set<string>();
  return (item: TaskItem): boolean => {
    const isNew = !seen.has(item.id) && !left.has(item.id);
    seen.add(item.id);
    const key = ruleKeyOf(item);
    if (isNew && faults.fire({ op: 'floor.task', key }, ['leave'])) {
      journal.write({
        op: 'floor.task',
        key,
        effect: 'left',
        detail: { task: item.id },
        put: [[LEFT_ALONE, item.id, true]],
      });
    }
    return left.has(item.id);
  };
};

/** A task that refused a scan is tried again later, ever less often. */
const createSetbacks = () => {
  const setbacks = new Map<string, { readonly until: number; readonly times: number }>();
  return {
    isAside: (id: string): boolean => (setbacks.get(id)?.until ?? 0) > Date.now(),
    clear: (id: string): void => void setbacks.delete(id),
    add: (id: string): void => {
      const times = setbacks.get(id)?.times ?? 0;
      const until = Date.now() + Math.min(LONGEST_SETBACK_MS, FIRST_SETBACK_MS * 2 ** times);
      setbacks.set(id, { times: times + 1, until });
    },
  };
};

/** Says once when the API stops answering, and once when it answers again. */
const createTrouble = () => {
  let known: string | undefined;
  return (now: string | undefined): void => {
    if (now === known) return;
    known = now;
    process.stderr.write(`${now === undefined ? 'the API answers again' : `no work to be had: ${now}`}\n`);
  };
};

/** Looks for work gently, ever less often while there is none, and gives each task to one pair of hands. */
export const createCrew = (parts: RobotParts, { warehouses, hands, pollMs }: CrewOptions) => {
  const { sim, handheld, stop } = parts;
  const busy = new Map<string, Promise<void>>();
  const isLeft = createLeavings(sim);
  const setbacks = createSetbacks();
  const tellTrouble = createTrouble();

  const isReady = ({ id, next, warehouse }: TaskItem): boolean =>
    next !== null && next !== 'wait' && !busy.has(id) && !parts.isPaused(warehouse) && !setbacks.isAside(id);

  const work = async (id: string): Promise<void> => {
    const isFine = await workTask(id, parts).catch(() => false);
    if (isFine) setbacks.clear(id);
    else setbacks.add(id);
    busy.delete(id);
  };

  const look = async (): Promise<void> => {
    const lists = await Promise.all((warehouses ?? [undefined]).map((warehouse) => handheld.list(warehouse)));
    const ready = lists.flat().filter((item) => isReady(item) && !isLeft(item));
    for (const { id } of ready.slice(0, Math.max(0, hands - busy.size))) busy.set(id, work(id));
    tellTrouble(undefined);
  };

  const run = async (): Promise<void> => {
    for (let pause = pollMs; !stop.aborted; ) {
      await look().catch((error: unknown) => {
        if (!stop.aborted) tellTrouble(error instanceof Error ? error.message : 'unknown');
      });
      pause = busy.size > 0 ? pollMs : Math.min(LONGEST_POLL_MS, pause * POLL_GROWTH);
      await wait(pause, undefined, { signal: stop }).catch(() => undefined);
    }
    await Promise.all(busy.values());
  };

  return { run, busyCount: () => busy.size };
};
