import type { z } from 'zod';
import type { calendarView } from '../../contracts/calendar.ts';
import type { CalendarRow } from '../../db/queries/calendar.ts';
import { presentSetBy } from '../settings/set-by.ts';

export const presentVersion = ({ calendar, by, byZh }: CalendarRow) => ({
  version: calendar.version,
  name: { 'zh-CN': calendar.nameZh, en: calendar.nameEn },
  time_zone: calendar.timeZone,
  hours: Object.fromEntries(
    Object.entries(calendar.hours).map(([weekday, spans]) => [weekday, spans.map((span) => [...span])]),
  ),
  exceptions: { ...calendar.exceptions },
  since: calendar.since,
  set_by: presentSetBy(calendar.setBy, { en: by, zh: byZh }),
  reason: calendar.reason,
});

const lastOf = (days: readonly string[]): string | null =>
  days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);

export const presentCalendar = (row: CalendarRow): z.infer<typeof calendarView> => ({
  id: row.calendar.id,
  ...presentVersion(row),
  known_until: lastOf(Object.keys(row.calendar.exceptions)),
});
