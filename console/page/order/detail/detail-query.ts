import { queryOptions, useQuery } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';

type Schemas = components['schemas'];
export type Order = Schemas['Order'];
export type Note = Schemas['Note'];
export type Price = Schemas['OrderPrice'];
export type Told = Schemas['OrderWebhooks']['data'][number];
export type Run = Schemas['OrderWorkflow'];
export type Allocation = Schemas['OrderAllocation'];

const path = (id: string) => ({ params: { path: { id } } });

/** Under the order's own key, so that whatever renews the order renews these. */
const under = (id: string, part: string) => ['order', id, part] as const;

export const notesQuery = (id: string) =>
  queryOptions({
    queryKey: under(id, 'notes'),
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/notes', path(id))),
  });

export const useNotes = (id: string) => useQuery(notesQuery(id));

export const usePrice = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: under(id, 'price'),
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/price', path(id))),
    enabled,
  });

export const useAllocation = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: under(id, 'allocation'),
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/allocation', path(id))),
    enabled,
  });

export const useMessages = (id: string) =>
  useQuery({
    queryKey: under(id, 'messages'),
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/messages', path(id))),
  });

export const useWebhooks = (id: string) =>
  useQuery({
    queryKey: under(id, 'webhooks'),
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/webhooks', path(id))),
  });

export const useWorkflow = (id: string) =>
  useQuery({
    queryKey: under(id, 'workflow'),
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/workflow', path(id))),
  });

export const useDocuments = (id: string) =>
  useQuery({
    queryKey: under(id, 'documents'),
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/documents', path(id))),
  });
