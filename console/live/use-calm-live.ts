import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { stream } from './stream.ts';

/** For sums over everything: read again after changes, but not with each of them. */
export const useCalmLive = (queryKey: QueryKey, calmMs: number): void => {
  const client = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    let timer: number | undefined;
    const readAgain = (): void => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
    };
    const stopListening = stream.onChanges(() => {
      timer ??= window.setTimeout(readAgain, calmMs);
    });
    const stopResetting = stream.onReset(readAgain);
    return () => {
      window.clearTimeout(timer);
      stopListening();
      stopResetting();
    };
  }, [client, key, calmMs]);
};
