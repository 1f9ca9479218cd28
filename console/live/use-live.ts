import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { type Change, type Connection, stream } from './stream.ts';

type Wanted = {
  /** Only what concerns this order. */
  readonly orderId?: string;
  /** Only changes whose type begins with one of these. */
  readonly types?: readonly string[];
};

const concerns = (change: Change, { orderId, types }: Wanted): boolean =>
  (orderId === undefined || change.order_id === orderId) &&
  (types === undefined || types.some((type) => change.type.startsWith(type)));

/** Reads again whatever lies under this key when something changes, and after a gap in the stream. */
export const useLive = (queryKey: QueryKey, wanted: Wanted = {}): void => {
  const client = useQueryClient();
  const key = JSON.stringify([queryKey, wanted]);
  useEffect(() => {
    const [under, only] = JSON.parse(key) as [QueryKey, Wanted];
    const readAgain = (): void => void client.invalidateQueries({ queryKey: under });
    const stopListening = stream.onChanges((changes) => {
      if (changes.some((change) => concerns(change, only))) readAgain();
    });
    const stopResetting = stream.onReset(readAgain);
    return () => {
      stopListening();
      stopResetting();
    };
  }, [client, key]);
};

export const useConnection = (): Connection => useSyncExternalStore(stream.onState, stream.connection);

/** For as long as somebody is signed in. */
export const useStream = (): void => useEffect(() => stream.start(), []);
