import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, ProblemError } from './client.ts';
import { SESSION } from './session-key.ts';

const MOST_TRIES = 2;

/** Worth asking again: nothing answered, or the answer says so. What a person must change is told at once. */
const isPassing = (error: unknown): boolean => !(error instanceof ProblemError) || error.problem.retryable;

export const createQueryClient = (): QueryClient => {
  const notice = (error: unknown): void => {
    // The shell then shows the way in, at this address.
    if (isSignedOut(error)) client.setQueryData(SESSION, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < MOST_TRIES && isPassing(error),
        retryDelay: (count) => 500 * 2 ** count,
      },
      mutations: { retry: false },
    },
  });
  return client;
};
