import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { DemoStage } from '../../adapters/demo/port.ts';
import { type DemoView, demoView, killProcess, moreShoppers, switchFault } from '../../contracts/demo.ts';
import { failures } from '../../contracts/problem.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { Refusal } from '../plugins/problem.ts';

const tags = ['demo'];
const operate = { scope: 'ops:write' } as const;
const done = { 204: z.undefined().describe('Done'), ...failures };

const SCHEMAS = {
  read: {
    operationId: 'readDemo',
    tags,
    summary: "The demo's pace, processes and faults; 404 where there is no demo",
    response: { 200: answer(demoView, 'As it is now'), ...failures },
  },
  kill: {
    operationId: 'killProcess',
    tags,
    summary: 'End a process without warning; the supervisor starts it again',
    body: killProcess,
    response: done,
  },
  fault: {
    operationId: 'switchFault',
    tags,
    summary: 'Let a provider misbehave for a while, or end that',
    body: switchFault,
    response: done,
  },
  shoppers: {
    operationId: 'letShoppersIn',
    tags,
    summary: 'Let a batch of shoppers in',
    body: moreShoppers,
    response: done,
  },
};

const present = async (stage: DemoStage, { pace }: ApiDeps): Promise<DemoView> => {
  const [processes, faults, pages] = await Promise.all([stage.processes(), stage.faults(), stage.pages()]);
  return {
    at: new Date().toISOString(),
    pace,
    processes: processes.map(({ isUp, lastDeath, ...process }) => ({ ...process, up: isUp, last_death: lastDeath })),
    faults: faults.map(({ isOn, endsAt, ...each }) => ({ ...each, on: isOn, ends_at: endsAt })),
    pages,
  };
};

/** Where there is no demo, there is no such address. */
const createDemo = (deps: ApiDeps) => {
  const stage = (): DemoStage => {
    if (!deps.demo || !deps.demoStage) throw new Refusal([fault('ROUTE_UNKNOWN')]);
    return deps.demoStage;
  };
  const note = (actor: string, action: string, ref: string): Promise<void> =>
    addAudit(deps.db, { id: newId('aud'), actor, action, ref });
  return { stage, note };
};

export const addDemoRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { stage, note } = createDemo(deps);

  app.get('/v1/demo', { config: { scope: 'desk:read' }, schema: SCHEMAS.read }, () => present(stage(), deps));

  app.post('/v1/demo/kill', { config: operate, schema: SCHEMAS.kill }, async (request, reply) => {
    const { process } = request.body;
    if (!(await stage().kill(process))) throw new Refusal([fault('PROCESS_UNKNOWN', '/process')]);
    await note(staffOf(request).id, 'demo.kill', process);
    return reply.code(204).send();
  });

  app.post('/v1/demo/faults', { config: operate, schema: SCHEMAS.fault }, async (request, reply) => {
    const { fault: name, on, seconds } = request.body;
    await (on ? stage().begin(name, seconds * 1_000) : stage().end(name));
    await note(staffOf(request).id, on ? 'demo.fault' : 'demo.fault_end', name);
    return reply.code(204).send();
  });

  app.post('/v1/demo/shoppers', { config: operate, schema: SCHEMAS.shoppers }, async (request, reply) => {
    await stage().letShoppersIn(request.body.orders);
    await note(staffOf(request).id, 'demo.shoppers', String(request.body.orders));
    return reply.code(204).send();
  });
};
