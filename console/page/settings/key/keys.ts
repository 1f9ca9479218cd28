import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';

type Schemas = components['schemas'];
export type Key = Schemas['ApiKey'];
export type MadeKey = Schemas['ApiKeyMade'];
export type NewKey = Schemas['NewApiKey'];
export type KeyState = Key['state'];

/** More keys than a company has; older ones are in the audit log. */
const MOST = 200;

export const keysQuery = (state: KeyState) =>
  queryOptions({
    queryKey: ['api-keys', state],
    queryFn: () => dataOf(api.GET('/v1/api-keys', { params: { query: { state, limit: MOST } } })),
  });

export const holdersQuery = queryOptions({
  queryKey: ['api-keys', 'holders'],
  queryFn: () => dataOf(api.GET('/v1/api-key-holders')),
});

export const createKey = (body: NewKey): Promise<MadeKey> => dataOf(api.POST('/v1/api-keys', { body }));

export const rotateKey = (id: string, body: Schemas['ApiKeyRotation']): Promise<MadeKey> =>
  dataOf(api.POST('/v1/api-keys/{id}/rotate', { params: { path: { id } }, body }));

export const revokeKey = (id: string, reason: string): Promise<Key> =>
  dataOf(api.POST('/v1/api-keys/{id}/revoke', { params: { path: { id } }, body: { reason } }));
