import type { FastifyRequest } from 'fastify';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/**
 * Whether a request that a browser signs by itself comes from a page of ours: by Sec-Fetch-Site, else by Origin.
 * A writing request with neither is refused.
 */
export const isOwnPage = ({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean => {
  if (SAFE.includes(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin !== undefined && hostOf(headers.origin) === headers.host;
};
