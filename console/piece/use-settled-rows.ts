import { useMemo, useState } from 'react';

type Settled<Row> = { readonly shown: readonly Row[]; readonly freshCount: number; readonly takeFresh: () => void };

type Held = { readonly under: string; readonly ids: readonly string[] };

/** Those that were there, in their places, and what follows the last of them. */
const settle = <Row>(rows: readonly Row[], ids: readonly string[], idOf: (row: Row) => string): readonly Row[] => {
  const places = new Map(rows.map((row, place) => [idOf(row), place]));
  const kept = ids.flatMap((id) => places.get(id) ?? []);
  const last = kept.reduce((most, place) => Math.max(most, place), -1);
  return [...kept.flatMap((place) => rows[place] ?? []), ...rows.slice(last + 1)];
};

/** Rows that stay in their places: what they say is renewed, what is new waits until it is asked for. */
export const useSettledRows = <Row>(
  rows: readonly Row[],
  { idOf, under }: { readonly idOf: (row: Row) => string; readonly under: string },
): Settled<Row> => {
  const now = useMemo<Held>(() => ({ under, ids: rows.map(idOf) }), [rows, idOf, under]);
  const [held, setHeld] = useState<Held>(now);
  const isOther = held.under !== under || held.ids.length === 0;
  if (isOther && held !== now && held.ids.join() + held.under !== now.ids.join() + now.under) setHeld(now);
  const { ids } = isOther ? now : held;
  const shown = useMemo(() => settle(rows, ids, idOf), [rows, ids, idOf]);
  return { shown, freshCount: rows.length - shown.length, takeFresh: () => setHeld(now) };
};
