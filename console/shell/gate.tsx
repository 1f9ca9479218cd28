import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery, useIsLeaving } from '../api/session.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { ErrorState } from '../piece/error-state.tsx';
import { Loading } from '../piece/loading.tsx';
import { Shell } from './shell.tsx';
import { ToDoor } from './to-door.tsx';

/** The shell for whoever is signed in; everybody else goes to the door, with the way back. */
export const Gate = () => {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  const isLeaving = useIsLeaving();
  const language = data?.language;
  useEffect(() => {
    if (language !== undefined) void changeLanguage(language);
  }, [language]);
  if (isLeaving) return <Loading />;
  if (data === null) return <ToDoor />;
  if (data !== undefined) return <Shell />;
  return isPending ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
};
