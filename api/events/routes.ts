import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { eventPage } from '../../contracts/event.ts';
import { failures } from '../../contracts/problem.ts';
import { eventsAfter } from '../../db/queries/event.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';

const query = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const addEventRoutes = (instance: FastifyInstance, { db }: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/events',
    {
      config: { scope: 'events:read' },
      schema: {
        operationId: 'listEvents',
        tags: ['events'],
        summary: 'What happened, in order: for those who cannot receive webhooks',
        querystring: query,
        response: { 200: eventPage, ...failures },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const rows = await eventsAfter(db, { shopId: callerOf(request).shopId, after, limit });
      const data = rows.map((row) => ({
        id: row.id,
        seq: row.seq ?? 0,
        type: row.type,
        timestamp: row.at,
        order_id: row.orderId ?? '',
        data: row.data,
      }));
      return { data, next_after: data.at(-1)?.seq ?? after };
    },
  );
};
