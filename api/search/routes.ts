import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { SEARCH_REASONS, searchResult } from '../../contracts/search.ts';
import { readListed } from '../../db/queries/order-list.ts';
import { findOrders } from '../../db/queries/search.ts';
import { readSearch } from '../../domain/search.ts';
import type { ApiDeps } from '../deps.ts';
import { presentListed } from '../orders/present-listed.ts';
import { callerOf } from '../plugins/auth.ts';

const searching = {
  operationId: 'search',
  tags: ['orders'],
  summary: 'Orders by whatever was pasted: an id, a reference, a telephone number, a tracking number, a workflow id',
  querystring: z.object({ q: z.string().max(200) }),
  response: { 200: searchResult, ...failures },
};

export const addSearchRoutes = (instance: FastifyInstance, { db }: ApiDeps): void => {
  instance
    .withTypeProvider<ZodTypeProvider>()
    .get('/v1/search', { config: { scope: 'orders:read' }, schema: searching }, async (request) => {
      const found = await findOrders(db, readSearch(request.query.q), callerOf(request).shopId);
      const reasons = new Map(
        found.map(({ id, found_by: by }) => [id, SEARCH_REASONS.find((reason) => reason === by) ?? 'order']),
      );
      const rows = found.length === 0 ? [] : await readListed(db, [...reasons.keys()]);
      return {
        data: rows.map((listed) => ({ found_by: reasons.get(listed.row.id) ?? 'order', order: presentListed(listed) })),
      };
    });
};
