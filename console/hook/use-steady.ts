import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function for as long as the piece stands, which does what the latest one would: for pieces that are kept as they are. */
export const useSteady = <Args extends readonly unknown[]>(act: (...args: Args) => void): ((...args: Args) => void) => {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
};
