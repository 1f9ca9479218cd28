import { z } from 'zod';
import { DAY_NUMBERS } from '../domain/day-number.ts';
import { HEALTH_STATES } from '../domain/health.ts';
import { STAGES } from '../domain/order/stage.ts';
import { CAUSE_KINDS } from '../domain/order/stuck.ts';
import { NEXT_ACTORS, WAITING_CODES } from '../domain/waiting/code.ts';
import { instant, money } from './money.ts';

const query = z.string().describe('Of the list of orders that shows exactly these');

const stage = z.object({
  stage: z.enum([...STAGES, 'cancelling']),
  count: z.int(),
  late: z.int().describe('Those that somebody must look at, or that have passed a time'),
  median_age_ms: z.int().nullable(),
  oldest_at: instant.nullable(),
  query,
});

const cause = z.object({
  kind: z.enum(CAUSE_KINDS).describe('provider: orders that wait for one that does badly now'),
  waiting_on: z.array(z.enum(WAITING_CODES)),
  trouble: z.string().nullable(),
  place: z.string().nullable().describe('The warehouse, carrier or payment method that they wait at'),
  state: z.enum(HEALTH_STATES).nullable().describe('Of the provider'),
  count: z.int(),
  since: instant.nullable().describe('Of the oldest'),
  next_actor: z.enum(NEXT_ACTORS).nullable(),
  query,
});

const number = z.object({
  name: z.enum(DAY_NUMBERS),
  today: z.int(),
  yesterday: z.int().describe('In the same hours of yesterday'),
  last_week: z.int().describe('In the same hours a week ago'),
});

export const todayView = z
  .object({
    at: instant,
    time_zone: z.string().describe('In which the day begins'),
    stages: z.array(stage),
    stuck: z.array(cause).describe('What does not go on by itself, worst first'),
    numbers: z.array(number),
    refunded: z.array(money).describe('Asked back today, by currency'),
  })
  .meta({ id: 'Today' });
export type TodayView = z.infer<typeof todayView>;
