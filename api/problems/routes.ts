import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { aboutProblem, failures, PROBLEM_PAGES } from '../../contracts/problem.ts';
import { fault } from '../../domain/faults.ts';
import { Refusal } from '../plugins/problem.ts';

const params = z.object({ slug: z.string().max(100).describe('The last part of a problem type') });

/** Where the `type` of a problem leads: the row of the table. `docs/problems.md` says what to do about it. */
export const addProblemRoutes = (instance: FastifyInstance): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/problems/:slug',
    {
      config: { scope: 'public' },
      schema: {
        operationId: 'readProblem',
        tags: ['problems'],
        summary: 'What a problem type means',
        security: [],
        params,
        response: { 200: aboutProblem, ...failures },
      },
    },
    async (request) => {
      const page = PROBLEM_PAGES.get(`/problems/${request.params.slug}`);
      if (!page) throw new Refusal([fault('ROUTE_UNKNOWN')]);
      return page;
    },
  );
};
