import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { type RegionItem, regionList } from '../../contracts/region.ts';
import { line } from '../../contracts/text.ts';
import { type RegionName, type RegionRow, regionsNamed, regionsWithin } from '../../db/queries/region.ts';
import type { ApiDeps } from '../deps.ts';

const querystring = z.object({
  parent: z
    .string()
    .regex(/^[0-9A-Za-z-]{2,12}$/)
    .optional()
    .describe('CN for its provinces, or the code of a region; without it, the countries'),
  q: line(60).optional().describe('Instead: the smallest regions by the words of their names, the twenty shortest'),
});

const presentName = ({ code, nameZh, nameEn }: RegionName) => ({ code, name: { 'zh-CN': nameZh, en: nameEn } });

const present = ({ level, hasChildren, within, ...name }: RegionRow): RegionItem => ({
  ...presentName(name),
  level,
  has_children: hasChildren,
  within: within.map(presentName),
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
        summary: 'Regions of an address, step by step or by name',
        querystring,
        response: { 200: regionList, ...failures },
      },
    },
    async (request, reply) => {
      const { parent, q } = request.query;
      void reply.header('cache-control', 'public, max-age=86400');
      return { data: (await (q === undefined ? regionsWithin(db, parent) : regionsNamed(db, q))).map(present) };
    },
  );
};
