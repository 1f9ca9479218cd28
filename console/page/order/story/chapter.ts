import type { Entry } from '../order-query.ts';

/** An entry as it is told; `count` says how often the same happened in a row. */
export type Told = { readonly entry: Entry; readonly count: number };
export type Chapter = {
  readonly key: string;
  readonly chapter: Entry['chapter'];
  readonly n: number | null;
  readonly told: readonly Told[];
};

/** What the engine notes for itself; the story is the same without it. */
const QUIET = ['create_requested', 'capture_requested', 'close_requested', 'order.noted', 'pending'];

const keyOf = ({ chapter, n }: Entry): string =>
  chapter === 'parcel' || chapter === 'floor' ? `${chapter} ${n ?? ''}` : chapter;

const isSame = (a: Entry, b: Entry): boolean =>
  a.kind === b.kind && JSON.stringify({ ...a.facts, at: null }) === JSON.stringify({ ...b.facts, at: null });

/** Repeats in a row are told once, with the last moment. */
const fold = (entries: readonly Entry[]): readonly Told[] => {
  const told: Told[] = [];
  for (const entry of entries) {
    const last = told.at(-1);
    if (last && isSame(last.entry, entry)) told[told.length - 1] = { entry, count: last.count + 1 };
    else told.push({ entry, count: 1 });
  }
  return told;
};

/** Chapters in the order in which they begin. */
export const tellStory = (
  entries: readonly Entry[],
  { isWhole }: { readonly isWhole: boolean },
): readonly Chapter[] => {
  const chapters = new Map<string, Entry[]>();
  for (const entry of entries.filter(({ kind }) => isWhole || !QUIET.includes(kind))) {
    const key = keyOf(entry);
    chapters.set(key, [...(chapters.get(key) ?? []), entry]);
  }
  return [...chapters].flatMap(([key, all]) => {
    const [first] = all;
    const isOfParcel = first?.chapter === 'parcel' || first?.chapter === 'floor';
    return first ? [{ key, chapter: first.chapter, n: isOfParcel ? first.n : null, told: fold(all) }] : [];
  });
};
