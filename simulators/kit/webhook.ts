import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { createTasks, type Tasks } from './tasks.ts';

/** Something to tell; `id` stays the same over all its tries and repeats. */
export type Notice<P = unknown> = {
  readonly id: string;
  readonly channel: string;
  readonly op: string;
  readonly key: string;
  readonly url: string;
  readonly payload: P;
};

/** How one provider words and signs a notice, anew for each try, and what it takes for "received". */
export type Channel = {
  encode(notice: Notice): { readonly body: string; readonly headers: Readonly<Record<string, string>> };
  isReceived(answer: { readonly status: number; readonly text: string }): boolean;
};

export type WebhookOptions = {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly retryDelaysMs?: readonly number[] | undefined;
  readonly timeoutMs?: number | undefined;
};

export interface Webhooks {
  send(notice: Notice): void;
  /** Goes on with what an earlier run had not delivered; call once after the start. */
  resume(): void;
  /** Resolves when nothing is under way or waiting for a next try. */
  idle(): Promise<void>;
  close(): void;
}

const RETRY_DELAYS_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000];
const COLLECTION = 'notice';
const DEFAULT_LATE_MS = 5_000;
const DEFAULT_HELD_MS = 2_000;

type Parts = { readonly options: WebhookOptions; readonly tasks: Tasks; readonly stop: AbortSignal };

const post = async (notice: Notice, { options, stop }: Parts): Promise<{ received: boolean; status: number }> => {
  const channel = options.channels[notice.channel];
  if (!channel) throw new Error(`no such channel: ${notice.channel}`);
  const signal = AbortSignal.any([stop, AbortSignal.timeout(options.timeoutMs ?? 5_000)]);
  try {
    const request = { method: 'POST', redirect: 'manual', signal, ...channel.encode(notice) } as const;
    const response = await fetch(notice.url, request);
    const text = await response.text();
    return { received: channel.isReceived({ status: response.status, text }), status: response.status };
  } catch {
    return { received: false, status: 0 };
  }
};

/** One try after the other until the notice is received or the tries are used up; then `over` is told. */
const createDelivery = (parts: Parts, over: (notice: Notice) => void) => {
  const { options, tasks, stop } = parts;
  const { journal, faults, retryDelaysMs = RETRY_DELAYS_MS } = options;
  const attempt = async (notice: Notice, tries: number): Promise<void> => {
    await journal.settled();
    const { received, status } = await post(notice, parts);
    if (stop.aborted) return;
    const { op, key, id } = notice;
    const detail = { id, try: tries, status };
    const delay = retryDelaysMs[tries - 1];
    if (!received && delay !== undefined) {
      journal.write({ op, key, effect: 'not_received', detail });
      tasks.run(delay, () => attempt(notice, tries + 1));
      return;
    }
    journal.write({ op, key, effect: received ? 'delivered' : 'given_up', detail, put: [[COLLECTION, id, null]] });
    const again = received ? faults.fire(notice, ['duplicate_webhook']) : undefined;
    if (again) tasks.run(again.delayMs ?? 0, () => attempt(notice, tries + 1));
    over(notice);
  };
  return attempt;
};

export const createWebhooks = (options: WebhookOptions): Webhooks => {
  const { journal, faults } = options;
  const stop = new AbortController();
  const tasks = createTasks();
  const held = new Map<string, { notice: Notice; timer: NodeJS.Timeout }>();
  /** A notice held back goes out once a later one about the same thing has arrived. */
  const releaseHeld = (later: Notice): void => {
    const earlier = held.get(later.key);
    if (!earlier || earlier.notice.id === later.id) return;
    held.delete(later.key);
    if (tasks.cancel(earlier.timer)) tasks.run(0, () => attempt(earlier.notice, 1));
  };
  const attempt = createDelivery({ options, tasks, stop: stop.signal }, releaseHeld);
  const schedule = (notice: Notice): void => {
    const late = faults.fire(notice, ['late_webhook']);
    const back = late ? undefined : faults.fire(notice, ['out_of_order_webhook']);
    const delay = late ? (late.delayMs ?? DEFAULT_LATE_MS) : back ? (back.delayMs ?? DEFAULT_HELD_MS) : 0;
    const timer = tasks.run(delay, () => attempt(notice, 1));
    if (back) held.set(notice.key, { notice, timer });
  };
  return {
    send: (notice) => {
      const { op, key, id } = notice;
      const lost = faults.fire(notice, ['lost_webhook']);
      if (lost) return void journal.write({ op, key, effect: 'lost', fault: lost.kind, detail: { id } });
      journal.write({ op, key, effect: 'queued', detail: { id }, put: [[COLLECTION, id, notice]] });
      schedule(notice);
    },
    resume: () => {
      for (const notice of journal.documents<Notice>(COLLECTION).values()) tasks.run(0, () => attempt(notice, 1));
    },
    idle: () => tasks.idle(),
    close: () => {
      stop.abort();
      tasks.close();
    },
  };
};
