import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { explanation, timeline } from '../../contracts/explanation.ts';
import {
  acceptedOrder,
  actionTaken,
  cancelOrder,
  heldOrder,
  moveDeadline,
  orderPage,
  orderView,
  placeOrder,
} from '../../contracts/order.ts';
import { problem } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { createActions } from './act.ts';
import { createPlaceOrder } from './place.ts';
import { createReads } from './read.ts';

const orderId = z.object({ id: z.string().regex(/^ord_[0-9a-z]{26}$/, 'an order id') });
const failures = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: problem } } },
};
const answer = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const idempotencyKey = z.object({
  'idempotency-key': z.string().optional().describe('Required, 1 to 255 visible characters'),
});
const page = z.object({
  status: z.string().optional(),
  reference: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

export const addOrderRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const place = createPlaceOrder(deps);
  const { readOrder, listOrders, explainOrder, orderTimeline } = createReads(deps);
  const { cancel, moveOrderDeadline, resume } = createActions(deps);
  const tags = ['orders'];
  const read = { scope: 'orders:read' } as const;
  const write = { scope: 'orders:write' } as const;

  app.post(
    '/v1/orders',
    {
      config: write,
      schema: {
        tags,
        summary: 'Place an order: validated, priced and held, or refused with every problem at once',
        headers: idempotencyKey,
        body: placeOrder,
        response: {
          201: answer(heldOrder, 'Held; send the customer to pay_url'),
          202: answer(acceptedOrder, 'Accepted; the verdict follows'),
          ...failures,
        },
      },
    },
    (request, reply) => place(request, reply, request.body),
  );

  app.get(
    '/v1/orders',
    {
      config: read,
      schema: { tags, summary: 'Orders, newest first', querystring: page, response: { 200: orderPage, ...failures } },
    },
    (request) => listOrders(callerOf(request), request.query),
  );

  app.get(
    '/v1/orders/:id',
    {
      config: read,
      schema: { tags, summary: 'One order', params: orderId, response: { 200: orderView, ...failures } },
    },
    (request) => readOrder(callerOf(request), request.params.id),
  );

  app.get(
    '/v1/orders/:id/explain',
    {
      config: read,
      schema: {
        tags,
        summary: 'Why it is not further and who moves next',
        params: orderId,
        response: { 200: explanation, ...failures },
      },
    },
    (request) => explainOrder(callerOf(request), request.params.id),
  );

  app.get(
    '/v1/orders/:id/timeline',
    {
      config: read,
      schema: {
        tags,
        summary: 'What happened to it, in order',
        params: orderId,
        response: { 200: timeline, ...failures },
      },
    },
    (request) => orderTimeline(callerOf(request), request.params.id),
  );

  app.post(
    '/v1/orders/:id/cancel',
    {
      config: write,
      schema: {
        tags,
        summary: 'Cancel before hand-over',
        params: orderId,
        body: cancelOrder,
        response: { 202: actionTaken, ...failures },
      },
    },
    async (request, reply) => reply.code(202).send(await cancel(callerOf(request), request.params.id, request.body)),
  );

  app.post(
    '/v1/orders/:id/deadlines',
    {
      config: { scope: 'ops:write' },
      schema: {
        tags,
        summary: 'Extend a deadline or let it pass now',
        params: orderId,
        body: moveDeadline,
        response: { 202: actionTaken, ...failures },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await moveOrderDeadline(callerOf(request), request.params.id, request.body)),
  );

  app.post(
    '/v1/orders/:id/resume',
    {
      config: { scope: 'ops:write' },
      schema: {
        tags,
        summary: 'Try the step again at which the order stopped',
        params: orderId,
        response: { 202: actionTaken, ...failures },
      },
    },
    async (request, reply) => reply.code(202).send(await resume(callerOf(request), request.params.id)),
  );
};
