import { z } from 'zod';
import { ENGINE_PARTS, HEALTH_STATES } from '../domain/health.ts';
import { instant } from './money.ts';

const state = z.enum(HEALTH_STATES).describe('quiet: nothing was asked of it lately, so nobody knows');
const since = instant.nullable().describe('Since when it is in this state, as far as it was watched');

const provider = z.object({
  kind: z.enum(['gateway', 'carrier', 'messages']),
  name: z.string(),
  state,
  since,
  calls: z.int().describe('Of the last two minutes, over all processes'),
  failed: z.int(),
  timed_out: z.int(),
  slow: z.int().describe('Answered, but late'),
  median_ms: z.int().nullable(),
  last_ok_at: instant.nullable(),
  last_bad_at: instant.nullable(),
  last_code: z.string().nullable(),
  last_webhook_at: instant.nullable(),
});
export type ProviderHealth = z.infer<typeof provider>;

const part = z.object({
  name: z.enum(ENGINE_PARTS),
  state,
  since,
  answer_ms: z.int().nullable().describe('Of a server: how long its answer took'),
  processes: z.int().nullable().describe('Of work: how many processes take it'),
  backlog: z.int().nullable().describe('How much of it is due'),
  oldest_ms: z.int().nullable().describe('How long the oldest has been due'),
  parked: z.int().nullable().describe('Given up after its tries'),
});
export type PartHealth = z.infer<typeof part>;

const program = z.object({ name: z.string(), instance: z.string(), since: instant, seen_at: instant });

export const healthView = z
  .object({
    at: instant,
    providers: z.array(provider),
    engine: z.array(part),
    processes: z.array(program).describe('Those that have said within a quarter of a minute that they are there'),
  })
  .meta({ id: 'Health' });
export type HealthView = z.infer<typeof healthView>;
