import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';

type Schemas = components['schemas'];
export type Policy = Schemas['Policy'];
export type PolicyName = Policy['name'];
export type PolicyField = Policy['fields'][number];
export type PolicyEffect = Schemas['PolicyEffect'];
export type PolicyValue = Policy['value'];
export type PolicyVersion = Schemas['PolicyHistory']['versions'][number];

export const policiesQuery = queryOptions({
  queryKey: ['policies', 'list'],
  queryFn: () => dataOf(api.GET('/v1/policies')),
});

const at = (name: PolicyName) => ({ params: { path: { name } } });

export const historyQuery = (name: PolicyName) =>
  queryOptions({
    queryKey: ['policies', 'history', name],
    queryFn: () => dataOf(api.GET('/v1/policies/{name}', at(name))),
  });

export const effectQuery = (name: PolicyName, value: PolicyValue) =>
  queryOptions({
    queryKey: ['policies', 'effect', name, value],
    queryFn: () => dataOf(api.POST('/v1/policies/{name}/preview', { ...at(name), body: { value } })),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const setPolicy = (name: PolicyName, body: Schemas['PolicyChange']): Promise<Policy> =>
  dataOf(api.POST('/v1/policies/{name}', { ...at(name), body }));

/** The order in which an order meets them. */
export const ORDER: readonly PolicyName[] = ['payment_window', 'floor', 'escalation', 'apology', 'after_sales', 'bulk'];
