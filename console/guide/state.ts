import { useSyncExternalStore } from 'react';

/** What a visitor of the demo may try, in the order in which it is told. */
export const TASKS = ['cause', 'sentence', 'buy', 'pay', 'propose', 'approve', 'kill'] as const;
export type Task = (typeof TASKS)[number];

export type GuideState = {
  readonly done: readonly Task[];
  readonly isFolded: boolean;
  readonly isAway: boolean;
  /** When the visitor began: what was done before it, others have done. */
  readonly since: string;
};

const KEY = 'packhorse-guide';
const fresh = (): GuideState => ({ done: [], isFolded: false, isAway: false, since: new Date().toISOString() });

const isTask = (name: unknown): name is Task => TASKS.some((task) => task === name);

const read = (): GuideState => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<GuideState>;
    return {
      done: (kept.done ?? []).filter(isTask),
      isFolded: kept.isFolded === true,
      isAway: kept.isAway === true,
      since: kept.since ?? fresh().since,
    };
  } catch {
    return fresh();
  }
};

let state = read();
localStorage.setItem(KEY, JSON.stringify(state));
const watchers = new Set<() => void>();

const write = (next: GuideState): void => {
  state = next;
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const watch of watchers) watch();
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export const guide = {
  tick: (task: Task): void => {
    if (!state.done.includes(task)) write({ ...state, done: [...state.done, task] });
  },
  fold: (isFolded: boolean): void => write({ ...state, isFolded }),
  putAway: (): void => write({ ...state, isAway: true }),
  /** Shown again, unfolded, with what was done. */
  show: (): void => write({ ...state, isAway: false, isFolded: false }),
  startOver: (): void => write(fresh()),
};

export const useGuide = (): GuideState => useSyncExternalStore(watch, () => state);
