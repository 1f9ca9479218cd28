import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { invariantsView } from '../../contracts/invariant.ts';
import { healthView } from '../../contracts/health.ts';
import { failures } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { answer } from '../plugins/openapi.ts';
import { createAudits } from './invariant.ts';
import { readHealth } from './read.ts';

const reading = {
  operationId: 'readHealth',
  tags: ['operations'],
  summary: 'Providers, the parts of the engine and its processes: how each does, and since when',
  response: { 200: answer(healthView, 'As it was last seen'), ...failures },
};

const audited = { 200: answer(invariantsView, 'Each invariant'), ...failures };
const readingAudit = {
  operationId: 'readAudit',
  tags: ['operations'],
  summary: 'What must hold at every moment: whether it did at the last look, and how that is known',
  response: audited,
};
const lookingNow = {
  operationId: 'runAudit',
  tags: ['operations'],
  summary: 'Look at every invariant now',
  response: audited,
};

export const addHealthRoutes = (app: FastifyInstance, deps: ApiDeps): void => {
  const open = { config: { scope: 'public' as const }, schema: { hide: true } };
  app.get('/health/live', open, async () => ({ status: 'up' }));
  app.get('/health/ready', open, async (_request, reply) => {
    const ready = await deps.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready' });
  });
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { read, look } = createAudits(deps);
  typed.get('/v1/health', { config: { scope: 'desk:read' }, schema: reading }, () => readHealth(deps));
  typed.get('/v1/health/audit', { config: { scope: 'desk:read' }, schema: readingAudit }, read);
  typed.post('/v1/health/audit', { config: { scope: 'ops:write' }, schema: lookingNow }, look);
};
