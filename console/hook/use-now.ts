import { useSyncExternalStore } from 'react';

/** One clock for all times on the page, so that they tick together. */
const createClock = (everyMs: number) => {
  const watchers = new Set<() => void>();
  let now = Date.now();
  let timer: number | undefined;
  const tick = (): void => {
    now = Date.now();
    for (const watcher of watchers) watcher();
  };
  const watch = (watcher: () => void) => {
    watchers.add(watcher);
    if (timer === undefined) {
      now = Date.now();
      timer = window.setInterval(tick, everyMs);
    }
    return (): void => {
      watchers.delete(watcher);
      if (watchers.size > 0) return;
      window.clearInterval(timer);
      timer = undefined;
    };
  };
  const read = (): number => {
    if (timer === undefined && Date.now() - now > everyMs) now = Date.now();
    return now;
  };
  return { watch, read };
};

const bySecond = createClock(1_000);
const bySlow = createClock(15_000);

export const useNow = (isClose: boolean): number => {
  const clock = isClose ? bySecond : bySlow;
  return useSyncExternalStore(clock.watch, clock.read);
};
