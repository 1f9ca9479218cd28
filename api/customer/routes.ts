import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CustomerOrder } from '../../contracts/customer.ts';
import { readCustomerOrder } from '../../db/queries/customer-order.ts';
import { findOrder } from '../../db/queries/order.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { readIdempotencyKey } from '../plugins/idempotency-key.ts';
import { Refusal } from '../plugins/problem.ts';
import { fromOwnPage } from '../session/entrance.ts';
import { createCustomerActs } from './act.ts';
import { presentCustomerOrder } from './present.ts';
import * as schema from './schema.ts';
import { createTracking } from './track.ts';

const open = { scope: 'public', limitedBy: 'address_and_path' } as const;
/** A page of another site cannot make a customer's browser act, even if it has learned the address. */
const acting = { config: open, onRequest: fromOwnPage } as const;

/** Nothing of it is kept on the way, told to other sites or found by searching. */
const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' } as const;

/** A token that we did not sign is as unknown as an order that never was. */
const createDoor = (deps: ApiDeps) => {
  const unknown = (): Refusal => new Refusal([fault('ORDER_UNKNOWN')]);
  const orderOf = (token: string): string => {
    const id = deps.orderOfToken(token);
    if (id === undefined) throw unknown();
    return id;
  };
  const show = async (id: string): Promise<CustomerOrder> => {
    const order = await findOrder(deps.db, id);
    if (!order) throw unknown();
    return presentCustomerOrder(await readCustomerOrder(deps.db, order), deps);
  };
  return { orderOf, show };
};

/** A customer's own routes: who has an order's signed link may see and change that order, and nothing else. */
export const addCustomerRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.addHook('onRequest', async (_, reply) => {
    void reply.headers(PRIVATE);
  });
  const parts = { ...createDoor(deps), ...createCustomerActs(deps) };
  const track = createTracking(deps);

  app.get('/v1/customer/orders/:token', { config: open, schema: schema.readingAsCustomer }, (request) =>
    parts.show(parts.orderOf(request.params.token)),
  );
  app.post('/v1/customer/track', { ...acting, schema: schema.tracking }, (request) =>
    track({ ...request.body, address: request.ip }),
  );
  addChanges(instance, parts);
  addWords(instance, parts);
};

type Parts = ReturnType<typeof createDoor> & ReturnType<typeof createCustomerActs>;

const addChanges = (instance: FastifyInstance, { orderOf, show, changeAddress, cancel }: Parts): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    '/v1/customer/orders/:token/address',
    { ...acting, schema: schema.movingAsCustomer, preValidation: readIdempotencyKey },
    async (request) => {
      const id = orderOf(request.params.token);
      const key = request.headers['idempotency-key'];
      await changeAddress({ id, log: request.log }, request.body.shipping_address, key);
      return show(id);
    },
  );
  app.post(
    '/v1/customer/orders/:token/cancel',
    { ...acting, schema: schema.cancellingAsCustomer },
    async (request, reply) => {
      const id = orderOf(request.params.token);
      await cancel({ id, log: request.log }, request.body.reason);
      return reply.code(202).send(await show(id));
    },
  );
};

const addWords = (instance: FastifyInstance, { orderOf, show, receive, rate, help }: Parts): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post('/v1/customer/orders/:token/receipt', { ...acting, schema: schema.receiving }, async (request) => {
    const id = orderOf(request.params.token);
    await receive({ id, log: request.log });
    return show(id);
  });
  app.post('/v1/customer/orders/:token/rating', { ...acting, schema: schema.rating }, async (request) => {
    const id = orderOf(request.params.token);
    await rate({ id, log: request.log }, request.body);
    return show(id);
  });
  app.post(
    '/v1/customer/orders/:token/help',
    { ...acting, schema: schema.askingForHelp, preValidation: readIdempotencyKey },
    async (request, reply) => {
      const id = orderOf(request.params.token);
      const key = request.headers['idempotency-key'];
      return reply.code(202).send(await help({ id, log: request.log }, request.body, key));
    },
  );
};
