import { queryOptions } from '@tanstack/react-query';
import type { English } from '../i18n/en.ts';
import { callApi, ProblemError } from './client.ts';

export type Found = {
  readonly kind: string;
  readonly id: string;
  readonly order_id?: string | null;
  readonly label?: string | null;
};

const KINDS = [
  'order',
  'parcel',
  'approval',
  'workflow',
  'customer',
] as const satisfies readonly (keyof English['shell']['found'])[];

export const foundKind = (kind: string): (typeof KINDS)[number] => KINDS.find((each) => each === kind) ?? 'order';

/** Shorter texts are names of pages, not numbers of things. */
const LEAST = 4;

export const isNumberLike = (text: string): boolean => text.trim().length >= LEAST && /\d/.test(text);

const lookUp = async (text: string): Promise<readonly Found[]> => {
  try {
    return (await callApi<{ data: readonly Found[] }>(`/v1/search?q=${encodeURIComponent(text)}`)).data;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return [];
    throw error;
  }
};

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: () => lookUp(text),
    enabled: isNumberLike(text),
    staleTime: 10_000,
  });
