import type { z } from 'zod';
import type { deliveryView, endpointView } from '../../contracts/webhook-endpoint.ts';
import type { ListedDelivery } from '../../db/queries/webhook.ts';
import type { EndpointRow } from '../../db/queries/webhook-endpoint.ts';

export const presentEndpoint = ({ endpoint, pending, parked }: EndpointRow): z.infer<typeof endpointView> => ({
  id: endpoint.id,
  shop_id: endpoint.shopId,
  url: endpoint.url,
  disabled_at: endpoint.disabledAt,
  created_at: endpoint.createdAt,
  previous_secret_until: endpoint.previousUntil,
  pending,
  parked,
});

export const presentDelivery = ({
  delivery,
  type,
  orderId,
  at,
  nextTryAt,
}: ListedDelivery): z.infer<typeof deliveryView> => ({
  id: delivery.id,
  event_id: delivery.eventId,
  type,
  order_id: orderId,
  state: delivery.state,
  attempts: delivery.attempts,
  last_status: delivery.lastStatus,
  last_error: delivery.lastError,
  at,
  next_try_at: nextTryAt,
  settled_at: delivery.settledAt,
});
