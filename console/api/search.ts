import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../client/client.ts';
import { api, dataOf } from './client.ts';

export type Found = components['schemas']['SearchResult']['data'][number];

/** Shorter texts are names of pages, not numbers of things. */
const LEAST = 4;

export const isNumberLike = (text: string): boolean => text.trim().length >= LEAST && /\d/.test(text);

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: async () => (await dataOf(api.GET('/v1/search', { params: { query: { q: text } } }))).data,
    enabled: isNumberLike(text),
    staleTime: 10_000,
  });
