import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

const isPlainUtf8 = ({ headers }: FastifyRequest): boolean => {
  const [, charset = 'utf-8'] = /;\s*charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '') ?? [];
  const encoding = headers['content-encoding'] ?? 'identity';
  return /^utf-?8$/i.test(charset) && encoding === 'identity';
};

/** JSON in UTF-8 and nothing else, byte for byte: nothing is guessed, and no broken character is mended in silence. */
export const addJsonBodies = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isPlainUtf8(request)) return done(new Refusal([fault('MEDIA_TYPE_UNSUPPORTED')]));
    try {
      return parse(request, utf8.decode(body), done);
    } catch {
      return done(new Refusal([fault('MALFORMED_REQUEST')]));
    }
  });
};
