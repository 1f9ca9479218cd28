import type { Rule } from './calendars.ts';

const DAY_MS = 86_400_000;

/** Monday first; `0` is Sunday, as the calendar counts. */
export const WEEKDAYS = [
  { word: 'mon', n: '1' },
  { word: 'tue', n: '2' },
  { word: 'wed', n: '3' },
  { word: 'thu', n: '4' },
  { word: 'fri', n: '5' },
  { word: 'sat', n: '6' },
  { word: 'sun', n: '0' },
] as const;
export type Weekday = (typeof WEEKDAYS)[number]['n'];

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

export const weekdayOf = (day: string): Weekday => String(atNoon(day).getUTCDay()) as Weekday;

export const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7);

export const isMonth = (text: string): boolean => /^2\d{3}-(0[1-9]|1[0-2])$/.test(text);

export const monthAfter = (month: string, count: number): string => {
  const first = atNoon(`${month}-01`);
  first.setUTCMonth(first.getUTCMonth() + count);
  return first.toISOString().slice(0, 7);
};

/** The weeks of a month, Monday to Sunday; what is not of the month is empty. */
export const weeksOf = (month: string): readonly (readonly string[])[] => {
  const first = atNoon(`${month}-01`);
  const lead = (first.getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let ms = first.getTime() - lead * DAY_MS; monthOf(ms) <= month; ms += 7 * DAY_MS)
    weeks.push(
      Array.from({ length: 7 }, (_, n) => new Date(ms + n * DAY_MS).toISOString().slice(0, 10)).map((day) =>
        day.startsWith(month) ? day : '',
      ),
    );
  return weeks;
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export type Spans = readonly [number, number][];

/** What is worked on a usual day of this weekday. */
export const usualOf = ({ hours }: Rule, weekday: Weekday): Spans => hours[weekday] ?? [];

/** `09:00-12:00, 13:00-18:00` */
export const hoursText = (spans: Spans): string => spans.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(', ');

const SPAN = /^(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})$/;

/** What was typed, or nothing where it is none. */
export const parseHours = (text: string): [number, number][] | undefined => {
  const spans: [number, number][] = [];
  for (const part of text.split(/[,，、]/).map((each) => each.trim())) {
    if (part === '') continue;
    const [, h1, m1, h2, m2] = SPAN.exec(part) ?? [];
    const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
    if (!(from < to && to <= 1_440 && from >= (spans.at(-1)?.[1] ?? 0))) return undefined;
    spans.push([from, to]);
  }
  return spans;
};

/** Pressed once a day is the other of off and worked, pressed again it is as usual. */
export const pressDay = (rule: Rule, day: string): Rule['exceptions'] => {
  const { [day]: known, ...others } = rule.exceptions;
  if (known !== undefined) return others;
  return { ...others, [day]: usualOf(rule, weekdayOf(day)).length === 0 ? 'work' : 'off' };
};
