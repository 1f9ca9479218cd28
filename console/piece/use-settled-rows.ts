import { useState } from 'react';

type Settled<Row> = { readonly shown: readonly Row[]; readonly freshCount: number; readonly takeFresh: () => void };

type Held = { readonly under: string; readonly ids: readonly string[] };

/** Rows that stay in their places: what they say is renewed, what is new waits until it is asked for. */
export const useSettledRows = <Row>(
  rows: readonly Row[],
  { idOf, under }: { readonly idOf: (row: Row) => string; readonly under: string },
): Settled<Row> => {
  const now: Held = { under, ids: rows.map(idOf) };
  const [held, setHeld] = useState<Held>(now);
  const isOther = held.under !== under || held.ids.length === 0;
  if (isOther && held.ids.join() + held.under !== now.ids.join() + now.under) setHeld(now);
  const known = isOther ? now : held;
  const places = new Map(rows.map((row, place) => [idOf(row), place]));
  const kept = known.ids.flatMap((id) => places.get(id) ?? []);
  const shown = [...kept.flatMap((place) => rows[place] ?? []), ...rows.slice(Math.max(-1, ...kept) + 1)];
  return { shown, freshCount: rows.length - shown.length, takeFresh: () => setHeld(now) };
};
