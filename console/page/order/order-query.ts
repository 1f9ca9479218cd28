import { queryOptions, useQuery } from '@tanstack/react-query';
import type { components } from '../../../client/client.ts';
import { api, dataOf } from '../../api/client.ts';
import { useLive } from '../../live/use-live.ts';

type Schemas = components['schemas'];
export type Order = Schemas['Order'];
export type Shipment = Order['shipments'][number];
export type Timeline = Schemas['Timeline'];
export type Entry = Timeline['entries'][number];
export type Step = Timeline['next'][number];
export type Offers = Schemas['ActionOffers'];
export type Offer = Offers['offers'][number];

const path = (id: string) => ({ params: { path: { id } } });

const orderQuery = (id: string) =>
  queryOptions({ queryKey: ['order', id], queryFn: () => dataOf(api.GET('/v1/orders/{id}', path(id))) });

const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['order', id, 'timeline'],
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/timeline', path(id))),
  });

const offersQuery = (id: string) =>
  queryOptions({
    queryKey: ['order', id, 'offered'],
    queryFn: () => dataOf(api.GET('/v1/orders/{id}/actions/offered', path(id))),
  });

/** An order that renews itself while somebody looks at it, with everything that is read beside it. */
export const useOrder = (id: string) => {
  useLive(['order', id], { orderId: id });
  return useQuery(orderQuery(id));
};

export const useTimeline = (id: string) => useQuery(timelineQuery(id));

export const useOffers = (id: string, isWanted = true) => useQuery({ ...offersQuery(id), enabled: isWanted });
