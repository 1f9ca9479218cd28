import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findPayment } from '../../db/queries/payment.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { preparingPage } from './preparing-page.ts';

const params = z.object({ id: z.string().regex(/^pay_[0-9a-z]{26}$/) });
const query = z.object({ s: z.string().max(100) });

/** Our own signed address for paying: it exists with the verdict, before the gateway knows of the payment. */
export const addPaymentRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/pay/:id',
    { config: { scope: 'public' }, schema: { params, querystring: query, hide: true } },
    async (request, reply) => {
      const { id } = request.params;
      if (!deps.isPaySignature(id, request.query.s)) throw new Refusal([fault('PAYMENT_UNKNOWN')]);
      const row = await findPayment(deps.db, id);
      if (!row) throw new Refusal([fault('PAYMENT_UNKNOWN')]);
      if (row.gatewayPayUrl !== null) return reply.redirect(row.gatewayPayUrl, 303);
      return reply.code(503).header('retry-after', '1').type('text/html; charset=utf-8').send(preparingPage);
    },
  );
};
