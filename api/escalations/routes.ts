import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { escalationPage, escalationView, moveEscalation } from '../../contracts/escalation.ts';
import { failures } from '../../contracts/problem.ts';
import { ESCALATION_STATES, ESCALATION_TIERS } from '../../domain/escalation/kind.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { pageQuery } from '../plugins/page.ts';
import { ESCALATION_CURSOR } from './cursor.ts';
import { createEscalationHandlers } from './handlers.ts';
import { presentEscalation } from './present.ts';

const params = z.object({ id: z.string().regex(/^esc_[0-9a-z]{26}$/, 'an escalation id') });
const tags = ['escalations'];
const filter = z.object({
  state: z.enum(ESCALATION_STATES).optional(),
  tier: z.enum(ESCALATION_TIERS).optional(),
  ...pageQuery(ESCALATION_CURSOR),
});
const listing = {
  operationId: 'listEscalations',
  tags,
  summary: 'Troubles by time to their deadline',
  querystring: filter,
  response: { 200: answer(escalationPage, 'Escalations'), ...failures },
};
const reading = {
  operationId: 'readEscalation',
  tags,
  summary: 'One trouble',
  params,
  response: { 200: answer(escalationView, 'The escalation'), ...failures },
};
const moving = {
  operationId: 'moveEscalationDeadline',
  tags,
  summary: 'Give more time, or let the deadline pass now',
  params,
  body: moveEscalation,
  response: { 202: answer(escalationView, 'The escalation'), ...failures },
};

export const addEscalationRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, read, moveDeadline } = createEscalationHandlers(deps);

  app.get('/v1/escalations', { config: { scope: 'actions:read' }, schema: listing }, (request) =>
    list(callerOf(request), request.query),
  );

  app.get('/v1/escalations/:id', { config: { scope: 'actions:read' }, schema: reading }, async (request) =>
    presentEscalation(await read(callerOf(request), request.params.id)),
  );

  app.post(
    '/v1/escalations/:id/deadlines',
    { config: { scope: 'ops:write' }, schema: moving },
    async (request, reply) => {
      const ask = { caller: callerOf(request), id: request.params.id, log: request.log };
      return reply.code(202).send(presentEscalation(await moveDeadline(ask, request.body.to)));
    },
  );
};
