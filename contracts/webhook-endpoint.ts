import { z } from 'zod';
import { instant } from './money.ts';

export const newEndpoint = z
  .strictObject({ url: z.url({ normalize: true }).max(500) })
  .meta({ id: 'NewWebhookEndpoint' });

const endpoint = { id: z.string(), url: z.string(), disabled_at: instant.nullable(), created_at: instant };

export const endpointView = z.object(endpoint).meta({ id: 'WebhookEndpoint' });
export const endpointMade = z
  .object({ ...endpoint, secret: z.string().describe('Shown this once: verify each webhook with it') })
  .meta({ id: 'WebhookEndpointMade' });
export const endpointPage = z.object({ data: z.array(endpointView) }).meta({ id: 'WebhookEndpointPage' });

export const deliveryPage = z
  .object({
    data: z.array(
      z.object({
        id: z.string(),
        event_id: z.string(),
        type: z.string(),
        state: z.enum(['pending', 'delivered', 'parked']),
        attempts: z.int(),
        last_status: z.int().nullable(),
        last_error: z.string().nullable(),
        settled_at: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'WebhookDeliveryPage' });
