import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Rows that are scrolled in may be wider than those before: a column may widen then, but nothing moves back and forth. */
export const useKeptWidths = (heads: readonly (string | undefined)[]): RefObject<HTMLTableRowElement | null> => {
  const row = useRef<HTMLTableRowElement>(null);
  const seen = useRef(new Map<string, number>());
  const mayKeep = heads.includes(undefined);
  useLayoutEffect(() => {
    if (!mayKeep) return;
    for (const cell of row.current?.cells ?? []) {
      const head = cell.dataset.head;
      if (head === undefined || !heads.includes(head)) continue;
      const width = cell.offsetWidth;
      if (width <= (seen.current.get(head) ?? 0)) continue;
      seen.current.set(head, width);
      cell.style.setProperty('--kept', `${width}px`);
    }
  });
  useEffect(() => {
    const forget = (): void => {
      seen.current.clear();
      for (const cell of row.current?.cells ?? []) cell.style.removeProperty('--kept');
    };
    window.addEventListener('resize', forget);
    return () => window.removeEventListener('resize', forget);
  }, []);
  return row;
};
