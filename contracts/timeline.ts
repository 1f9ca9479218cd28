import { z } from 'zod';
import { CHAPTERS, STORY_ACTORS } from '../domain/order/chapter.ts';
import { FUTURE_KINDS } from '../domain/order/future.ts';
import { instant } from './money.ts';
import { bothNames } from './session.ts';

const actor = z.object({
  kind: z.enum(STORY_ACTORS),
  id: z.string().nullable(),
  role: z.string().nullable(),
  name: bothNames.nullable(),
});

const entry = z.object({
  at: instant,
  chapter: z.enum(CHAPTERS),
  kind: z.string().describe('A code within its chapter'),
  n: z.int().nullable().describe('Of the parcel, where it is about one'),
  facts: z.record(z.string(), z.unknown()),
  actor: actor.nullable(),
  workflow_id: z.string().nullable().describe('The run behind it; of an escalation its own'),
  event_url: z.string().nullable().describe('Leads to what the workflow did then, in the Temporal UI; for the desk'),
});
export type TimelineEntry = z.infer<typeof entry>;

const step = z.object({
  kind: z.enum(FUTURE_KINDS),
  chapter: z.enum(CHAPTERS),
  at: instant.nullable().describe('null: nobody can say when'),
  n: z.int().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const timeline = z
  .object({
    order_id: z.string(),
    entries: z.array(entry).describe('What happened, oldest first'),
    next: z.array(step).describe('What comes next, as far as it is settled'),
    read_at: instant,
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timeline>;
