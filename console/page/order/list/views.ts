import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import type { English } from '../../../i18n/en.ts';
import { filterOf } from './filter.ts';

/** The views that everybody has. */
export const USUAL_VIEWS = [
  { name: 'all', query: '' },
  { name: 'attention', query: 'attention=true' },
  { name: 'late', query: 'late=true' },
  { name: 'unpaid', query: 'stage=received' },
  { name: 'floor', query: 'stage=paid,allocated,picked,packed' },
  { name: 'road', query: 'stage=handed_over' },
  { name: 'held', query: 'held=true' },
] as const satisfies readonly { name: keyof English['orderList']['view']; query: string }[];

const COUNT_EVERY_MS = 15_000;

const countQuery = (query: string, shop: string) =>
  queryOptions({
    queryKey: ['orders', 'count', query, shop],
    queryFn: () => {
      const filter = { ...filterOf(Object.fromEntries(new URLSearchParams(query))), ...(shop === '' ? {} : { shop }) };
      return dataOf(api.GET('/v1/orders/count', { params: { query: filter as never } }));
    },
    staleTime: COUNT_EVERY_MS,
    refetchInterval: COUNT_EVERY_MS,
  });

/** How many orders a view holds, as it is written beside its name; nothing until it is known. */
export const useCount = (query: string, shop: string): string | undefined => {
  const { data } = useQuery(countQuery(query, shop));
  return data && (data.more ? `${data.count}+` : String(data.count));
};

const SAVED = ['saved-views'];

const savedQuery = queryOptions({
  queryKey: SAVED,
  queryFn: () => dataOf(api.GET('/v1/saved-views')),
  staleTime: 60_000,
});

/** Those who work on the floor have none. */
export const useSavedViews = () => {
  const mayKeep = useMay()('desk:read');
  return useQuery({ ...savedQuery, enabled: mayKeep }).data?.data ?? [];
};

type NewView = { readonly name: string; readonly query: string; readonly shared: boolean };

export const useSaveView = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: NewView) => dataOf(api.POST('/v1/saved-views', { body: { page: 'orders', ...view } })),
    onSuccess: () => client.invalidateQueries({ queryKey: SAVED }),
  });
};

export const useForgetView = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/v1/saved-views/{id}', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: SAVED }),
  });
};
