import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret } from './secret.ts';

const NAME = 'packhorse_session';

/** The browser sends it back to us alone, never from another site's page, and no script can read it. */
const optionsFor = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: publicUrl.startsWith('https:') }) as const;

export const addCookies = async (app: FastifyInstance): Promise<void> => {
  await app.register(cookie);
};

export const giveCookie = (reply: FastifyReply, secret: string, publicUrl: string): void => {
  void reply.setCookie(NAME, secret, optionsFor(publicUrl));
};

export const takeCookie = (reply: FastifyReply, publicUrl: string): void => {
  void reply.clearCookie(NAME, optionsFor(publicUrl));
};

/** As the session is kept. */
export const sessionHashOf = (request: FastifyRequest): string | undefined => {
  const secret = request.cookies[NAME];
  return secret === undefined ? undefined : hashSecret(secret);
};
