import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import type { ApiDeps } from './deps.ts';
import { addAuth } from './plugins/auth.ts';
import { addClosing } from './plugins/closing.ts';
import { addConsole } from './plugins/console.ts';
import { addJsonBodies } from './plugins/json-body.ts';
import { addOpenApi } from './plugins/openapi.ts';
import { addProblems, refuseRequest } from './plugins/problem.ts';
import { addRateLimit } from './plugins/rate-limit.ts';
import { validatorCompiler } from './plugins/validation.ts';
import { addRoutes } from './routes.ts';
import { addCookies } from './session/cookie.ts';

/** The whole API in the order in which a request meets it. Listening is the server's business. */
export const createApp = async (deps: ApiDeps): Promise<FastifyInstance> => {
  const app = Fastify({
    ...(deps.logger === false ? { logger: false } : { loggerInstance: deps.logger }),
    genReqId: () => randomUUID(),
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseRequest,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addClosing(app);
  addProblems(app);
  addJsonBodies(app);
  await addOpenApi(app);
  await addCookies(app);
  addAuth(app, deps.db);
  await addRateLimit(app, deps.requestsPerMinute);
  await app.register(async (routes) => {
    await addRoutes(routes, deps);
    await addConsole(routes, deps.consoleFolder);
  });
  return app;
};
