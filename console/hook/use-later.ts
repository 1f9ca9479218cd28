import { useEffect, useState } from 'react';

/** True once this has been on the page for so long: what is fast shows no skeleton. */
export const useLater = (afterMs: number): boolean => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), afterMs);
    return () => window.clearTimeout(timer);
  }, [afterMs]);
  return isLate;
};
