import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../../client/client.ts';
import { api, dataOf } from '../../../api/client.ts';

type Schemas = components['schemas'];
export type Endpoint = Schemas['WebhookEndpoint'];
export type MadeEndpoint = Schemas['WebhookEndpointMade'];
export type Delivery = Schemas['WebhookDelivery'];
export type DeliveryState = Delivery['state'];

export const endpointsQuery = (shop: string) =>
  queryOptions({
    queryKey: ['webhooks', 'endpoints', shop],
    queryFn: () =>
      dataOf(api.GET('/v1/webhook-endpoints', { params: { query: shop === '' ? {} : { shop_id: shop } } })),
  });

type Page = { readonly state: DeliveryState | ''; readonly cursor: string | undefined };

export const readDeliveries = (id: string, { state, cursor }: Page): Promise<Schemas['WebhookDeliveryPage']> =>
  dataOf(
    api.GET('/v1/webhook-endpoints/{id}/deliveries', {
      params: {
        path: { id },
        query: { limit: 25, ...(state === '' ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) },
      },
    }),
  );

export const addEndpoint = (body: Schemas['NewWebhookEndpoint']): Promise<MadeEndpoint> =>
  dataOf(api.POST('/v1/webhook-endpoints', { body }));

const at = (id: string) => ({ params: { path: { id } } });

export const sendTest = (id: string): Promise<Delivery> => dataOf(api.POST('/v1/webhook-endpoints/{id}/test', at(id)));

export const enable = (id: string): Promise<Endpoint> => dataOf(api.POST('/v1/webhook-endpoints/{id}/enable', at(id)));

export const disable = (id: string) => dataOf(api.DELETE('/v1/webhook-endpoints/{id}', at(id)));

export const rotateSecret = (id: string, graceHours: number): Promise<MadeEndpoint> =>
  dataOf(api.POST('/v1/webhook-endpoints/{id}/secret', { ...at(id), body: { grace_hours: graceHours } }));

export const retryDelivery = (id: string, delivery: string): Promise<Delivery> =>
  dataOf(api.POST('/v1/webhook-endpoints/{id}/deliveries/{delivery}/retry', { params: { path: { id, delivery } } }));
