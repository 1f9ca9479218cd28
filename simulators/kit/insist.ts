import { setTimeout as wait } from 'node:timers/promises';

type Answered = { readonly response: Response };

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

const asksForPatience = ({ response }: Answered): boolean => response.status >= 500 || response.status === 429;

const patienceOf = (answer: Answered | undefined): number => {
  const seconds = Number(answer?.response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? seconds * 1_000 : 0;
};

/** Repeats a call that gets no answer, or one that asks for patience. The call must be one that may be repeated. */
export const insist = async <T extends Answered>(call: () => Promise<T>, stop: AbortSignal): Promise<T> => {
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(LONGEST_WAIT_MS, pause * 2)) {
    stop.throwIfAborted();
    const answer = await call().catch(() => undefined);
    if (answer && !asksForPatience(answer)) return answer;
    await wait(Math.max(pause, patienceOf(answer)), undefined, { signal: stop });
  }
};

/** Looks again, ever less often, until there is something to see. */
export const watchFor = async <T>(look: () => Promise<T | undefined>, stop: AbortSignal): Promise<T> => {
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(LONGEST_WAIT_MS / 5, pause * 1.5)) {
    stop.throwIfAborted();
    const seen = await look().catch(() => undefined);
    if (seen !== undefined) return seen;
    await wait(pause, undefined, { signal: stop });
  }
};
