import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For open routes that people call: who is limited. Those without it, such as webhooks, are not. */
    limitedBy?: 'address_and_path';
  }
}

/** Each a counter in memory; the one that was asked for longest ago is forgotten first. */
const MOST_COUNTERS = 10_000;

/** The key's public half, which has been found valid before, or the person who is signed in. */
const keyOf = ({ headers, principal }: FastifyRequest): string =>
  headers.authorization?.split('.')[0] ?? principal?.id ?? '';

/** Behind a proxy all people have one address: the link tells them apart. */
const visitorOf = ({ ip, url }: FastifyRequest): string => `${ip} ${url.split('?')[0]}`;

/** After authentication, so that nobody uses up another's requests. */
export const addRateLimit = async (app: FastifyInstance, max: number): Promise<void> => {
  if (max === 0) return;
  await app.register(rateLimit, { global: false });
  const common = { max, timeWindow: 60_000, cache: MOST_COUNTERS };
  const ofKeys = app.createRateLimit({ ...common, keyGenerator: keyOf });
  const ofVisitors = app.createRateLimit({ ...common, keyGenerator: visitorOf });
  const counterOf = (request: FastifyRequest) => {
    if (request.principal) return ofKeys;
    return request.routeOptions.config.limitedBy === undefined ? undefined : ofVisitors;
  };
  app.addHook('onRequest', async (request) => {
    const counted = await counterOf(request)?.(request);
    if (counted && !counted.isAllowed && counted.isExceeded)
      throw new FaultError(fault('RATE_LIMITED'), { retryAfterMs: Math.max(1_000, counted.ttl) });
  });
};
