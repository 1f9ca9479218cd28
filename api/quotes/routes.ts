import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { failures } from '../../contracts/problem.ts';
import { askQuote, quoteView } from '../../contracts/quote.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { createQuotes } from './handlers.ts';

const quoting = {
  operationId: 'quote',
  tags: ['orders'],
  summary: 'What a basket would come to now: prices, freight, promise, ways to pay and every problem; nothing is held',
  body: askQuote,
  response: { 200: answer(quoteView, 'The quote'), ...failures },
};

export const addQuoteRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const { quote } = createQuotes(deps);
  instance
    .withTypeProvider<ZodTypeProvider>()
    .post('/v1/quotes', { config: { scope: 'orders:read' }, schema: quoting }, (request) =>
      quote(callerOf(request), request.body),
    );
};
