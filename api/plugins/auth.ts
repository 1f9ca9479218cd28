import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../../db/client.ts';
import { findApiKey } from '../../db/queries/api-key.ts';
import type { Principal, Scope } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller's key must allow; `public` for pages and signed webhooks. */
    scope?: Scope | 'public';
  }
  interface FastifyRequest {
    principal: Principal | undefined;
  }
}

const BEARER = /^Bearer phk_(key_[0-9a-z]{26})\.([A-Za-z0-9_-]{43})$/;

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const sameHash = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));

const authenticate = async (db: Database, header: string | undefined): Promise<Principal> => {
  if (header === undefined) throw new Refusal([fault('CREDENTIALS_MISSING')]);
  const [, id, secret] = BEARER.exec(header) ?? [];
  const found = id ? await findApiKey(db, id) : undefined;
  if (!found || !secret || !sameHash(found.secretHash, hashSecret(secret)))
    throw new Refusal([fault('CREDENTIALS_INVALID')]);
  return found.principal;
};

/** Routes are closed unless they say otherwise: one without a scope keeps the server from booting. */
export const addAuth = (app: FastifyInstance, db: Database): void => {
  app.decorateRequest('principal', undefined);
  app.addHook('onRoute', (route) => {
    if (!route.config?.scope) throw new Error(`the route ${String(route.method)} ${route.url} declares no scope`);
  });
  app.addHook('onRequest', async (request) => {
    const scope = request.routeOptions.config.scope;
    if (scope === undefined || scope === 'public') return;
    const principal = await authenticate(db, request.headers.authorization);
    if (!principal.scopes.includes(scope)) throw new Refusal([fault('SCOPE_MISSING', undefined, { scope })]);
    request.principal = principal;
  });
};

/** The caller of a route that is not public. */
export const callerOf = (request: FastifyRequest): Principal => {
  if (!request.principal) throw new Error('a closed route was reached without a principal');
  return request.principal;
};
