import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';

/** Addresses of the API: an unknown one below these is a problem, never a page. */
const NOT_PAGES = /^\/(?:v1|docs|webhooks|pay|problems|health)(?:\/|$)/;

const YEAR_MS = 31_536_000_000;

/** Component styles are injected as style tags, hence the exception; scripts come from files of ours alone. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
  // A customer's address is a secret: nothing that is linked from it is told.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

/** Coming back to a customer's page, as from the gateway, reads it anew. */
const CUSTOMER_PAGE = /^\/(?:o|track)(?:\/|$)/;

const HINT =
  'The console has not been built here. Build it with: npm run build\nThe API is at /v1, its documentation at /docs.\n';

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '';

const wantsPage = ({ headers }: FastifyRequest): boolean => (headers.accept ?? '').includes('text/html');

const open = { config: { scope: 'public' as const }, schema: { hide: true } };

const notThere = (): Refusal => new Refusal([fault('ROUTE_UNKNOWN')]);

/** The one page for every address that a person opens; a file beside it, such as its icon, has a dot in its name. */
const sendPart = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const path = pathOf(request);
  if (NOT_PAGES.test(path)) throw notThere();
  void reply.headers(PAGE_HEADERS);
  if (/\.\w+$/.test(path)) return reply.sendFile(path);
  if (!wantsPage(request)) throw notThere();
  if (CUSTOMER_PAGE.test(path)) void reply.header('cache-control', 'no-store');
  return reply.sendFile('index.html');
};

/** Named by what they hold, so that they can be kept for good. */
const sendAsset = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const keep = { maxAge: YEAR_MS, immutable: true, cacheControl: true };
  return reply.header('x-content-type-options', 'nosniff').sendFile(pathOf(request), keep);
};

const sendHint = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (NOT_PAGES.test(pathOf(request)) || !wantsPage(request)) throw notThere();
  return reply.code(503).type('text/plain; charset=utf-8').send(HINT);
};

/** The built console beside the API. Files are looked up when they are asked for: a new build needs no new start. */
export const addConsole = async (app: FastifyInstance, folder: string | undefined): Promise<void> => {
  if (folder !== undefined)
    await app.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      index: false,
      dotfiles: 'ignore',
    });
  app.get('/assets/*', open, async (request, reply) => (folder === undefined ? sendHint : sendAsset)(request, reply));
  app.get('/*', open, async (request, reply) => (folder === undefined ? sendHint : sendPart)(request, reply));
};
