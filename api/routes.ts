import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from './deps.ts';
import { addActionRoutes } from './actions/routes.ts';
import { addBulkJobRoutes } from './bulk-jobs/routes.ts';
import { addCustomerRoutes } from './customer/routes.ts';
import { addDemoRoutes } from './demo/routes.ts';
import { addDeskRoutes } from './desk/routes.ts';
import { addDirectoryRoutes } from './directory/routes.ts';
import { addEscalationRoutes } from './escalations/routes.ts';
import { addEventRoutes } from './events/routes.ts';
import { addHealthRoutes } from './health/routes.ts';
import { addOrderDetailRoutes } from './order-detail/routes.ts';
import { addOrderRoutes } from './orders/routes.ts';
import { addPauseRoutes } from './pauses/routes.ts';
import { addPaymentRoutes } from './payments/routes.ts';
import { addPickTaskRoutes } from './pick-tasks/routes.ts';
import { addProblemRoutes } from './problems/routes.ts';
import { addQuoteRoutes } from './quotes/routes.ts';
import { addRegionRoutes } from './regions/routes.ts';
import { addSavedViewRoutes } from './saved-views/routes.ts';
import { addSearchRoutes } from './search/routes.ts';
import { addSessionRoutes } from './session/routes.ts';
import { addSettingRoutes } from './settings/routes.ts';
import { addSkuRoutes } from './skus/routes.ts';
import { addStreamRoutes } from './stream/routes.ts';
import { addTodayRoutes } from './today/routes.ts';
import { addWebhookEndpointRoutes } from './webhook-endpoints/routes.ts';
import { addWebhookRoutes } from './webhooks/routes.ts';

/** Every resource, one line each. */
const RESOURCES = [
  addHealthRoutes,
  addSessionRoutes,
  addSkuRoutes,
  addQuoteRoutes,
  addOrderRoutes,
  addOrderDetailRoutes,
  addDeskRoutes,
  addDirectoryRoutes,
  addSearchRoutes,
  addSavedViewRoutes,
  addActionRoutes,
  addEscalationRoutes,
  addPickTaskRoutes,
  addEventRoutes,
  addPauseRoutes,
  addTodayRoutes,
  addDemoRoutes,
  addBulkJobRoutes,
  addWebhookEndpointRoutes,
  addSettingRoutes,
  addPaymentRoutes,
  addRegionRoutes,
] as const;

/** Those with plugins or hooks of their own come last. */
export const addRoutes = async (routes: FastifyInstance, deps: ApiDeps): Promise<void> => {
  for (const add of RESOURCES) add(routes, deps);
  addProblemRoutes(routes);
  await routes.register(async (live) => addStreamRoutes(live, deps));
  await routes.register(async (own) => addCustomerRoutes(own, deps));
  await routes.register(async (raw) => addWebhookRoutes(raw, deps));
};
