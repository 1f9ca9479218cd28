import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { addActionRoutes } from './actions/routes.ts';
import type { ApiDeps } from './deps.ts';
import { addDirectoryRoutes } from './directory/routes.ts';
import { addEscalationRoutes } from './escalations/routes.ts';
import { addEventRoutes } from './events/routes.ts';
import { addHealthRoutes } from './health/routes.ts';
import { addOrderRoutes } from './orders/routes.ts';
import { addPauseRoutes } from './pauses/routes.ts';
import { addPaymentRoutes } from './payments/routes.ts';
import { addPickTaskRoutes } from './pick-tasks/routes.ts';
import { addAuth } from './plugins/auth.ts';
import { addClosing } from './plugins/closing.ts';
import { addConsole } from './plugins/console.ts';
import { addJsonBodies } from './plugins/json-body.ts';
import { addOpenApi } from './plugins/openapi.ts';
import { addProblems, refuseRequest } from './plugins/problem.ts';
import { addRateLimit } from './plugins/rate-limit.ts';
import { validatorCompiler } from './plugins/validation.ts';
import { addProblemRoutes } from './problems/routes.ts';
import { addQuoteRoutes } from './quotes/routes.ts';
import { addSavedViewRoutes } from './saved-views/routes.ts';
import { addSearchRoutes } from './search/routes.ts';
import { addCookies } from './session/cookie.ts';
import { addSessionRoutes } from './session/routes.ts';
import { addSkuRoutes } from './skus/routes.ts';
import { addSettingRoutes } from './settings/routes.ts';
import { addStreamRoutes } from './stream/routes.ts';
import { addWebhookEndpointRoutes } from './webhook-endpoints/routes.ts';
import { addWebhookRoutes } from './webhooks/routes.ts';

const addRoutes = async (routes: FastifyInstance, deps: ApiDeps): Promise<void> => {
  addHealthRoutes(routes, deps);
  addSessionRoutes(routes, deps);
  addSkuRoutes(routes, deps);
  addQuoteRoutes(routes, deps);
  addOrderRoutes(routes, deps);
  addDirectoryRoutes(routes, deps);
  addSearchRoutes(routes, deps);
  addSavedViewRoutes(routes, deps);
  addActionRoutes(routes, deps);
  addEscalationRoutes(routes, deps);
  addPickTaskRoutes(routes, deps);
  addEventRoutes(routes, deps);
  await routes.register(async (live) => addStreamRoutes(live, deps));
  addPauseRoutes(routes, deps);
  addWebhookEndpointRoutes(routes, deps);
  addSettingRoutes(routes, deps);
  addPaymentRoutes(routes, deps);
  addProblemRoutes(routes);
  await routes.register(async (raw) => addWebhookRoutes(raw, deps));
  await addConsole(routes, deps.consoleFolder);
};

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
  await app.register((routes) => addRoutes(routes, deps));
  return app;
};
