import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { newSavedView, savedView, savedViews, VIEW_PAGES } from '../../contracts/saved-view.ts';
import { newId } from '../../db/queries/new-id.ts';
import { addSavedView, deleteSavedView, listSavedViews, type SavedViewRow } from '../../db/queries/saved-view.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { Refusal } from '../plugins/problem.ts';

const tags = ['desk'];
const params = z.object({ id: z.string().regex(/^view_[0-9a-z]{26}$/, 'the id of a saved view') });
const read = { scope: 'desk:read' } as const;

const listing = {
  operationId: 'listSavedViews',
  tags,
  summary: 'Filters under a name: your own and those that everybody sees',
  response: { 200: savedViews, ...failures },
};
const saving = {
  operationId: 'saveView',
  tags,
  summary: 'Keep filters under a name',
  body: newSavedView,
  response: { 201: answer(savedView, 'Kept'), ...failures },
};
const deleting = {
  operationId: 'deleteView',
  tags,
  summary: 'Forget a saved view of yours, or a shared one',
  params,
  response: { 204: z.undefined().describe('Gone'), ...failures },
};

const present = ({ id, page, name, query, principalId, at }: SavedViewRow) => ({
  id,
  page: VIEW_PAGES.find((known) => known === page) ?? 'orders',
  name,
  query,
  shared: principalId === null,
  created_at: at,
});

/** What somebody looks for again and again; any reader of the desk may keep some, since they are nobody else's business. */
export const addSavedViewRoutes = (instance: FastifyInstance, { db }: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get('/v1/saved-views', { config: read, schema: listing }, async (request) => ({
    data: (await listSavedViews(db, callerOf(request).id)).map(present),
  }));

  app.post('/v1/saved-views', { config: read, schema: saving }, async (request, reply) => {
    const { page, name, query, shared } = request.body;
    const principalId = shared ? null : callerOf(request).id;
    const added = await addSavedView(db, { id: newId('view'), principalId, page, name, query });
    if (!added) throw new Refusal([fault('VIEW_NAME_TAKEN', '/name')]);
    return reply.code(201).send(present(added));
  });

  app.delete('/v1/saved-views/:id', { config: read, schema: deleting }, async (request, reply) => {
    if (!(await deleteSavedView(db, request.params.id, callerOf(request).id)))
      throw new Refusal([fault('VIEW_UNKNOWN')]);
    return reply.code(204).send();
  });
};
