import type { FastifyRequest } from 'fastify';

/** A header given twice is no header at all: nothing signed comes so. */
export const headersOf = (request: FastifyRequest): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? undefined : value]),
  );
