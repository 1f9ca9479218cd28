import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { components } from '../../client/client.ts';
import { idempotencyKey } from '../../client/client.ts';
import { api, dataOf, ProblemError } from '../api/client.ts';
import { kept } from './order.ts';
import { restBeforeNext } from './rhythm.ts';

type Schemas = components['schemas'];

const keyOf = (token: string) => ['customer-order', token] as const;
const at = (token: string) => ({ path: { token } });

const orderQuery = (token: string) =>
  queryOptions({
    queryKey: keyOf(token),
    queryFn: async () => kept(await dataOf(api.GET('/v1/customer/orders/{token}', { params: at(token) }))),
    retry: false,
    staleTime: 0,
  });

const isUnknown = (error: unknown): boolean => error instanceof ProblemError && error.status === 404;

/** The order, asked for every few seconds while something happens to it, and less and less often while nothing does. */
export const useOrder = (token: string) => {
  const last = useRef<{ data: unknown; at: number }>({ data: undefined, at: 0 });
  const query = useQuery({
    ...orderQuery(token),
    refetchInterval: ({ state }) => {
      if (isUnknown(state.error)) return false;
      if (state.data !== last.current.data) last.current = { data: state.data, at: Date.now() };
      const isFailing = state.status === 'error';
      const since = isFailing ? state.dataUpdatedAt || Date.now() : last.current.at;
      return restBeforeNext({ quietMs: Date.now() - since, isFailing });
    },
  });
  return {
    order: query.data,
    error: query.error,
    isUnknown: isUnknown(query.error),
    isCut: query.isPaused || (query.isError && query.data !== undefined),
    seenAt: query.dataUpdatedAt,
    retry: () => void query.refetch(),
  };
};

/** What changes the order answers with it as it is then, so that the page need not ask again. */
const useAct = <Body>(token: string, act: (body: Body) => Promise<Schemas['CustomerOrder']>) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (order) => queries.setQueryData(keyOf(token), kept(order)),
    // What was refused is no longer as the page shows it.
    onError: () => void queries.invalidateQueries({ queryKey: keyOf(token) }),
  });
};

export type NewAddress = Schemas['CustomerAddress']['shipping_address'];

/** One key for each wish: sending the same again after a lost answer moves nothing twice. */
export const useAddressChange = (token: string) =>
  useAct(token, ({ address, key }: { readonly address: NewAddress; readonly key: string }) => {
    const params = { ...at(token), header: idempotencyKey(key) };
    return dataOf(api.POST('/v1/customer/orders/{token}/address', { params, body: { shipping_address: address } }));
  });

export const useCancel = (token: string) =>
  useAct(token, (reason: Schemas['CustomerCancel']['reason']) =>
    dataOf(api.POST('/v1/customer/orders/{token}/cancel', { params: at(token), body: { reason } })),
  );

export const useReceipt = (token: string) =>
  useAct(token, () => dataOf(api.POST('/v1/customer/orders/{token}/receipt', { params: at(token), body: {} })));

export const useRating = (token: string) =>
  useAct(token, (body: Schemas['CustomerRating']) =>
    dataOf(api.POST('/v1/customer/orders/{token}/rating', { params: at(token), body })),
  );

type Cry = { readonly body: Schemas['CustomerHelp']; readonly key: string };

export const useHelp = (token: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Cry) =>
      dataOf(
        api.POST('/v1/customer/orders/{token}/help', { params: { ...at(token), header: idempotencyKey(key) }, body }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: keyOf(token) }),
  });
};
