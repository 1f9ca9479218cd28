import { useEffect, useRef } from 'react';
import { holdKey } from './dispatch.ts';
import type { KeyName } from './table.ts';

/** Does this when the key is pressed, for as long as it is wanted. */
export const useKey = (name: KeyName, handler: () => void, isWanted = true): void => {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (isWanted ? holdKey(name, () => latest.current()) : undefined), [name, isWanted]);
};
