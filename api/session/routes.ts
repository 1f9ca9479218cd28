import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { continueAs, door, newPassword, sessionChange, sessionView, signIn } from '../../contracts/session.ts';
import { endSession } from '../../db/queries/session.ts';
import type { ApiDeps } from '../deps.ts';
import { answer } from '../plugins/openapi.ts';
import { sessionHashOf, takeCookie } from './cookie.ts';
import { createEntrance, fromOwnPage } from './entrance.ts';
import { createSessionHandlers } from './handlers.ts';

/** No key is asked for. */
const about = { tags: ['session'], security: [] };
const open = { config: { scope: 'public', limitedBy: 'address_and_path' } } as const;
const opened = { 200: answer(sessionView, 'Signed in; the cookie is set'), ...failures };
const left = { 204: z.undefined().describe('Done'), ...failures };

const SCHEMAS = {
  door: {
    operationId: 'readDoor',
    ...about,
    summary: 'What the sign-in page shows',
    response: { 200: door, ...failures },
  },
  signIn: { operationId: 'signIn', ...about, summary: 'Sign in with a password', body: signIn, response: opened },
  continueAs: {
    operationId: 'continueAs',
    ...about,
    summary: "Take a person's place, in the demo alone",
    body: continueAs,
    response: opened,
  },
  setPassword: {
    operationId: 'setPassword',
    ...about,
    summary: 'Answer an invitation with a password',
    body: newPassword,
    response: opened,
  },
  read: { operationId: 'readSession', ...about, summary: 'Who is signed in', response: opened },
  change: {
    operationId: 'changeSession',
    ...about,
    summary: 'Change my language',
    body: sessionChange,
    response: opened,
  },
  end: { operationId: 'endSession', ...about, summary: 'Sign out', response: left },
};

/** Open routes, since a session is what they are about; each looks at the cookie itself. */
export const addSessionRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { db, publicUrl } = deps;
  const handlers = createSessionHandlers(deps);
  const { current, present, enter } = createEntrance(deps, handlers);

  app.get('/v1/session/door', { ...open, schema: SCHEMAS.door }, () => handlers.door());
  app.post('/v1/session', { ...open, schema: SCHEMAS.signIn, onRequest: fromOwnPage }, async (request, reply) =>
    enter(reply, await handlers.signIn(request.body, request.log)),
  );
  app.post(
    '/v1/session/continue',
    { ...open, schema: SCHEMAS.continueAs, onRequest: fromOwnPage },
    async (request, reply) => enter(reply, await handlers.continueAs(request.body.principal_id)),
  );
  app.post(
    '/v1/session/password',
    { ...open, schema: SCHEMAS.setPassword, onRequest: fromOwnPage },
    async (request, reply) => enter(reply, await handlers.setPassword(request.body)),
  );
  app.get('/v1/session', { ...open, schema: SCHEMAS.read }, async (request) => {
    const { principal, expiresAt } = await current(request);
    return present(principal.id, expiresAt);
  });
  app.patch('/v1/session', { ...open, schema: SCHEMAS.change, onRequest: fromOwnPage }, async (request) => {
    const { principal, expiresAt } = await current(request);
    await handlers.setLanguage(principal.id, request.body.language);
    return present(principal.id, expiresAt);
  });
  app.delete('/v1/session', { ...open, schema: SCHEMAS.end, onRequest: fromOwnPage }, async (request, reply) => {
    const hash = sessionHashOf(request);
    if (hash !== undefined) await endSession(db, hash);
    takeCookie(reply, publicUrl);
    return reply.code(204).send();
  });
};
