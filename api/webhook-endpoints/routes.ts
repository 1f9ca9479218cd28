import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import {
  deliveryPage,
  endpointMade,
  endpointPage,
  type endpointView,
  newEndpoint,
} from '../../contracts/webhook-endpoint.ts';
import { newId } from '../../db/queries/new-id.ts';
import {
  addEndpoint,
  disableEndpoint,
  type EndpointRow,
  listDeliveries,
  listEndpoints,
} from '../../db/queries/webhook.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { Refusal } from '../plugins/problem.ts';

const params = z.object({ id: z.string().regex(/^whe_[0-9a-z]{26}$/, 'an endpoint id') });
const tags = ['webhooks'];
const write = { scope: 'webhooks:write' } as const;

const adding = {
  operationId: 'addWebhookEndpoint',
  tags,
  summary: 'Receive events, signed as Standard Webhooks says',
  body: newEndpoint,
  response: { 201: answer(endpointMade, 'Made; the secret is shown this once'), ...failures },
};
const listing = {
  operationId: 'listWebhookEndpoints',
  tags,
  summary: 'Your endpoints',
  response: { 200: answer(endpointPage, 'Endpoints'), ...failures },
};
const disabling = {
  operationId: 'disableWebhookEndpoint',
  tags,
  summary: 'Switch an endpoint off',
  params,
  response: { 200: answer(endpointPage, 'Your endpoints'), ...failures },
};
const deliveries = {
  operationId: 'listWebhookDeliveries',
  tags,
  summary: 'What was sent to an endpoint, newest first',
  params,
  response: { 200: answer(deliveryPage, 'Deliveries'), ...failures },
};

const present = (row: EndpointRow): z.infer<typeof endpointView> => ({
  id: row.id,
  url: row.url,
  disabled_at: row.disabledAt,
  created_at: row.createdAt,
});

const shopOf = (request: Pick<FastifyRequest, 'principal'>): string => {
  const { shopId } = callerOf(request);
  if (shopId === undefined) throw new Refusal([fault('SHOP_REQUIRED')]);
  return shopId;
};

export const addWebhookEndpointRoutes = (instance: FastifyInstance, { db, isWebhookUrl }: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const own = async (shopId: string) => ({ data: (await listEndpoints(db, shopId)).map(present) });

  app.post('/v1/webhook-endpoints', { config: write, schema: adding }, async (request, reply) => {
    const shopId = shopOf(request);
    if (!isWebhookUrl(request.body.url)) throw new Refusal([fault('ENDPOINT_NOT_ALLOWED', '/url')]);
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const row = await addEndpoint(db, { id: newId('whe'), shopId, url: request.body.url, secret });
    return reply.code(201).send({ ...present(row), secret });
  });

  app.get('/v1/webhook-endpoints', { config: write, schema: listing }, (request) => own(shopOf(request)));

  app.delete('/v1/webhook-endpoints/:id', { config: write, schema: disabling }, async (request) => {
    if (!(await disableEndpoint(db, request.params.id, shopOf(request))))
      throw new Refusal([fault('ENDPOINT_UNKNOWN')]);
    return own(shopOf(request));
  });

  app.get('/v1/webhook-endpoints/:id/deliveries', { config: write, schema: deliveries }, async (request) => {
    const known = (await listEndpoints(db, shopOf(request))).some(({ id }) => id === request.params.id);
    if (!known) throw new Refusal([fault('ENDPOINT_UNKNOWN')]);
    const rows = await listDeliveries(db, request.params.id, 100);
    return {
      data: rows.map(({ delivery, type }) => ({
        id: delivery.id,
        event_id: delivery.eventId,
        type,
        state: delivery.state,
        attempts: delivery.attempts,
        last_status: delivery.lastStatus,
        last_error: delivery.lastError,
        settled_at: delivery.settledAt,
      })),
    };
  });
};
