import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../deps.ts';

export const addHealthRoutes = (app: FastifyInstance, { isReady }: ApiDeps): void => {
  const open = { config: { scope: 'public' as const }, schema: { hide: true } };
  app.get('/health/live', open, async () => ({ status: 'up' }));
  app.get('/health/ready', open, async (_request, reply) => {
    const ready = await isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready' });
  });
};
