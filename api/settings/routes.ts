import type { FastifyInstance } from 'fastify';
import { addKeyRoutes } from '../api-keys/routes.ts';
import { addAuditRoutes } from '../audit-log/routes.ts';
import { addCapRoutes } from '../authority-caps/routes.ts';
import { addCalendarRoutes } from '../calendars/routes.ts';
import type { ApiDeps } from '../deps.ts';
import { addPeopleRoutes } from '../people/routes.ts';
import { addPolicyRoutes } from '../policies/routes.ts';

/** Who may do what, and by which rules the company works. */
export const addSettingRoutes = (routes: FastifyInstance, deps: ApiDeps): void => {
  addPeopleRoutes(routes, deps);
  addKeyRoutes(routes, deps);
  addPolicyRoutes(routes, deps);
  addCapRoutes(routes, deps);
  addCalendarRoutes(routes, deps);
  addAuditRoutes(routes, deps);
};
