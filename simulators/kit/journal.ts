import { existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

type Facts = Readonly<Record<string, string | number | boolean>>;

/** One thing that happened. `effect` says what was done, or `replayed`, `refused`, `lost`, `answer_lost`, `read`. */
export type JournalEntry = {
  readonly n: number;
  readonly at: string;
  readonly op: string;
  readonly key: string;
  readonly effect: string;
  readonly amounts?: Facts;
  readonly detail?: Facts;
  /** The kind of the fault that caused this entry. */
  readonly fault?: string;
};

/** A document as it stands after the effect; `null` removes it. */
export type Put = readonly [collection: string, key: string, value: unknown];

export type JournalWrite = Omit<JournalEntry, 'n' | 'at'> & { readonly put?: readonly Put[] };

export type JournalFilter = {
  readonly after?: number | undefined;
  readonly op?: string | undefined;
  readonly key?: string | undefined;
  readonly limit?: number | undefined;
};

export interface Journal {
  /** Takes effect in memory at once; on disk when the next `settled()` resolves. */
  write(entry: JournalWrite): JournalEntry;
  /** Resolves when every line written so far is on the disk. Nothing may be answered or sent before. */
  settled(): Promise<void>;
  list(filter?: JournalFilter): JournalEntry[];
  /** The live documents of a collection, rebuilt from the file at the start. Change them by `put` only. */
  documents<T>(collection: string): ReadonlyMap<string, T>;
  close(): Promise<void>;
}

type Line = JournalEntry & { readonly put?: readonly Put[] };

/** Whole lines of the file; the torn end of a line that a kill left behind is cut off. */
const readLines = (file: string): Line[] => {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
  const text = bytes.subarray(0, end).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
};

/** Lines that come in while one write is under way share the next write and its fsync. */
const createDisk = (handle: FileHandle) => {
  let queue: string[] = [];
  let running: Promise<void> = Promise.resolve();
  let scheduled: Promise<void> | undefined;
  const writeBatch = async (): Promise<void> => {
    const lines = queue;
    queue = [];
    running = scheduled ?? running;
    scheduled = undefined;
    await handle.appendFile(lines.join(''));
    await handle.datasync();
  };
  const settled = (): Promise<void> => {
    if (queue.length === 0) return running;
    scheduled ??= running.then(writeBatch);
    return scheduled;
  };
  const append = (line: string): void => {
    queue.push(line);
    void settled();
  };
  return { append, settled, close: () => settled().then(() => handle.close()) };
};

const createDocuments = () => {
  const collections = new Map<string, Map<string, unknown>>();
  const collection = (name: string): Map<string, unknown> => {
    const known = collections.get(name) ?? new Map<string, unknown>();
    collections.set(name, known);
    return known;
  };
  const apply = (put: readonly Put[] | undefined): void => {
    for (const [name, key, value] of put ?? []) {
      if (value === null) collection(name).delete(key);
      else collection(name).set(key, value);
    }
  };
  return { collection, apply };
};

const matches = (name: string | undefined, value: string): boolean =>
  name === undefined || (name.endsWith('*') ? value.startsWith(name.slice(0, -1)) : value === name);

/** Without a file the journal lives in memory only. */
export const openJournal = async (file?: string): Promise<Journal> => {
  if (file) mkdirSync(dirname(file), { recursive: true });
  const docs = createDocuments();
  const entries: JournalEntry[] = [];
  for (const { put, ...entry } of file ? readLines(file) : []) {
    docs.apply(put);
    entries.push(entry);
  }
  const disk = file ? createDisk(await open(file, 'a')) : undefined;
  return {
    write: ({ put, ...facts }) => {
      const entry: JournalEntry = { n: (entries.at(-1)?.n ?? 0) + 1, at: new Date().toISOString(), ...facts };
      docs.apply(put);
      entries.push(entry);
      disk?.append(`${JSON.stringify({ ...entry, ...(put ? { put } : {}) })}\n`);
      return entry;
    },
    settled: () => disk?.settled() ?? Promise.resolve(),
    list: ({ after = 0, op, key, limit = 1_000 } = {}) =>
      entries
        .slice(after)
        .filter((entry) => matches(op, entry.op) && matches(key, entry.key))
        .slice(0, limit),
    documents: <T>(name: string) => docs.collection(name) as ReadonlyMap<string, unknown> as ReadonlyMap<string, T>,
    close: () => disk?.close() ?? Promise.resolve(),
  };
};
