import { z } from 'zod';
import { MOST_GRACE_HOURS } from '../domain/authority/grant.ts';
import { instant } from './money.ts';
import { code } from './text.ts';

export const newEndpoint = z
  .strictObject({
    url: z.url({ normalize: true }).max(500),
    shop_id: code.optional().describe('For people of the company; a shop means itself'),
  })
  .meta({ id: 'NewWebhookEndpoint' });

export const secretRotation = z
  .strictObject({
    grace_hours: z
      .int()
      .min(0)
      .max(MOST_GRACE_HOURS)
      .default(24)
      .describe('How long webhooks are signed with the secret that is replaced as well'),
  })
  .meta({ id: 'WebhookSecretRotation' });

const endpoint = {
  id: z.string(),
  shop_id: z.string(),
  url: z.string(),
  disabled_at: instant.nullable(),
  created_at: instant,
  previous_secret_until: instant.nullable().describe('Until then webhooks are signed with two secrets'),
  pending: z.int().describe('Deliveries that are still tried'),
  parked: z.int().describe('Deliveries that were given up; they can be retried'),
};

export const endpointView = z.object(endpoint).meta({ id: 'WebhookEndpoint' });
export const endpointMade = z
  .object({ ...endpoint, secret: z.string().describe('Shown this once: verify each webhook with it') })
  .meta({ id: 'WebhookEndpointMade' });
export const endpointPage = z.object({ data: z.array(endpointView) }).meta({ id: 'WebhookEndpointPage' });

export const DELIVERY_STATES = ['pending', 'delivered', 'parked'] as const;

export const deliveryView = z
  .object({
    id: z.string(),
    event_id: z.string(),
    type: z.string(),
    order_id: z.string().nullable(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int().describe('Since it was queued, or retried by hand'),
    last_status: z.int().nullable(),
    last_error: z.string().nullable(),
    at: instant.describe('When it happened'),
    next_try_at: instant.nullable(),
    settled_at: instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export const deliveryPage = z
  .object({ data: z.array(deliveryView), next_cursor: z.string().nullable() })
  .meta({ id: 'WebhookDeliveryPage' });
