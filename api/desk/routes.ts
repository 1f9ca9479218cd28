import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { approvalCards, troubleCards } from '../../contracts/desk.ts';
import { failures } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { createDesk } from './handlers.ts';

const tags = ['desk'];
const config = { scope: 'desk:read' } as const;

const approving = {
  operationId: 'listApprovals',
  tags,
  summary: 'Actions that wait for a second person, with what is needed to decide each',
  response: { 200: answer(approvalCards, 'The cards'), ...failures },
};
const troubling = {
  operationId: 'listTroubles',
  tags,
  summary: 'Open troubles with their order and parcel, by time',
  response: { 200: answer(troubleCards, 'The cards'), ...failures },
};

/** Staff of one company share one desk: it is not narrowed by shop. */
export const addDeskRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { approvals, troubles } = createDesk(deps);
  app.get('/v1/approvals', { config, schema: approving }, (request) => approvals(staffOf(request)));
  app.get('/v1/troubles', { config, schema: troubling }, (request) => {
    staffOf(request);
    return troubles();
  });
};
