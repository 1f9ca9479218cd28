import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Language } from '../i18n/language.ts';
import type { English } from '../i18n/en.ts';
import { callApi, ProblemError } from './client.ts';
import { SESSION } from './session-key.ts';

export type Role = keyof English['shell']['role'];
export type Name = { readonly 'zh-CN': string; readonly en: string };

export type Session = {
  readonly id: string;
  readonly role: Role;
  readonly name: Name;
  readonly language: Language;
  readonly scopes: readonly string[];
  readonly demo: boolean;
  readonly pace: { readonly human: number; readonly transport: number };
  readonly temporal_ui_url: string | null;
  readonly shops: readonly { readonly id: string; readonly name: Name | string }[];
  readonly expires_at: string;
};

export type Door = {
  readonly demo: boolean;
  readonly tiles: readonly { readonly id: string; readonly role: Role; readonly name: Name }[];
};

const readSession = async (): Promise<Session | null> => {
  try {
    return await callApi<Session>('/v1/session');
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
};

export const sessionQuery = queryOptions({ queryKey: SESSION, queryFn: readSession, staleTime: 60_000 });

export const doorQuery = queryOptions({
  queryKey: ['door'],
  queryFn: () => callApi<Door>('/v1/session/door'),
  staleTime: 60_000,
});

/** Whoever is signed in. Only for what is drawn inside the shell, where there is somebody. */
export const useSession = (): Session => {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error('nobody is signed in');
  return data;
};

export const useMay = (): ((scope: string) => boolean) => {
  const { data } = useQuery(sessionQuery);
  return (scope) => data?.scopes.includes(scope) ?? false;
};

const write = (path: string, method: string, body?: unknown) => callApi<unknown>(path, { method, body: body ?? {} });

export const signIn = (login: string, password: string) => write('/v1/session', 'POST', { login, password });
export const continueAs = (id: string) => write('/v1/session/continue', 'POST', { principal_id: id });
export const signOut = () => write('/v1/session', 'DELETE');
export const speak = (language: Language) => write('/v1/session', 'PATCH', { language });
export const setPassword = (invite: string, password: string) =>
  write('/v1/session/password', 'POST', { invite, password });
