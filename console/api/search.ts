import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../client/client.ts';
import { api, dataOf } from './client.ts';

export type Found = components['schemas']['SearchResult']['data'][number];

/** Shorter texts are names of pages, not numbers of things. */
const LEAST = 4;

export const isNumberLike = (text: string): boolean => text.trim().length >= LEAST && /\d/.test(text);

const lookUp = async (text: string): Promise<readonly Found[]> =>
  (await dataOf(api.GET('/v1/search', { params: { query: { q: text } } }))).data;

/** Orders by whatever was pasted: a number of theirs, a phone, a tracking number, a workflow id. */
export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: () => lookUp(text),
    enabled: isNumberLike(text),
    staleTime: 10_000,
  });
