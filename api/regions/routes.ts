import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { type RegionItem, regionList } from '../../contracts/region.ts';
import { regionsWithin } from '../../db/queries/region.ts';
import type { ApiDeps } from '../deps.ts';

const querystring = z.object({
  parent: z
    .string()
    .regex(/^[0-9A-Za-z-]{2,12}$/)
    .optional()
    .describe('CN for its provinces, or the code of a region; without it, the countries'),
});

const present = ({
  nameZh,
  nameEn,
  hasChildren,
  ...row
}: Awaited<ReturnType<typeof regionsWithin>>[number]): RegionItem => ({
  ...row,
  name: { 'zh-CN': nameZh, en: nameEn },
  has_children: hasChildren,
});

/** For address forms: everybody may read them, and they change with the map. */
export const addRegionRoutes = (instance: FastifyInstance, { db }: ApiDeps): void => {
  instance.withTypeProvider<ZodTypeProvider>().get(
    '/v1/regions',
    {
      config: { scope: 'public', limitedBy: 'address_and_path' },
      schema: {
        operationId: 'listRegions',
        tags: ['customers'],
        security: [],
        summary: 'Regions of an address, step by step',
        querystring,
        response: { 200: regionList, ...failures },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'public, max-age=86400');
      return { data: (await regionsWithin(db, request.query.parent)).map(present) };
    },
  );
};
