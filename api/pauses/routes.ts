import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { newPause, pauseList, pauseView } from '../../contracts/pause.ts';
import { failures } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { createPauseHandlers } from './handlers.ts';

const params = z.object({ id: z.string().regex(/^pse_[0-9a-z]{26}$/, 'a pause id') });
const tags = ['operations'];
const operate = { scope: 'ops:write' } as const;

const listing = {
  operationId: 'listPauses',
  tags,
  summary: 'What is paused now, by whom and why, and what was lately',
  response: { 200: answer(pauseList, 'Pauses'), ...failures },
};
const starting = {
  operationId: 'startPause',
  tags,
  summary: 'Pause the intake of orders, a warehouse, a carrier, or messages to people',
  body: newPause,
  response: { 201: answer(pauseView, 'It is on'), ...failures },
};
const ending = {
  operationId: 'endPause',
  tags,
  summary: 'End a pause: whatever waited for it goes on',
  params,
  response: { 200: answer(pauseView, 'It has ended'), ...failures },
};

export const addPauseRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, start, end } = createPauseHandlers(deps);

  app.get('/v1/pauses', { config: { scope: 'desk:read' }, schema: listing }, async (request) => {
    staffOf(request);
    return { data: await list() };
  });

  app.post('/v1/pauses', { config: operate, schema: starting }, async (request, reply) =>
    reply.code(201).send(await start(staffOf(request), request.body)),
  );

  app.post('/v1/pauses/:id/end', { config: operate, schema: ending }, (request) =>
    end(staffOf(request), request.params.id),
  );
};
