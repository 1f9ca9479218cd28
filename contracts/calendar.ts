import { z } from 'zod';
import { EXCEPTION_KINDS, WEEKDAYS } from '../domain/service-level/calendar.ts';
import { instant, nearInstant } from './money.ts';
import { reason } from './person.ts';
import { setBy } from './policy.ts';
import { bothNames } from './session.ts';
import { line } from './text.ts';

const minute = z.int().min(0).max(1_440);

const isInOrder = (spans: readonly (readonly [number, number])[]): boolean =>
  spans.every(([from, to], n) => from < to && from >= (spans[n - 1]?.[1] ?? 0));

const hours = z
  .record(
    z.enum(WEEKDAYS),
    z
      .array(z.tuple([minute, minute]))
      .max(8)
      .refine(isInOrder, 'each from before to, one after the other'),
  )
  .describe('By weekday, 0 is Sunday: from and to in minutes of the local day');

const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const rule = {
  time_zone: z.string().max(60).refine(isTimeZone, 'a time zone such as Asia/Shanghai'),
  hours,
  exceptions: z
    .record(z.iso.date(), z.enum(EXCEPTION_KINDS))
    .refine((days) => Object.keys(days).length <= 1_000, 'at most 1000 days')
    .describe('Days that are off though their weekday is worked, or worked though it is not'),
};

const names = z.strictObject({ 'zh-CN': line(60), en: line(60) });

export const calendarId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,29}$/, 'small letters, digits and -')
  .refine((id) => id !== 'preview', 'another name');

export const newCalendar = z.strictObject({ id: calendarId, name: names, ...rule, reason }).meta({ id: 'NewCalendar' });
export const calendarChange = z
  .strictObject({
    name: names,
    ...rule,
    based_on: z.int().min(1).describe('The version that you looked at; refused when another is in force by now'),
    reason,
  })
  .meta({ id: 'CalendarChange' });
export type NewCalendar = z.infer<typeof newCalendar>;
export type CalendarChange = z.infer<typeof calendarChange>;

const version = {
  version: z.int(),
  name: bothNames,
  time_zone: z.string(),
  hours: z.record(z.string(), z.array(z.array(z.int()))),
  exceptions: z.record(z.string(), z.enum(EXCEPTION_KINDS)),
  since: instant,
  set_by: setBy.nullable(),
  reason: z.string().nullable(),
};

export const calendarView = z
  .object({
    id: z.string(),
    ...version,
    known_until: z
      .string()
      .nullable()
      .describe('The last day off or worked by exception; later holidays are not entered'),
  })
  .meta({ id: 'Calendar' });
export const calendarList = z.object({ data: z.array(calendarView) }).meta({ id: 'CalendarList' });
export const calendarHistory = z
  .object({ calendar: calendarView, versions: z.array(z.object(version)).describe('Newest first') })
  .meta({ id: 'CalendarHistory' });

const YEAR_MS = 366 * 86_400_000;

export const calendarTrial = z
  .strictObject({
    ...rule,
    at: nearInstant,
    until: nearInstant.optional(),
    minutes: z
      .int()
      .min(1)
      .max(60 * 24 * 60)
      .optional()
      .describe('Of working time, for when they are over'),
  })
  .refine(({ at, until }) => until === undefined || Date.parse(until) - Date.parse(at) <= YEAR_MS, {
    path: ['until'],
    message: 'at most a year later',
  })
  .meta({ id: 'CalendarTrial' });
export type CalendarTrial = z.infer<typeof calendarTrial>;

export const calendarEffect = z
  .object({
    open: z.boolean(),
    opens_at: instant.nullable(),
    closes_at: instant.nullable(),
    working_minutes: z.int().nullable().describe('Between `at` and `until`'),
    ends_at: instant.nullable().describe('When `minutes` of working time are over'),
  })
  .meta({ id: 'CalendarEffect' });
