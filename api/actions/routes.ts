import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actionPage, actionView, decision, newAction } from '../../contracts/action.ts';
import { actionOffers, actionPreview } from '../../contracts/action-preview.ts';
import { failures } from '../../contracts/problem.ts';
import { code } from '../../contracts/text.ts';
import { ACTION_STATES } from '../../domain/action/kind.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { readIdempotencyKey } from '../plugins/idempotency-key.ts';
import { answer } from '../plugins/openapi.ts';
import { pageQuery } from '../plugins/page.ts';
import { createActionHandlers } from './handlers.ts';
import { createOffers } from './offers.ts';
import { presentAction } from './present.ts';
import { createPreview } from './preview.ts';

const orderId = z.object({ id: z.string().regex(/^ord_[0-9a-z]{26}$/, 'an order id') });
const id = /^act_[0-9a-z]{26}$/;
const actionId = z.object({ id: z.string().regex(id, 'an action id') });
const tags = ['actions'];
const key = z.object({ 'idempotency-key': z.string().describe('The same again with each retry') });
const filter = z.object({
  state: z.enum(ACTION_STATES).optional(),
  order_id: code.optional(),
  ...pageQuery(id),
});

const proposing = {
  operationId: 'proposeAction',
  tags,
  summary: 'Do something for an order: within your authority at once, beyond it after a second person agrees',
  params: orderId,
  headers: key,
  body: newAction,
  response: { 202: answer(actionView, 'Accepted, or awaiting approval'), ...failures },
};
const previewing = {
  operationId: 'previewAction',
  tags,
  summary: 'What an action would change, whose decision it is and which messages go out; nothing is written',
  params: orderId,
  body: newAction,
  response: { 200: answer(actionPreview, 'Before and after'), ...failures },
};
const offering = {
  operationId: 'listOfferedActions',
  tags,
  summary: 'What you could do for an order now, and what each needs',
  params: orderId,
  response: { 200: answer(actionOffers, 'The actions'), ...failures },
};
const deciding = {
  operationId: 'decideAction',
  tags,
  summary: "Approve or refuse somebody else's action",
  params: actionId,
  body: decision,
  response: { 200: answer(actionView, 'The action as it stands now'), ...failures },
};
const reading = {
  operationId: 'readAction',
  tags,
  summary: 'One action',
  params: actionId,
  response: { 200: answer(actionView, 'The action'), ...failures },
};
const listing = {
  operationId: 'listActions',
  tags,
  summary: 'Actions, newest first',
  querystring: filter,
  response: { 200: answer(actionPage, 'Actions'), ...failures },
};

export const addActionRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { propose, decide, read, list } = createActionHandlers(deps);
  const [preview, offers] = [createPreview(deps), createOffers(deps)];

  app.post(
    '/v1/orders/:id/actions',
    { config: { scope: 'actions:write' }, schema: proposing, preValidation: readIdempotencyKey },
    async (request, reply) => {
      const ask = {
        caller: callerOf(request),
        orderId: request.params.id,
        requestKey: request.headers['idempotency-key'],
        log: request.log,
      };
      return reply.code(202).send(presentAction(await propose(ask, request.body)));
    },
  );

  app.post('/v1/orders/:id/actions/preview', { config: { scope: 'actions:write' }, schema: previewing }, (request) =>
    preview(callerOf(request), request.params.id, request.body),
  );

  app.get('/v1/orders/:id/actions/offered', { config: { scope: 'actions:read' }, schema: offering }, (request) =>
    offers(callerOf(request), request.params.id),
  );

  app.post('/v1/actions/:id/approvals', { config: { scope: 'actions:approve' }, schema: deciding }, async (request) =>
    presentAction(await decide({ caller: callerOf(request), id: request.params.id, log: request.log }, request.body)),
  );

  app.get('/v1/actions/:id', { config: { scope: 'actions:read' }, schema: reading }, async (request) =>
    presentAction(await read(callerOf(request), request.params.id)),
  );

  app.get('/v1/actions', { config: { scope: 'actions:read' }, schema: listing }, (request) =>
    list(callerOf(request), request.query),
  );
};
