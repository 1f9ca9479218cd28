import { useCallback, useEffect, useRef } from 'react';
import { holdKey } from './dispatch.ts';
import type { KeyName } from './table.ts';

const useLatest = (handler: () => void): (() => void) => {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  return useCallback(() => latest.current(), []);
};

/** Does this when the key is pressed, for as long as it is wanted. */
export const useKey = (name: KeyName, handler: () => void, isWanted = true): void => {
  const act = useLatest(handler);
  useEffect(() => (isWanted ? holdKey(name, act) : undefined), [name, act, isWanted]);
};

/** The same on pages that do nothing of their own with it. */
export const useFallbackKey = (name: KeyName, handler: () => void): void => {
  const act = useLatest(handler);
  useEffect(() => holdKey(name, act, { isFallback: true }), [name, act]);
};
