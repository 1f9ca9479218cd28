import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  invitedPerson,
  newInvitation,
  newPerson,
  personChange,
  personList,
  personView,
} from '../../contracts/person.ts';
import { failures } from '../../contracts/problem.ts';
import { code } from '../../contracts/text.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { createPeopleHandlers } from './handlers.ts';

const params = z.object({ id: code });
const tags = ['settings'];
const manage = { scope: 'people:write' } as const;

const SCHEMAS = {
  list: {
    operationId: 'listPeople',
    tags,
    summary: 'Who works here, in which role, and when they were last seen',
    response: { 200: answer(personList, 'People'), ...failures },
  },
  invite: {
    operationId: 'invitePerson',
    tags,
    summary: 'Invite somebody; the link is shown this once and lasts three days',
    body: newPerson,
    response: { 201: answer(invitedPerson, 'Invited'), ...failures },
  },
  change: {
    operationId: 'changePerson',
    tags,
    summary: 'Give somebody another role, or end their time here',
    params,
    body: personChange,
    response: { 200: answer(personView, 'The person'), ...failures },
  },
  inviteAnew: {
    operationId: 'resetPassword',
    tags,
    summary: 'Take the password away and invite anew',
    params,
    body: newInvitation,
    response: { 201: answer(invitedPerson, 'Invited'), ...failures },
  },
};

export const addPeopleRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { list, invite, change, inviteAnew } = createPeopleHandlers(deps);

  app.get('/v1/people', { config: manage, schema: SCHEMAS.list }, (request) => {
    staffOf(request);
    return list();
  });
  app.post('/v1/people', { config: manage, schema: SCHEMAS.invite }, async (request, reply) =>
    reply.code(201).send(await invite(staffOf(request).id, request.body)),
  );
  app.patch('/v1/people/:id', { config: manage, schema: SCHEMAS.change }, (request) =>
    change(staffOf(request).id, request.params.id, request.body),
  );
  app.post('/v1/people/:id/invitations', { config: manage, schema: SCHEMAS.inviteAnew }, async (request, reply) =>
    reply.code(201).send(await inviteAnew(staffOf(request).id, request.params.id, request.body.reason)),
  );
};
