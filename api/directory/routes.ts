import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { directory } from '../../contracts/directory.ts';
import { failures } from '../../contracts/problem.ts';
import { readDirectory } from '../../db/queries/directory.ts';
import type { ApiDeps } from '../deps.ts';

const reading = {
  operationId: 'readDirectory',
  tags: ['desk'],
  summary: 'Warehouses, carriers and payment methods by their codes',
  response: { 200: directory, ...failures },
};

export const addDirectoryRoutes = (instance: FastifyInstance, { db }: ApiDeps): void => {
  instance
    .withTypeProvider<ZodTypeProvider>()
    .get('/v1/directory', { config: { scope: 'orders:read' }, schema: reading }, async () => {
      const { warehouses, carriers, methods } = await readDirectory(db);
      return {
        warehouses: warehouses.map(({ id, nameZh, nameEn, open }) => ({
          id,
          name: { 'zh-CN': nameZh, en: nameEn },
          open,
        })),
        carriers,
        payment_methods: methods,
      };
    });
};
