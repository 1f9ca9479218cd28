import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { failures } from '../../contracts/problem.ts';
import { names } from '../../contracts/text.ts';
import { type TodayView, todayView } from '../../contracts/today.ts';
import { timeZoneOf } from '../../db/queries/shop.ts';
import { countDay, countStages, listStuck, sumRefunds } from '../../db/queries/today.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import type { ApiDeps } from '../deps.ts';
import { readHealth } from '../health/read.ts';
import { callerOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { badProviders, namesOfBad, presentNumbers, presentStages, presentStuck } from './present.ts';

const reading = {
  operationId: 'readToday',
  tags: ['operations'],
  summary: 'Where orders stand, what does not go on by itself and why, and the numbers of the day',
  querystring: z.object({ shop: names.optional() }),
  response: { 200: answer(todayView, 'As of now'), ...failures },
};

/** A shop's own, or those that were asked for. */
const shopsOf = ({ shopId }: Principal, asked: readonly string[] = []): readonly string[] =>
  shopId === undefined ? asked : [shopId];

const readToday = async (deps: ApiDeps, shops: readonly string[]): Promise<TodayView> => {
  const { db } = deps;
  const [health, timeZone] = await Promise.all([readHealth(deps), timeZoneOf(db, shops)]);
  const bad = badProviders(health);
  const [stages, stuck, counts, refunded] = await Promise.all([
    countStages(db, shops),
    listStuck(db, shops, namesOfBad(bad)),
    countDay(db, { shops, timeZone }),
    sumRefunds(db, { shops, timeZone }),
  ]);
  return {
    at: new Date().toISOString(),
    time_zone: timeZone,
    stages: presentStages(stages, shops),
    stuck: presentStuck(stuck, bad, shops),
    numbers: presentNumbers(counts),
    refunded,
  };
};

export const addTodayRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  instance
    .withTypeProvider<ZodTypeProvider>()
    .get('/v1/today', { config: { scope: 'desk:read' }, schema: reading }, (request) =>
      readToday(deps, shopsOf(callerOf(request), request.query.shop)),
    );
};
