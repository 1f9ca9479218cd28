import type { FastifyInstance } from 'fastify';

/** Inside this scope a body stays the exact text that came: signatures are over bytes, not over what was parsed. */
export const addRawBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 256 * 1024 }, (_request, body, done) =>
    done(null, body),
  );
};
