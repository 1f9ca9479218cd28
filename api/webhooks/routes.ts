import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiDeps } from '../deps.ts';
import { addRawBodies } from '../plugins/raw-body.ts';
import { createCarrierWebhook } from './carrier.ts';
import { createPaymentWebhook } from './payment.ts';

const provider = z.object({ provider: z.string().regex(/^[a-z]{2,32}$/) });

/** What providers call. Signed, so they carry no key; answered in the provider's own words. */
export const addWebhookRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  addRawBodies(instance);
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const payment = createPaymentWebhook(deps);
  const carrier = createCarrierWebhook(deps);
  const hidden = { config: { scope: 'public' as const }, schema: { params: provider, hide: true } };
  app.post('/webhooks/payments/:provider', hidden, (request, reply) =>
    payment(request, reply, request.params.provider),
  );
  app.post('/webhooks/carriers/:provider', hidden, (request, reply) =>
    carrier(request, reply, request.params.provider),
  );
};
