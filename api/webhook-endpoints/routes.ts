import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { createDeliveryHandlers } from './deliveries.ts';
import { createEndpointHandlers, type OfEndpoint } from './handlers.ts';
import { adding, deliveries, disabling, enabling, listing, retrying, rotating, testing } from './schema.ts';

const write = { scope: 'webhooks:write' } as const;

const askOf = (
  request: Pick<FastifyRequest, 'principal'> & { readonly params: { readonly id: string } },
): OfEndpoint => ({ caller: callerOf(request), id: request.params.id });

export const addWebhookEndpointRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, add, disable, enable, rotate, test } = createEndpointHandlers(deps);

  app.post('/v1/webhook-endpoints', { config: write, schema: adding }, async (request, reply) =>
    reply.code(201).send(await add(callerOf(request), request.body)),
  );
  app.get('/v1/webhook-endpoints', { config: write, schema: listing }, (request) =>
    list(callerOf(request), request.query.shop_id),
  );
  app.delete('/v1/webhook-endpoints/:id', { config: write, schema: disabling }, (request) => disable(askOf(request)));
  app.post('/v1/webhook-endpoints/:id/enable', { config: write, schema: enabling }, (request) =>
    enable(askOf(request)),
  );
  app.post('/v1/webhook-endpoints/:id/secret', { config: write, schema: rotating }, async (request, reply) =>
    reply.code(201).send(await rotate(askOf(request), request.body.grace_hours)),
  );
  app.post('/v1/webhook-endpoints/:id/test', { config: write, schema: testing }, async (request, reply) =>
    reply.code(202).send(await test(askOf(request))),
  );
  addDeliveryRoutes(instance, deps);
};

const addDeliveryRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, retry } = createDeliveryHandlers(deps);

  app.get('/v1/webhook-endpoints/:id/deliveries', { config: write, schema: deliveries }, (request) =>
    list(askOf(request), request.query),
  );
  app.post(
    '/v1/webhook-endpoints/:id/deliveries/:delivery/retry',
    { config: write, schema: retrying },
    async (request, reply) => reply.code(202).send(await retry(askOf(request), request.params.delivery)),
  );
};
