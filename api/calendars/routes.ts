import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  calendarChange,
  calendarEffect,
  calendarHistory,
  calendarId,
  calendarList,
  calendarTrial,
  calendarView,
  newCalendar,
} from '../../contracts/calendar.ts';
import { failures } from '../../contracts/problem.ts';
import type { ApiDeps } from '../deps.ts';
import { staffOf } from '../plugins/auth.ts';
import { answer } from '../plugins/openapi.ts';
import { createCalendarHandlers } from './handlers.ts';

const params = z.object({ id: calendarId });
const tags = ['settings'];
const see = { scope: 'settings:read' } as const;
const change = { scope: 'settings:write' } as const;

const SCHEMAS = {
  list: {
    operationId: 'listCalendars',
    tags,
    summary: 'When the company works: the calendars in force',
    response: { 200: answer(calendarList, 'Calendars'), ...failures },
  },
  read: {
    operationId: 'readCalendar',
    tags,
    summary: 'One calendar with its versions, newest first',
    params,
    response: { 200: answer(calendarHistory, 'The calendar'), ...failures },
  },
  add: {
    operationId: 'addCalendar',
    tags,
    summary: 'Add a calendar',
    body: newCalendar,
    response: { 201: answer(calendarView, 'In force'), ...failures },
  },
  change: {
    operationId: 'changeCalendar',
    tags,
    summary: 'Set a new version of a calendar',
    params,
    body: calendarChange,
    response: { 201: answer(calendarView, 'In force'), ...failures },
  },
  preview: {
    operationId: 'previewCalendar',
    tags,
    summary: 'When it opens and closes next, and how much working time there is; nothing is changed',
    body: calendarTrial,
    response: { 200: answer(calendarEffect, 'What it would mean'), ...failures },
  },
};

export const addCalendarRoutes = (instance: FastifyInstance, deps: ApiDeps): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const handlers = createCalendarHandlers(deps);

  app.get('/v1/calendars', { config: see, schema: SCHEMAS.list }, (request) => {
    staffOf(request);
    return handlers.list();
  });
  app.get('/v1/calendars/:id', { config: see, schema: SCHEMAS.read }, (request) => {
    staffOf(request);
    return handlers.read(request.params.id);
  });
  app.post('/v1/calendars', { config: change, schema: SCHEMAS.add }, async (request, reply) =>
    reply.code(201).send(await handlers.add(staffOf(request).id, request.body)),
  );
  app.post('/v1/calendars/:id', { config: change, schema: SCHEMAS.change }, async (request, reply) => {
    const actor = staffOf(request).id;
    return reply.code(201).send(await handlers.change({ actor, id: request.params.id, asked: request.body }));
  });
  app.post('/v1/calendars/preview', { config: see, schema: SCHEMAS.preview }, async (request) => {
    staffOf(request);
    return handlers.preview(request.body);
  });
};
