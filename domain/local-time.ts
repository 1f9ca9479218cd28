import type { Language } from './language.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a hundred uses. */
const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
};

/** Minutes east of UTC in a time zone at an instant. Throws for a zone that does not exist. */
export const utcOffsetMinutesOf = (timeZone: string, instant: string): number => {
  const at = new Date(Math.floor(Date.parse(instant) / 60_000) * 60_000);
  const fields = clockOf(timeZone).formatToParts(at);
  const field = (type: string): number => Number(fields.find((part) => part.type === type)?.value);
  const local = Date.UTC(field('year'), field('month') - 1, field('day'), field('hour'), field('minute'));
  return (local - at.getTime()) / 60_000;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The local time as an ISO text without its zone, or undefined for what is no instant. */
const localIso = (instant: string, utcOffsetMinutes: number): string | undefined => {
  const ms = Date.parse(instant) + utcOffsetMinutes * 60_000;
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
};

/** `14:32` */
export const localClock = (instant: string, utcOffsetMinutes: number): string | undefined =>
  localIso(instant, utcOffsetMinutes)?.slice(-13, -8);

/** `2026-06-12`: equal for instants of the same local day. */
export const localDay = (instant: string, utcOffsetMinutes: number): string | undefined =>
  localIso(instant, utcOffsetMinutes)?.slice(0, -14);

/** `12 Jun 14:32`, in Chinese `6月12日 14:32`. */
export const localDayAndClock = (instant: string, utcOffsetMinutes: number, language: Language): string | undefined => {
  const [, month, day] = /-(\d\d)-(\d\d)$/.exec(localDay(instant, utcOffsetMinutes) ?? '')?.map(Number) ?? [];
  if (month === undefined || day === undefined) return undefined;
  const date = language === 'zh-CN' ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`;
  return `${date} ${localClock(instant, utcOffsetMinutes)}`;
};
