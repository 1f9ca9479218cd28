import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  holderList,
  KEY_STATES,
  keyMade,
  keyPage,
  keyRevocation,
  keyRotation,
  keyView,
  newKey,
} from '../../contracts/api-key.ts';
import { failures } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { pageQuery } from '../plugins/page.ts';
import { createKeyHandlers } from './handlers.ts';
import { createListHolders } from './holders.ts';

const KEY_ID = /^key_[0-9a-z]{26}$/;
const params = z.object({ id: z.string().regex(KEY_ID, 'the id of a key') });
const tags = ['settings'];
const see = { scope: 'settings:read' } as const;
const change = { scope: 'settings:write' } as const;

const SCHEMAS = {
  list: {
    operationId: 'listApiKeys',
    tags,
    summary: 'Keys with their holders, newest first; never the secrets',
    querystring: z.object({ state: z.enum(KEY_STATES).optional(), ...pageQuery(KEY_ID) }),
    response: { 200: answer(keyPage, 'Keys'), ...failures },
  },
  holders: {
    operationId: 'listApiKeyHolders',
    tags,
    summary: 'Whom a key can be made for, and what you may give each',
    response: { 200: answer(holderList, 'Holders'), ...failures },
  },
  create: {
    operationId: 'createApiKey',
    tags,
    summary: 'Make a key for a shop, a robot or a person; the secret is shown this once',
    body: newKey,
    response: { 201: answer(keyMade, 'Made'), ...failures },
  },
  rotate: {
    operationId: 'rotateApiKey',
    tags,
    summary: 'Replace a key by a new one; the old one lasts for the grace that you choose',
    params,
    body: keyRotation,
    response: { 201: answer(keyMade, 'The new key'), ...failures },
  },
  revoke: {
    operationId: 'revokeApiKey',
    tags,
    summary: 'End a key now',
    params,
    body: keyRevocation,
    response: { 200: answer(keyView, 'The key'), ...failures },
  },
};

export const addKeyRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, create, rotate, revoke } = createKeyHandlers(deps);
  const listHolders = createListHolders(deps);

  app.get('/v1/api-keys', { config: see, schema: SCHEMAS.list }, (request) => {
    staffOf(request);
    return list(request.query);
  });
  app.get('/v1/api-key-holders', { config: change, schema: SCHEMAS.holders }, (request) =>
    listHolders(staffOf(request)),
  );
  app.post('/v1/api-keys', { config: change, schema: SCHEMAS.create }, async (request, reply) =>
    reply.code(201).send(await create(staffOf(request), request.body)),
  );
  app.post('/v1/api-keys/:id/rotate', { config: change, schema: SCHEMAS.rotate }, async (request, reply) =>
    reply.code(201).send(await rotate({ giver: staffOf(request), id: request.params.id }, request.body)),
  );
  app.post('/v1/api-keys/:id/revoke', { config: change, schema: SCHEMAS.revoke }, (request) =>
    revoke({ giver: staffOf(request), id: request.params.id }, request.body.reason),
  );
};
