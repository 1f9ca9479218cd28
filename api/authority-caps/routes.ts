import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { capChange, capList, capParams, capView } from '../../contracts/authority-cap.ts';
import { failures } from '../../contracts/problem.ts';
import type { Database } from '../../db/client.ts';
import { listCaps, lockCap, setCap } from '../../db/queries/authority-cap.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import type { AuthorityCap } from '../../domain/authority/decide.ts';
import { fault } from '../../domain/faults.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { Refusal } from '../plugins/problem.ts';

const tags = ['settings'];

const SCHEMAS = {
  list: {
    operationId: 'listAuthorityCaps',
    tags,
    summary: 'How much each role may give away with one action without a second person',
    response: { 200: answer(capList, 'Caps'), ...failures },
  },
  change: {
    operationId: 'changeAuthorityCap',
    tags,
    summary: 'Set how much a role may give away by itself, from the next action on',
    params: capParams,
    body: capChange,
    response: { 200: answer(capView, 'In force'), ...failures },
  },
};

const present = ({ role, action, currency, maxMinor }: AuthorityCap): z.infer<typeof capView> => ({
  role,
  action,
  currency,
  max: maxMinor,
});

type Change = {
  readonly actor: string;
  readonly place: z.infer<typeof capParams>;
  readonly asked: z.infer<typeof capChange>;
};

const changeCap = (db: Database, { actor, place, asked }: Change) =>
  db.transaction(async (tx) => {
    const cap = await lockCap(tx, place);
    if (!cap) throw new Refusal([fault('CAP_UNKNOWN')]);
    const { max, based_on: seen, reason } = asked;
    if (cap.maxMinor !== seen) throw new Refusal([fault('VERSION_CHANGED', '/based_on', { max: cap.maxMinor })]);
    if (cap.maxMinor === max) throw new Refusal([fault('NOTHING_CHANGED', '/max')]);
    await setCap(tx, place, max);
    const ref = [place.role, place.action, place.currency].join('/');
    const facts = { ...place, before: cap.maxMinor, after: max, reason };
    await addAudit(tx, { id: newId('aud'), actor, action: 'authority_cap.change', ref, facts });
    return present({ ...cap, maxMinor: max });
  });

export const addCapRoutes = (instance: FastifyInstance, { db }: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get('/v1/authority-caps', { config: { scope: 'settings:read' }, schema: SCHEMAS.list }, async (request) => {
    staffOf(request);
    return { data: (await listCaps(db)).map(present) };
  });
  app.put(
    '/v1/authority-caps/:role/:action/:currency',
    { config: { scope: 'settings:write' }, schema: SCHEMAS.change },
    (request) => changeCap(db, { actor: staffOf(request).id, place: request.params, asked: request.body }),
  );
};
