import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { readIdempotencyKey } from '../plugins/idempotency-key.ts';
import { isKnownTo } from '../plugins/etag.ts';
import { presentAction } from '../actions/present.ts';
import { createActions } from './act.ts';
import { createAddressChange } from './address.ts';
import { createAddressPreview } from './address-preview.ts';
import { createPlaceOrder } from './place.ts';
import { createLists } from './list.ts';
import { createReads } from './read.ts';
import {
  cancelling,
  counting,
  explaining,
  exporting,
  changingAddress,
  listing,
  movingDeadline,
  placing,
  previewingAddress,
  reading,
  resuming,
  showingEvent,
  telling,
} from './schema.ts';

const read = { scope: 'orders:read' } as const;
const desk = { scope: 'desk:read' } as const;
const write = { scope: 'orders:write' } as const;
const operate = { scope: 'ops:write' } as const;

export const addOrderRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const place = createPlaceOrder(deps);
  instance
    .withTypeProvider<ZodTypeProvider>()
    .post('/v1/orders', { config: write, schema: placing, preValidation: readIdempotencyKey }, (request, reply) =>
      place(request, reply, request.body),
    );
  addLists(instance, deps);
  addReads(instance, deps);
  addActions(instance, deps);
};

const addLists = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, count, exportCsv } = createLists(deps);

  app.get('/v1/orders', { config: read, schema: listing }, (request) => list(callerOf(request), request.query));

  app.get('/v1/orders/count', { config: read, schema: counting }, (request) => count(callerOf(request), request.query));

  app.get('/v1/orders/export', { config: read, schema: exporting }, (request, reply) =>
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="orders.csv"')
      .send(exportCsv(callerOf(request), request.query)),
  );
};

const addReads = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { readOrder, explainOrder, orderTimeline, workflowEventUrl } = createReads(deps);

  app.get('/v1/orders/:id', { config: read, schema: reading }, async (request, reply) => {
    const { view, etag } = await readOrder(callerOf(request), request.params.id);
    void reply.headers({ etag, 'cache-control': 'private, no-cache' });
    return isKnownTo(request.headers['if-none-match'], etag) ? reply.code(304).send() : view;
  });

  app.get('/v1/orders/:id/explain', { config: read, schema: explaining }, (request) =>
    explainOrder(callerOf(request), request.params.id),
  );

  app.get('/v1/orders/:id/timeline', { config: read, schema: telling }, (request) =>
    orderTimeline(callerOf(request), request.params.id),
  );

  app.get('/v1/orders/:id/workflow-event', { config: desk, schema: showingEvent }, async (request, reply) =>
    reply.redirect(await workflowEventUrl(callerOf(request), request.params.id, request.query)),
  );
};

type Asking = Pick<FastifyRequest, 'log' | 'principal'> & {
  readonly params: { readonly id: string };
  readonly headers: { readonly 'if-match'?: string | undefined };
};

const addActions = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { cancel, moveOrderDeadline, resume } = createActions(deps);
  const { change } = createAddressChange(deps);
  const previewAddress = createAddressPreview(deps);
  const askOf = (request: Asking) => ({
    caller: callerOf(request),
    id: request.params.id,
    ifMatch: request.headers['if-match'],
    log: request.log,
  });

  app.post('/v1/orders/:id/cancel', { config: write, schema: cancelling }, async (request, reply) =>
    reply.code(202).send(await cancel(askOf(request), request.body)),
  );

  app.post(
    '/v1/orders/:id/address',
    { config: write, schema: changingAddress, preValidation: readIdempotencyKey },
    async (request) => {
      const { id } = request.params;
      const ask = { caller: callerOf(request), id, body: request.body, log: request.log };
      return presentAction(await change(ask, request.headers['idempotency-key']));
    },
  );

  app.post('/v1/orders/:id/address/preview', { config: write, schema: previewingAddress }, (request) =>
    previewAddress(callerOf(request), request.params.id, request.body),
  );

  app.post('/v1/orders/:id/deadlines', { config: operate, schema: movingDeadline }, async (request, reply) =>
    reply.code(202).send(await moveOrderDeadline(askOf(request), request.body)),
  );

  app.post('/v1/orders/:id/resume', { config: operate, schema: resuming }, async (request, reply) =>
    reply.code(202).send(await resume(askOf(request))),
  );
};
