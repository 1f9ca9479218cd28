import { localDay, utcOffsetMinutesOf } from '../local-time.ts';

/** From and to in minutes of the local day; 1440 is its end. */
export type Hours = readonly [from: number, to: number];

export const EXCEPTION_KINDS = ['off', 'work'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Working hours by weekday (`0` is Sunday), and the days that differ from them (`2026-10-01`). */
export type Calendar = {
  readonly timeZone: string;
  readonly hours: Readonly<Record<string, readonly Hours[]>>;
  readonly exceptions: Readonly<Record<string, ExceptionKind>>;
};

export const WEEKDAYS = ['0', '1', '2', '3', '4', '5', '6'] as const;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A calendar that opens on no day of more than two years opens never. */
const MOST_DAYS = 800;

const weekdayOf = (day: string): string => String(new Date(`${day}T00:00:00Z`).getUTCDay());

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** A day that is worked though its weekday is free has the hours of the first weekday that is not, from Monday on. */
export const hoursOn = ({ hours, exceptions }: Calendar, day: string): readonly Hours[] => {
  const usual = hours[weekdayOf(day)] ?? [];
  const exception = exceptions[day];
  if (exception === 'off') return [];
  if (exception !== 'work' || usual.length > 0) return usual;
  return (
    ['1', '2', '3', '4', '5', '6', '0'].map((weekday) => hours[weekday] ?? []).find((each) => each.length > 0) ?? []
  );
};

const offsetMs = (timeZone: string, ms: number): number =>
  utcOffsetMinutesOf(timeZone, new Date(ms).toISOString()) * MINUTE_MS;

/** A local time that comes twice is the first of them; one that is skipped is as much later as the clocks are moved. */
const instantOf = (timeZone: string, day: string, minute: number): number => {
  const local = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const [before, after] = [offsetMs(timeZone, local - DAY_MS), offsetMs(timeZone, local + DAY_MS)];
  const fits = [before, after].find((offset) => offsetMs(timeZone, local - offset) === offset);
  return local - (fits ?? before);
};

type Span = { readonly from: number; readonly to: number };

const spansOn = (calendar: Calendar, day: string): readonly Span[] =>
  hoursOn(calendar, day)
    .map(([from, to]) => ({
      from: instantOf(calendar.timeZone, day, from),
      to: instantOf(calendar.timeZone, day, to),
    }))
    .filter(({ from, to }) => from < to);

const localDayOf = ({ timeZone }: Calendar, ms: number): string => {
  const instant = new Date(ms).toISOString();
  return localDay(instant, utcOffsetMinutesOf(timeZone, instant)) ?? '';
};

/** What is open from an instant on, in order; the first span begins there when it is open then. */
function* spansFrom(calendar: Calendar, ms: number): Generator<Span> {
  let day = localDayOf(calendar, ms);
  for (let n = 0; n < MOST_DAYS; n += 1, day = dayAfter(day)) {
    for (const { from, to } of spansOn(calendar, day)) if (to > ms) yield { from: Math.max(from, ms), to };
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

export type Opening = {
  readonly isOpen: boolean;
  /** When it is open next: the instant itself when it is open then; none when it never opens again. */
  readonly opensAt: string | undefined;
  /** The end of that opening, through midnight where it is open through midnight. */
  readonly closesAt: string | undefined;
};

export const openingAt = (calendar: Calendar, at: string): Opening => {
  const ms = Date.parse(at);
  let span: Span | undefined;
  for (const next of spansFrom(calendar, ms)) {
    if (span && next.from > span.to) break;
    span = { from: span?.from ?? next.from, to: next.to };
  }
  return { isOpen: span?.from === ms, opensAt: span && isoOf(span.from), closesAt: span && isoOf(span.to) };
};

/** How long it is open between two instants. */
export const workingMsBetween = (calendar: Calendar, from: string, to: string): number => {
  const end = Date.parse(to);
  let sum = 0;
  for (const span of spansFrom(calendar, Date.parse(from))) {
    if (span.from >= end) break;
    sum += Math.min(span.to, end) - span.from;
  }
  return sum;
};

/** When so much working time is over: a deadline. None when it never is. */
export const afterWorkingMs = (calendar: Calendar, from: string, workingMs: number): string | undefined => {
  let left = workingMs;
  for (const span of spansFrom(calendar, Date.parse(from))) {
    if (left <= span.to - span.from) return isoOf(span.from + left);
    left -= span.to - span.from;
  }
  return undefined;
};
