import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  policyChange,
  policyEffect,
  policyHistory,
  policyList,
  policyParams,
  policyTrial,
  policyView,
} from '../../contracts/policy.ts';
import { failures } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { createPolicyHandlers } from './handlers.ts';

const tags = ['settings'];
const see = { scope: 'settings:read' } as const;
const change = { scope: 'settings:write' } as const;

const SCHEMAS = {
  list: {
    operationId: 'listPolicies',
    tags,
    summary: 'Timings and policies in force, with what each may be',
    response: { 200: answer(policyList, 'Policies'), ...failures },
  },
  read: {
    operationId: 'readPolicy',
    tags,
    summary: 'One policy with its versions, newest first',
    params: policyParams,
    response: { 200: answer(policyHistory, 'The policy'), ...failures },
  },
  preview: {
    operationId: 'previewPolicy',
    tags,
    summary: 'What another value would mean: for what is under way, and for what begins now',
    params: policyParams,
    body: policyTrial,
    response: { 200: answer(policyEffect, 'The effect; nothing is changed'), ...failures },
  },
  change: {
    operationId: 'changePolicy',
    tags,
    summary: 'Set a new version, in force at once for what is decided from now on',
    params: policyParams,
    body: policyChange,
    response: { 201: answer(policyView, 'In force'), ...failures },
  },
};

export const addPolicyRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const handlers = createPolicyHandlers(deps);

  app.get('/v1/policies', { config: see, schema: SCHEMAS.list }, (request) => {
    staffOf(request);
    return handlers.list();
  });
  app.get('/v1/policies/:name', { config: see, schema: SCHEMAS.read }, (request) => {
    staffOf(request);
    return handlers.read(request.params.name);
  });
  app.post('/v1/policies/:name/preview', { config: see, schema: SCHEMAS.preview }, (request) => {
    staffOf(request);
    return handlers.preview(request.params.name, request.body.value);
  });
  app.post('/v1/policies/:name', { config: change, schema: SCHEMAS.change }, async (request, reply) => {
    const actor = staffOf(request).id;
    return reply.code(201).send(await handlers.change(request.params.name, { actor, asked: request.body }));
  });
};
