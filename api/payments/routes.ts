import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findOrder } from '../../db/queries/order.ts';
import { findPayment } from '../../db/queries/payment.ts';
import { fault } from '../../domain/faults.ts';
import { linkTarget } from '../../domain/payment/link.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { paymentPage } from './page.ts';

const params = z.object({ id: z.string().regex(/^pay_[0-9a-z]{26}$/) });
const query = z.object({ s: z.string().max(100) });

/** Our own signed address for paying: it exists with the verdict, before the gateway knows of the payment. */
export const addPaymentRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/pay/:id',
    { config: { scope: 'public', limitedBy: 'address_and_path' }, schema: { params, querystring: query, hide: true } },
    async (request, reply) => {
      const { id } = request.params;
      const row = deps.isPaySignature(id, request.query.s) ? await findPayment(deps.db, id) : undefined;
      const order = row && (await findOrder(deps.db, row.orderId));
      if (!row || !order) throw new Refusal([fault('PAYMENT_UNKNOWN')]);
      const target = linkTarget({
        order: order.status,
        payment: row.status,
        isClosing: row.closeRequestedAt !== null,
        hasGatewayPage: row.gatewayPayUrl !== null,
      });
      if (target === 'gateway') return reply.redirect(row.gatewayPayUrl ?? '', 303);
      if (target === 'preparing') void reply.header('retry-after', '1');
      void reply.code(target === 'preparing' ? 503 : 410).header('cache-control', 'no-store');
      return reply.type('text/html; charset=utf-8').send(paymentPage(target, order.reference));
    },
  );
};
