import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  bulkItemPage,
  bulkJobDetail,
  bulkJobPage,
  bulkPreview,
  newBulkJob,
  newBulkPreview,
  repeatBulkJob,
} from '../../contracts/bulk-job.ts';
import { failures } from '../../contracts/problem.ts';
import { BULK_ITEM_STATES } from '../../domain/bulk/kind.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { readIdempotencyKey } from '../plugins/idempotency-key.ts';
import { answer } from '../plugins/openapi.ts';
import { pageQuery } from '../plugins/page.ts';
import { createBulkJobs } from './handlers.ts';
import { createBulkReads } from './read.ts';

const id = /^blk_[0-9a-z]{26}$/;
const params = z.object({ id: z.string().regex(id, 'a bulk job id') });
const tags = ['operations'];
const key = z.object({ 'idempotency-key': z.string().describe('The same again with each retry') });
const operate = { scope: 'ops:write' } as const;
const read = { scope: 'desk:read' } as const;
const started = { 202: answer(bulkJobDetail, 'Frozen as it was previewed; its workflow follows'), ...failures };

const previewing = {
  operationId: 'previewBulkJob',
  tags,
  summary: 'Which orders a bulk job would touch and leave out, and why; nothing is changed',
  body: newBulkPreview,
  response: { 200: answer(bulkPreview, 'What would happen'), ...failures },
};
const starting = {
  operationId: 'startBulkJob',
  tags,
  summary: 'Do one thing for many orders, as durably as each of them',
  headers: key,
  body: newBulkJob,
  response: started,
};
const listing = {
  operationId: 'listBulkJobs',
  tags,
  summary: 'Bulk jobs, newest first',
  querystring: z.object(pageQuery(id)),
  response: { 200: answer(bulkJobPage, 'Bulk jobs'), ...failures },
};
const reading = {
  operationId: 'readBulkJob',
  tags,
  summary: 'One bulk job: how far it is, and why orders were left out or failed',
  params,
  response: { 200: answer(bulkJobDetail, 'The job'), ...failures },
};
const itemising = {
  operationId: 'listBulkJobItems',
  tags,
  summary: 'What became of each order of a bulk job',
  params,
  querystring: z.object({ state: z.enum(BULK_ITEM_STATES).optional(), ...pageQuery(/^ord_[0-9a-z]{26}$/) }),
  response: { 200: answer(bulkItemPage, 'Its orders'), ...failures },
};
const stopping = {
  operationId: 'stopBulkJob',
  tags,
  summary: 'End a bulk job after its present batch',
  params,
  response: { 202: answer(bulkJobDetail, 'What is under way ends, the rest is left alone'), ...failures },
};
const repeating = {
  operationId: 'repeatBulkJob',
  tags,
  summary: 'The same again, for the orders of a bulk job that came to nothing',
  params,
  headers: key,
  body: repeatBulkJob,
  response: started,
};

export const addBulkJobRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { preview, start, stop, repeat } = createBulkJobs(deps);

  app.post('/v1/bulk-jobs/preview', { config: operate, schema: previewing }, (request) =>
    preview(staffOf(request), request.body),
  );

  app.post(
    '/v1/bulk-jobs',
    { config: operate, schema: starting, preValidation: readIdempotencyKey },
    async (request, reply) => {
      const ask = { caller: staffOf(request), requestKey: request.headers['idempotency-key'], log: request.log };
      return reply.code(202).send(await start(ask, request.body));
    },
  );

  app.post('/v1/bulk-jobs/:id/stop', { config: operate, schema: stopping }, async (request, reply) =>
    reply.code(202).send(await stop(staffOf(request), request.params.id)),
  );

  app.post(
    '/v1/bulk-jobs/:id/repeat',
    { config: operate, schema: repeating, preValidation: readIdempotencyKey },
    async (request, reply) => {
      const ask = { caller: staffOf(request), requestKey: request.headers['idempotency-key'], log: request.log };
      return reply.code(202).send(await repeat(ask, request.params.id, request.body));
    },
  );
  addReads(instance, deps);
};

const addReads = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, read: readJob, items } = createBulkReads(deps);

  app.get('/v1/bulk-jobs', { config: read, schema: listing }, (request) => {
    staffOf(request);
    return list(request.query);
  });

  app.get('/v1/bulk-jobs/:id', { config: read, schema: reading }, (request) => {
    staffOf(request);
    return readJob(request.params.id);
  });

  app.get('/v1/bulk-jobs/:id/items', { config: read, schema: itemising }, (request) => {
    staffOf(request);
    return items(request.params.id, request.query);
  });
};
