import { useEffect, useRef } from 'react';

/** Asked for before the last row is reached, so that scrolling does not stop. */
const AHEAD = 30;

type End = {
  /** The last row that is drawn. */
  readonly seen: number;
  readonly count: number;
  readonly onEnd: (() => void) | undefined;
};

/** Once for each length of the list. */
export const useEnd = ({ seen, count, onEnd }: End): void => {
  const asked = useRef(0);
  const isNear = onEnd !== undefined && count > 0 && seen >= count - AHEAD;
  useEffect(() => {
    if (!isNear || asked.current === count) return;
    asked.current = count;
    onEnd?.();
  });
};
