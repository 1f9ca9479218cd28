import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../../client/client.ts';
import { api, dataOf } from '../../api/client.ts';
import { useCalmLive } from '../../live/use-calm-live.ts';

export type Today = components['schemas']['Today'];
export type Cause = Today['stuck'][number];
export type Health = components['schemas']['Health'];
export type Invariants = components['schemas']['Invariants'];

const CALM_MS = 1_500;

const todayQuery = (shop: string) =>
  queryOptions({
    queryKey: ['today', shop],
    queryFn: () => dataOf(api.GET('/v1/today', { params: { query: shop === '' ? {} : { shop } } })),
    refetchInterval: 10_000,
  });

/** Read again soon after something has moved, and now and then, since time alone makes orders late. */
export const useToday = (shop: string) => {
  useCalmLive(['today'], CALM_MS);
  return useQuery(todayQuery(shop));
};

const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => dataOf(api.GET('/v1/health')),
  refetchInterval: 5_000,
});

export const useHealth = () => useQuery(healthQuery);

const AUDIT = ['audit'] as const;

const auditQuery = queryOptions({
  queryKey: AUDIT,
  queryFn: () => dataOf(api.GET('/v1/health/audit')),
  refetchInterval: 15_000,
});

export const useAudit = () => useQuery(auditQuery);

export const useLookNow = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/v1/health/audit')),
    onSuccess: (audit) => client.setQueryData<Invariants>(AUDIT, audit),
  });
};

/** The address of the list that shows what a query names. */
export const searchOf = (query: string) => Object.fromEntries(new URLSearchParams(query)) as never;
