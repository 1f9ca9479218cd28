import {
  queryOptions,
  useIsMutating,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query';
import type { components } from '../../client/client.ts';
import type { Language } from '../i18n/language.ts';
import { api, dataOf, doneOf, isSignedOut } from './client.ts';
import { SESSION } from './session-key.ts';

export type Session = components['schemas']['Session'];
export type Door = components['schemas']['Door'];
export type Role = Session['role'];
export type Scope = Session['scopes'][number];

const readSession = async (): Promise<Session | null> => {
  try {
    return await dataOf(api.GET('/v1/session'));
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
};

export const sessionQuery = queryOptions({ queryKey: SESSION, queryFn: readSession, staleTime: 60_000 });

export const doorQuery = queryOptions({
  queryKey: ['door'],
  queryFn: () => dataOf(api.GET('/v1/session/door')),
  staleTime: 60_000,
});

/** Whoever is signed in. Only for what is drawn inside the shell, where there is somebody. */
export const useSession = (): Session => {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error('nobody is signed in');
  return data;
};

export const useMay = (): ((scope: Scope) => boolean) => {
  const { data } = useQuery(sessionQuery);
  return (scope) => data?.scopes.includes(scope) ?? false;
};

export const signIn = (login: string, password: string) =>
  dataOf(api.POST('/v1/session', { body: { login, password } }));

export const continueAs = (id: string) => dataOf(api.POST('/v1/session/continue', { body: { principal_id: id } }));

export const setPassword = (invite: string, password: string) =>
  dataOf(api.POST('/v1/session/password', { body: { invite, password } }));

export const speak = (language: Language) => dataOf(api.PATCH('/v1/session', { body: { language } }));

const LEAVING = ['leaving'] as const;

/** While it is under way nothing of the session is on the screen, so that nothing asks for it once it is over. */
export const useIsLeaving = (): boolean => useIsMutating({ mutationKey: LEAVING }) > 0;

/** `onFailure` is called though nothing of the shell is on the screen by then. */
export const useLeave = (onFailure: (error: unknown) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationKey: LEAVING,
    mutationFn: () => doneOf(api.DELETE('/v1/session')),
    onError: onFailure,
    onSuccess: () => {
      client.setQueryData(SESSION, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
    },
  });
};
