import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const item = z.object({
  id: z.string(),
  order_id: z.string(),
  order_reference: z.string().nullable(),
  warehouse: z.string(),
  carrier: z.string(),
  next: z.string().nullable(),
});
export type TaskItem = z.infer<typeof item>;

const task = item.extend({
  state: z.string(),
  lines: z.array(
    z.object({
      sku: z.string(),
      barcode: z.string(),
      quantity: z.int(),
      picked: z.int(),
      packed: z.int(),
      put_back: z.int(),
    }),
  ),
  expected_weight_grams: z.int(),
  parcel: z.object({ id: z.string(), tracking_number: z.string().nullable() }),
});
export type Task = z.infer<typeof task>;

const page = z.object({ data: z.array(item), next_cursor: z.string().nullable() });
const taken = z.object({ task });
const problem = z.object({ code: z.string() });

export type ScanBody = {
  readonly scan_id: string;
  readonly kind: string;
  readonly barcode?: string;
  readonly quantity?: number;
  readonly weight_grams?: number;
};

export type Scanned = { readonly task: Task } | { readonly refused: string };

export type HandheldOptions = { readonly apiUrl: string; readonly key: string; readonly stop: AbortSignal };

const TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const MOST_PAGES = 5;

type Reply = { readonly status: number; readonly body: unknown; readonly retryAfterMs: number };

/** What gets no answer is sent again, with the same body. A call under way is let finish when the robots stop. */
const createLine = ({ apiUrl, key, stop }: HandheldOptions) => {
  const send = async (path: string, body?: ScanBody): Promise<Reply> => {
    const response = await fetch(`${apiUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : 0,
    };
  };
  const insist = async (path: string, body?: ScanBody): Promise<Reply> => {
    for (let pause = FIRST_WAIT_MS; ; pause = Math.min(LONGEST_WAIT_MS, pause * 2)) {
      const reply = await send(path, body).catch(() => undefined);
      if (reply && reply.status < 500 && reply.status !== 429) return reply;
      await wait(Math.max(pause, reply?.retryAfterMs ?? 0), undefined, { signal: stop });
    }
  };
  return { send, insist };
};

/** The API as a handheld uses it. */
export const createHandheld = (options: HandheldOptions) => {
  const { send, insist } = createLine(options);
  return {
    /** Open work, oldest first. Throws when the API does not answer; the caller comes again later. */
    list: async (warehouse: string | undefined): Promise<TaskItem[]> => {
      const found: TaskItem[] = [];
      const query = new URLSearchParams({ limit: '200', ...(warehouse === undefined ? {} : { warehouse }) });
      for (let n = 0; n < MOST_PAGES; n += 1) {
        const { status, body } = await send(`/v1/pick-tasks?${query.toString()}`);
        if (status !== 200) throw new Error(`HTTP ${status}`);
        const { data, next_cursor } = page.parse(body);
        found.push(...data);
        if (next_cursor === null) break;
        query.set('cursor', next_cursor);
      }
      return found;
    },

    read: async (id: string): Promise<Task> => task.parse((await insist(`/v1/pick-tasks/${id}`)).body),

    scan: async (id: string, body: ScanBody): Promise<Scanned> => {
      const reply = await insist(`/v1/pick-tasks/${id}/scans`, body);
      return reply.status === 200
        ? { task: taken.parse(reply.body).task }
        : { refused: problem.parse(reply.body).code };
    },
  };
};

export type Handheld = ReturnType<typeof createHandheld>;
