import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../../db/client.ts';
import { findApiKey, noteKeyUse } from '../../db/queries/api-key.ts';
import { findSession, noteSeen } from '../../db/queries/session.ts';
import type { Principal, Scope } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { sessionHashOf } from '../session/cookie.ts';
import { isOwnPage } from '../session/same-site.ts';
import { hashSecret } from '../session/secret.ts';
import { Refusal } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller's key must allow; `public` for pages and signed webhooks. */
    scope?: Scope | 'public';
  }
  interface FastifyRequest {
    principal: Principal | undefined;
  }
  interface FastifyInstance {
    /** Every route there is and who may call it, for the document and for the test of who may. */
    readonly access: readonly RouteAccess[];
  }
}

export type RouteAccess = { readonly method: string; readonly url: string; readonly scope: Scope | 'public' };

const BEARER = /^Bearer phk_(key_[0-9a-z]{26})\.([A-Za-z0-9_-]{43})$/;

const sameHash = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));

/** By this process's clock: it only decides whether it is worth asking the database. */
const isLongAgo = (at: string | null): boolean => at === null || Date.now() - Date.parse(at) > 60_000;

/** A program shows its key, a browser the cookie of a person's session; the browser sends that by itself, so pages are told apart. */
const authenticate = (db: Database, request: FastifyRequest): Promise<Principal> => {
  const { authorization } = request.headers;
  if (authorization !== undefined) return byKey(db, authorization);
  const hash = sessionHashOf(request);
  if (hash === undefined) throw new Refusal([fault('CREDENTIALS_MISSING')]);
  if (!isOwnPage(request)) throw new Refusal([fault('CROSS_SITE')]);
  return bySession(db, hash);
};

const bySession = async (db: Database, hash: string): Promise<Principal> => {
  const found = await findSession(db, hash);
  if (!found) throw new Refusal([fault('SESSION_MISSING')]);
  if (isLongAgo(found.seenAt)) void noteSeen(db, hash).catch(() => undefined);
  return found.principal;
};

const byKey = async (db: Database, header: string): Promise<Principal> => {
  const [, id, secret] = BEARER.exec(header) ?? [];
  const found = id ? await findApiKey(db, id) : undefined;
  if (!found || !secret || !sameHash(found.secretHash, hashSecret(secret)))
    throw new Refusal([fault('CREDENTIALS_INVALID')]);
  if (isLongAgo(found.lastUsedAt)) void noteKeyUse(db, found.id).catch(() => undefined);
  return found.principal;
};

/** Routes are closed unless they say otherwise: one without a scope keeps the server from booting. */
export const addAuth = (app: FastifyInstance, db: Database): void => {
  const access: RouteAccess[] = [];
  app.decorate('access', access);
  app.decorateRequest('principal', undefined);
  app.addHook('onRoute', (route) => {
    const scope = route.config?.scope;
    if (!scope) throw new Error(`the route ${String(route.method)} ${route.url} declares no scope`);
    for (const method of [route.method].flat()) access.push({ method, url: route.url, scope });
  });
  app.addHook('onRequest', async (request) => {
    const scope = request.routeOptions.config.scope;
    if (scope === 'public' || request.is404) return;
    if (scope === undefined) throw new Error('a route without a scope was reached');
    const principal = await authenticate(db, request);
    if (!principal.scopes.includes(scope)) throw new Refusal([fault('SCOPE_MISSING', undefined, { scope })]);
    request.principal = principal;
  });
};

/** The caller of a route that is not public. */
export const callerOf = (request: Pick<FastifyRequest, 'principal'>): Principal => {
  if (!request.principal) throw new Error('a closed route was reached without a principal');
  return request.principal;
};

/** What concerns the whole company is no shop's to see or to do. */
export const staffOf = (request: Pick<FastifyRequest, 'principal'>): Principal => {
  const caller = callerOf(request);
  if (caller.shopId !== undefined) throw new Refusal([fault('STAFF_REQUIRED')]);
  return caller;
};
