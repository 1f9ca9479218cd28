import { setTimeout as pause } from 'node:timers/promises';

/** `refusedMs`: how long somebody waited to hear that there is no room. */
export type Load = { readonly perSecond: number; readonly done: number; readonly refusedMs: readonly number[] };
export type Act = () => Promise<void>;

type Refusal = { readonly retryAfterMs: number };

const refusalOf = (error: unknown): Refusal | undefined =>
  error instanceof Error && 'code' in error && error.code === 'RATE_LIMITED'
    ? { retryAfterMs: 'retryAfterMs' in error ? Number(error.retryAfterMs) : 1 }
    : undefined;

/**
 * So many callers, each asking again as soon as it has its answer; who is refused comes again when it was told to. What is
 * answered after the time does not count.
 */
export const closedLoop = async (inFlight: number, seconds: number, act: Act): Promise<Load> => {
  const until = performance.now() + seconds * 1000;
  const refusedMs: number[] = [];
  let done = 0;
  const live = async (): Promise<void> => {
    while (performance.now() < until) {
      const asked = performance.now();
      try {
        await act();
        if (performance.now() < until) done += 1;
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        refusedMs.push(performance.now() - asked);
        await pause(Math.min(refusal.retryAfterMs, Math.max(0, until - performance.now())));
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, live));
  return { perSecond: done / seconds, done, refusedMs };
};

/** Requests at fixed times, whether the ones before have been answered or not; each is timed from when it was due. */
export const openLoop = async (perSecond: number, seconds: number, act: Act): Promise<number[]> => {
  const began = performance.now();
  const total = Math.round(perSecond * seconds);
  const answers: Promise<number>[] = [];
  while (answers.length < total) {
    const due = began + (answers.length * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    else answers.push(act().then(() => performance.now() - due));
  }
  return Promise.all(answers);
};
