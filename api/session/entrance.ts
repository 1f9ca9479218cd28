import type { FastifyReply, FastifyRequest } from 'fastify';
import { findSession } from '../../db/queries/session.ts';
import { scopesOf } from '../../domain/authority/role.ts';
import { fault } from '../../domain/faults.ts';
import { languageOf } from '../../domain/language.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { giveCookie, sessionHashOf } from './cookie.ts';
import { type createSessionHandlers, namesOf } from './handlers.ts';
import { isOwnPage } from './same-site.ts';

type Handlers = ReturnType<typeof createSessionHandlers>;
type Opened = Awaited<ReturnType<Handlers['signIn']>>;

export const fromOwnPage = async (request: FastifyRequest): Promise<void> => {
  if (!isOwnPage(request)) throw new Refusal([fault('CROSS_SITE')]);
};

/** Between the cookie and the person: whose session it is, and what the browser is told of it. */
export const createEntrance = ({ db, publicUrl }: ApiDeps, handlers: Handlers) => {
  const present = async (principalId: string, expiresAt: string) => {
    const { person, temporalUiUrl, ...rest } = await handlers.view(principalId);
    const { login, role, warehouse } = person;
    return {
      ...rest,
      id: principalId,
      login,
      role,
      name: namesOf(person),
      language: languageOf(person.language),
      warehouse,
      scopes: [...scopesOf(role)],
      temporal_ui_url: temporalUiUrl,
      expires_at: expiresAt,
    };
  };
  return {
    present,
    current: async (request: FastifyRequest) => {
      const hash = sessionHashOf(request);
      const found = hash === undefined ? undefined : await findSession(db, hash);
      if (!found) throw new Refusal([fault('SESSION_MISSING')]);
      return found;
    },
    enter: (reply: FastifyReply, { secret, person, expiresAt }: Opened) => {
      giveCookie(reply, secret, publicUrl);
      return present(person.principalId, expiresAt);
    },
  };
};
