export interface Tasks {
  run(delayMs: number, task: () => Promise<void> | void): NodeJS.Timeout;
  /** Ends a timer early; false when its task had begun. */
  cancel(timer: NodeJS.Timeout): boolean;
  /** Resolves when no task is waiting or running. */
  idle(): Promise<void>;
  close(): void;
}

/** Delayed work that can be ended all at once. */
export const createTasks = (): Tasks => {
  const timers = new Set<NodeJS.Timeout>();
  let busy = 0;
  let waiting: (() => void)[] = [];
  const done = (): void => {
    busy -= 1;
    if (busy > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    run: (delayMs, task) => {
      busy += 1;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void Promise.resolve(task()).finally(done);
      }, delayMs);
      timers.add(timer);
      return timer;
    },
    cancel: (timer) => {
      if (!timers.delete(timer)) return false;
      clearTimeout(timer);
      done();
      return true;
    },
    idle: () => (busy === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))),
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};
