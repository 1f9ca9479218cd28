import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  newNote,
  newReveal,
  noteList,
  noteView,
  orderAllocation,
  orderDocuments,
  orderMessages,
  orderPrice,
  orderWebhooks,
  orderWorkflow,
  revealedContact,
} from '../../contracts/order-detail.ts';
import { failures } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { createOrderDetail } from './handlers.ts';
import { createMachine } from './machine.ts';
import { createNotes } from './notes.ts';

const params = z.object({ id: z.string().regex(/^ord_[0-9a-z]{26}$/, 'an order id') });
const tags = ['desk'];

const reading = <S extends z.ZodType>(operationId: string, summary: string, schema: S) => ({
  config: { scope: 'desk:read' as const },
  schema: { operationId, tags, summary, params, response: { 200: answer(schema, summary), ...failures } },
});

const PRICE = reading('explainOrderPrice', 'Why it costs what it costs: every number with its parts', orderPrice);
const ALLOCATION = reading('readOrderAllocation', 'Why these warehouses, and why no others', orderAllocation);
const MESSAGES = reading('listOrderMessages', 'What the customer was written, as they saw it', orderMessages);
const DOCUMENTS = reading('listOrderDocuments', 'The labels of its parcels', orderDocuments);
const WEBHOOKS = reading('listOrderWebhooks', 'What its shop was told of it, and how that went', orderWebhooks);
const WORKFLOW = reading('readOrderWorkflow', 'The run behind it, as the workflow server knows it', orderWorkflow);
const NOTES = reading('listOrderNotes', 'What staff tell each other about it', noteList);

const noting = {
  operationId: 'addOrderNote',
  tags,
  summary: 'Leave a note for whoever opens the order next',
  params,
  body: newNote,
  response: { 201: answer(noteView, 'The note'), ...failures },
};
const revealing = {
  operationId: 'revealOrderContact',
  tags,
  summary: 'The whole contact, once; who saw it and why is written to the audit log',
  params,
  body: newReveal,
  response: { 200: answer(revealedContact, 'The contact'), ...failures },
};

type Asking = Parameters<typeof staffOf>[0] & { readonly params: { readonly id: string } };

/** For staff alone: what a shop may know of its order it reads in the order. */
export const addOrderDetailRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const [detail, machine, notes] = [createOrderDetail(deps), createMachine(deps), createNotes(deps)];
  const of = (request: Asking) => ({ caller: staffOf(request), id: request.params.id });

  app.get('/v1/orders/:id/price', PRICE, (request) => detail.price(of(request)));
  app.get('/v1/orders/:id/allocation', ALLOCATION, (request) => detail.allocation(of(request)));
  app.get('/v1/orders/:id/messages', MESSAGES, (request) => detail.messages(of(request)));
  app.get('/v1/orders/:id/documents', DOCUMENTS, (request) => detail.documents(of(request)));
  app.get('/v1/orders/:id/webhooks', WEBHOOKS, (request) => machine.webhooks(of(request)));
  app.get('/v1/orders/:id/workflow', WORKFLOW, (request) => machine.workflow(of(request)));
  app.get('/v1/orders/:id/notes', NOTES, (request) => notes.list(of(request)));

  app.post('/v1/orders/:id/notes', { config: { scope: 'desk:write' }, schema: noting }, async (request, reply) =>
    reply.code(201).send(await notes.add(of(request), request.body)),
  );

  app.post(
    '/v1/orders/:id/reveals',
    { config: { scope: 'contacts:reveal' }, schema: revealing },
    async (request, reply) =>
      reply.header('cache-control', 'no-store').send(await detail.reveal(of(request), request.body.reason)),
  );
};
