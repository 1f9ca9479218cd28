import { setTimeout as pause } from 'node:timers/promises';

/** `refusedMs`: how long somebody waited to hear that there is no room. */
export type Load = { readonly perSecond: number; readonly done: number; readonly refusedMs: readonly number[] };
export type Act = () => Promise<void>;

type Refusal = { readonly retryAfterMs: number };

const refusalOf = (error: unknown): Refusal | undefined =>
  error instanceof Error && 'code' in error && error.code === 'RATE_LIMITED'
    ? { retryAfterMs: 'retryAfterMs' in error ? Number(error.retryAfterMs) : 1 }
    : undefined;

/** So many callers, each asking again as soon as it has its answer; who is refused comes again when it was told to. */
export const closedLoop = async (inFlight: number, seconds: number, act: Act): Promise<Load> => {
  const began = performance.now();
  const until = began + seconds * 1000;
  const refusedMs: number[] = [];
  let done = 0;
  const live = async (): Promise<void> => {
    while (performance.now() < until) {
      const asked = performance.now();
      try {
        await act();
        done += 1;
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        refusedMs.push(performance.now() - asked);
        await pause(refusal.retryAfterMs);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, live));
  return { perSecond: done / ((performance.now() - began) / 1000), done, refusedMs };
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
