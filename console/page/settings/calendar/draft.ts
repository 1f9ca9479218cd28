import { useDraft } from '../../../hook/use-draft.ts';
import type { Calendar, Rule } from './calendars.ts';
import { hoursText, parseHours, WEEKDAYS, type Weekday } from './day.ts';

type HoursTyped = Readonly<Record<Weekday, string>>;
export type Typed = { readonly hours: HoursTyped; readonly exceptions: Rule['exceptions'] };

const byWeekday = <Value>(valueOf: (weekday: Weekday) => Value) =>
  Object.fromEntries(WEEKDAYS.map(({ n }) => [n, valueOf(n)])) as Record<Weekday, Value>;

const spansOf = ({ hours }: Calendar, weekday: Weekday): [number, number][] =>
  (hours[weekday] ?? []).map(([from = 0, to = 0]) => [from, to]);

const typedOf = (calendar: Calendar): Typed => ({
  hours: byWeekday((weekday) => hoursText(spansOf(calendar, weekday))),
  exceptions: calendar.exceptions,
});

export type Difference = { readonly kind: 'day' | 'hours'; readonly at: string };

/** Days and weekdays that are not as they are in force. */
const differencesOf = (before: Typed, after: Typed): readonly Difference[] => {
  const days = new Set([...Object.keys(before.exceptions), ...Object.keys(after.exceptions)]);
  const differ = [...days].filter((day) => before.exceptions[day] !== after.exceptions[day]);
  return [
    ...WEEKDAYS.filter(({ n }) => before.hours[n].trim() !== after.hours[n].trim()).map(({ n }) => ({
      kind: 'hours' as const,
      at: n,
    })),
    ...differ.toSorted((a, b) => (a < b ? -1 : 1)).map((day) => ({ kind: 'day' as const, at: day })),
  ];
};

/** A calendar as it is being edited: it survives a reload, and is left behind with the version that it began from. */
export const useCalendarDraft = (calendar: Calendar) => {
  const before = typedOf(calendar);
  const { value, write, forget } = useDraft<Typed>(`calendar/${calendar.id}/${calendar.version}`, before);
  const parsed = byWeekday((weekday) => parseHours(value.hours[weekday]));
  const isWhole = WEEKDAYS.every(({ n }) => parsed[n] !== undefined);
  const rule: Rule = {
    time_zone: calendar.time_zone,
    hours: byWeekday((weekday) => parsed[weekday] ?? spansOf(calendar, weekday)),
    exceptions: value.exceptions,
  };
  return { before, typed: value, write, forget, rule, isWhole, differences: differencesOf(before, value) };
};

export type CalendarDraft = ReturnType<typeof useCalendarDraft>;
