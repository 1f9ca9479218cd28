import type { CalendarChange, CalendarTrial, NewCalendar } from '../../contracts/calendar.ts';
import type { Queryable, Transaction } from '../../db/client.ts';
import {
  addCalendarVersion,
  type CalendarRow,
  calendarVersions,
  listCalendars,
  type NewCalendarVersion,
} from '../../db/queries/calendar.ts';
import { addAudit } from '../../db/queries/event.ts';
import { newId } from '../../db/queries/new-id.ts';
import { type FaultCode, fault } from '../../domain/faults.ts';
import { afterWorkingMs, type Calendar, openingAt, workingMsBetween } from '../../domain/service-level/calendar.ts';
import type { ApiDeps } from '../deps.ts';
import { Refusal } from '../plugins/problem.ts';
import { presentCalendar, presentVersion } from './present.ts';

const MINUTE_MS = 60_000;

type Change = { readonly actor: string; readonly id: string; readonly asked: CalendarChange };

/** When the company works: versions, each with who and why. */
export const createCalendarHandlers = ({ db }: ApiDeps) => ({
  list: async () => ({ data: (await listCalendars(db)).map(presentCalendar) }),

  read: async (id: string) => {
    const rows = await calendarVersions(db, id);
    return { calendar: presentCalendar(newestOf(rows)), versions: rows.map(presentVersion) };
  },

  add: (actor: string, { id, ...asked }: NewCalendar) =>
    db.transaction(async (tx) => {
      const row = { ...rowOf(asked), id, basedOn: 0, setBy: actor };
      await write(tx, row, { action: 'calendar.add', conflict: 'CALENDAR_TAKEN', pointer: '/id' });
      return presentCalendar(await inForce(tx, id));
    }),

  change: ({ actor, id, asked }: Change) =>
    db.transaction(async (tx) => {
      const before = await inForce(tx, id);
      const row = { ...rowOf(asked), id, basedOn: asked.based_on, setBy: actor };
      if (before.calendar.version === asked.based_on && isSame(before.calendar, row))
        throw new Refusal([fault('NOTHING_CHANGED')]);
      await write(tx, row, { action: 'calendar.change', conflict: 'VERSION_CHANGED', pointer: '/based_on' });
      return presentCalendar(await inForce(tx, id));
    }),

  preview: ({ at, until, minutes, time_zone: timeZone, ...rule }: CalendarTrial) => {
    const calendar: Calendar = { timeZone, ...rule };
    const { isOpen, opensAt, closesAt } = openingAt(calendar, at);
    return {
      open: isOpen,
      opens_at: opensAt ?? null,
      closes_at: closesAt ?? null,
      working_minutes: until === undefined ? null : Math.round(workingMsBetween(calendar, at, until) / MINUTE_MS),
      ends_at: minutes === undefined ? null : (afterWorkingMs(calendar, at, minutes * MINUTE_MS) ?? null),
    };
  },
});

const newestOf = ([row]: readonly CalendarRow[]): CalendarRow => {
  if (!row) throw new Refusal([fault('CALENDAR_UNKNOWN')]);
  return row;
};

const inForce = async (db: Queryable, id: string): Promise<CalendarRow> => newestOf(await calendarVersions(db, id));

const rowOf = ({ name, time_zone: timeZone, hours, exceptions, reason }: Omit<CalendarChange, 'based_on'>) => ({
  nameZh: name['zh-CN'],
  nameEn: name.en,
  timeZone,
  hours,
  exceptions,
  reason,
});

type Outcome = { readonly action: string; readonly conflict: FaultCode; readonly pointer: string };

const write = async (
  tx: Transaction,
  row: NewCalendarVersion,
  { action, conflict, pointer }: Outcome,
): Promise<void> => {
  if (!(await addCalendarVersion(tx, row))) throw new Refusal([fault(conflict, pointer)]);
  const { id, setBy: actor, basedOn, reason } = row;
  await addAudit(tx, { id: newId('aud'), actor, action, ref: id, facts: { version: basedOn + 1, reason } });
};

type Rule = Calendar & { readonly nameZh: string; readonly nameEn: string };

const wordsOf = ({ nameZh, nameEn, timeZone, hours, exceptions }: Rule): string =>
  JSON.stringify([nameZh, nameEn, timeZone, sorted(hours), sorted(exceptions)]);

const sorted = (record: Readonly<Record<string, unknown>>) =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

const isSame = (before: Rule, after: Rule): boolean => wordsOf(before) === wordsOf(after);
