import { FaultError } from '../domain/fault-error.ts';
import { fault } from '../domain/faults.ts';

export type GroupCommitOptions<Request, Answer> = {
  /** One transaction for all of them; answers in the order of the requests. Repeating it must change nothing. */
  readonly commit: (requests: readonly Request[]) => Promise<readonly Answer[]>;
  /** What a request contends for: no two transactions of this process touch the same at once. */
  readonly contendsFor: (request: Request) => readonly string[];
  /** Whether a failed transaction may succeed without one of its requests. */
  readonly isAboutOne: (error: unknown) => boolean;
  /** Transactions at once. */
  readonly transactions?: number;
  /** Requests in one transaction. */
  readonly largest?: number;
  /** Requests that may wait; the next one is refused. */
  readonly waiting?: number;
};

export type GroupCommit<Request, Answer> = { submit(request: Request): Promise<Answer> };

type Waiting<Request, Answer> = {
  readonly request: Request;
  readonly wants: readonly string[];
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
};
type Group<Request, Answer> = readonly Waiting<Request, Answer>[];

/** So many waiting for one thing are a crowd: it travels alone, so that nobody else waits for its transaction. */
const CROWD = 8;
/** For so many served, one who was refused may come again. */
const RETURNS = 4;
const LONGEST_RETRY_MS = 5_000;

/**
 * Requests that arrive while a transaction runs share the next one: the window is the transaction before, a few
 * milliseconds under load, and nothing waits when nothing runs. In the order of arrival for whatever is contended.
 */
export const createGroupCommit = <Request, Answer>(
  options: GroupCommitOptions<Request, Answer>,
): GroupCommit<Request, Answer> => {
  const { transactions = 4, largest = 64, waiting: limit = 1_024 } = options;
  const queue = createQueue<Request, Answer>(largest);
  const pace = createPace();
  let running = 0;
  let isScheduled = false;

  const run = async (group: Group<Request, Answer>): Promise<void> => {
    running += 1;
    await pace.measure(group.length, () => settleGroup(options, group));
    running -= 1;
    queue.leave(group);
    schedule();
  };

  const start = (): void => {
    isScheduled = false;
    while (running < transactions) {
      const group = queue.take();
      if (group.length === 0) return;
      void run(group);
    }
  };

  /** On the next turn of the loop, so that those who ask in the same turn go together. */
  const schedule = (): void => {
    if (isScheduled || queue.size() === 0) return;
    isScheduled = true;
    setImmediate(start);
  };

  const submit = (request: Request): Promise<Answer> => {
    if (queue.size() >= limit)
      return Promise.reject(new FaultError(fault('RATE_LIMITED'), { retryAfterMs: pace.retryAfterMs(queue.size()) }));
    return new Promise<Answer>((settle, fail) => {
      queue.add({ request, wants: options.contendsFor(request), settle, fail });
      schedule();
    });
  };
  return { submit };
};

/**
 * How long a request takes of a transaction. Everybody who is refused gets a time of its own to come again, behind those
 * who wait and those who were refused before, so that refusing never takes the time that serving needs.
 */
const createPace = () => {
  let msPerRequest = 0.1;
  let nextAt = 0;
  return {
    measure: async (requests: number, work: () => Promise<void>): Promise<void> => {
      const began = performance.now();
      await work();
      msPerRequest = 0.9 * msPerRequest + 0.1 * ((performance.now() - began) / requests);
    },
    retryAfterMs: (waiting: number): number => {
      const now = performance.now();
      nextAt = Math.min(
        Math.max(nextAt, now + msPerRequest * waiting) + msPerRequest * RETURNS,
        now + LONGEST_RETRY_MS,
      );
      return Math.ceil(nextAt - now);
    },
  };
};

/** Tells each its own answer. A transaction that one request spoils is done again in halves, in the same order. */
const settleGroup = async <Request, Answer>(
  options: GroupCommitOptions<Request, Answer>,
  group: Group<Request, Answer>,
  isRepeat = false,
): Promise<void> => {
  try {
    const answers = await options.commit(group.map(({ request }) => request));
    if (answers.length !== group.length) throw new Error('a transaction must answer each of its requests');
    answers.forEach((answer, index) => group[index]?.settle(answer));
  } catch (error) {
    const isLast = group.length === 1 && isRepeat;
    if (isLast || !options.isAboutOne(error)) {
      for (const { fail } of group) fail(error);
      return;
    }
    const middle = Math.ceil(group.length / 2);
    await settleGroup(options, group.slice(0, middle), true);
    if (group.length > 1) await settleGroup(options, group.slice(middle), true);
  }
};

/** Who waits, in the order of arrival, and what those who left are busy with. */
const createQueue = <Request, Answer>(largest: number) => {
  let waiting: Waiting<Request, Answer>[] = [];
  const busy = new Set<string>();
  const counts = new Map<string, number>();

  const count = (wants: readonly string[], step: number): void => {
    for (const want of wants) {
      const now = (counts.get(want) ?? 0) + step;
      if (now > 0) counts.set(want, now);
      else counts.delete(want);
    }
  };

  return {
    size: () => waiting.length,
    add: (one: Waiting<Request, Answer>): void => {
      waiting.push(one);
      count(one.wants, 1);
    },
    take: (): Group<Request, Answer> => {
      const isCrowded = (want: string): boolean => (counts.get(want) ?? 0) > CROWD;
      const { group, rest } = chooseGroup(waiting, { busy, largest, isCrowded });
      waiting = rest;
      for (const { wants } of group) {
        count(wants, -1);
        for (const want of wants) busy.add(want);
      }
      return group;
    },
    leave: (group: Group<Request, Answer>): void => {
      for (const { wants } of group) for (const want of wants) busy.delete(want);
    },
  };
};

type Rules = {
  readonly busy: ReadonlySet<string>;
  readonly largest: number;
  readonly isCrowded: (want: string) => boolean;
};

/**
 * The first who may go leads. A crowd takes its own with it, others take everybody who is in no crowd.
 * Nobody overtakes another who wants the same.
 */
const chooseGroup = <Request, Answer>(waiting: Group<Request, Answer>, { busy, largest, isCrowded }: Rules) => {
  const blocked = new Set<string>();
  const group: Waiting<Request, Answer>[] = [];
  const rest: Waiting<Request, Answer>[] = [];
  let crowd: string | undefined;
  const mayGo = (want: string): boolean => !busy.has(want) && !blocked.has(want);
  const belongs = (wants: readonly string[]): boolean =>
    group.length === 0 || (crowd === undefined ? !wants.some(isCrowded) : wants.includes(crowd));
  for (const [index, each] of waiting.entries()) {
    if (group.length === largest) return { group, rest: [...rest, ...waiting.slice(index)] };
    if (each.wants.every(mayGo) && belongs(each.wants)) {
      if (group.length === 0) crowd = each.wants.find(isCrowded);
      group.push(each);
    } else {
      rest.push(each);
      for (const want of each.wants) blocked.add(want);
    }
  }
  return { group, rest };
};
