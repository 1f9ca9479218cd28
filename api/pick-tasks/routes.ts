import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { newScan, pickTaskPage, pickTaskView, scanTaken } from '../../contracts/pick-task.ts';
import { failures } from '../../contracts/problem.ts';
import { code } from '../../contracts/text.ts';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../plugins/auth.ts';
import { pageQuery } from '../plugins/page.ts';
import { createFloor } from './handlers.ts';

const id = /^pck_[0-9a-z]{26}$/;
const taskId = z.object({ id: z.string().regex(id, 'a pick task id') });
const page = z.object({
  warehouse: code.optional(),
  order: code.optional().describe('The id of an order'),
  state: z.string().max(200).optional().describe('One or more, separated by commas; open work when left out'),
  ...pageQuery(id),
});

const tags = ['floor'];
const listing = {
  operationId: 'listPickTasks',
  tags,
  summary: 'Work on the floor, oldest first',
  querystring: page,
  response: { 200: pickTaskPage, ...failures },
};
const reading = {
  operationId: 'readPickTask',
  tags,
  summary: 'One task, and which scan it wants next',
  params: taskId,
  response: { 200: pickTaskView, ...failures },
};
const scanning = {
  operationId: 'scan',
  tags,
  summary: 'Scan: pick, pack, weigh, verify, label, hand over or put back',
  params: taskId,
  body: newScan,
  response: { 200: scanTaken, ...failures },
};

/** For handhelds and robots, with keys of their own. */
export const addPickTaskRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { listTasks, readTask, takeScan } = createFloor(deps);
  const config = { scope: 'floor:write' } as const;

  app.get('/v1/pick-tasks', { config, schema: listing }, (request) => listTasks(callerOf(request), request.query));

  app.get('/v1/pick-tasks/:id', { config, schema: reading }, (request) =>
    readTask(callerOf(request), request.params.id),
  );

  app.post('/v1/pick-tasks/:id/scans', { config, schema: scanning }, (request) =>
    takeScan(callerOf(request), request.params.id, { body: request.body, log: request.log }),
  );
};
