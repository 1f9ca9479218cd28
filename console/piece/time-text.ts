import type { TFunction } from 'i18next';
import type { Language } from '../i18n/language.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Words = TFunction<'console'>;

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes longer than drawing a row. */
const formatOf = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', options);
  formats.set(key, made);
  return made;
};

const format = (at: number, language: Language, options: Intl.DateTimeFormatOptions): string =>
  formatOf(language, options).format(at);

/** Relative under an hour, the clock today, else the date. */
export const instantText = (at: number, now: number, { t, language }: { t: Words; language: Language }): string => {
  const away = now - at;
  if (Math.abs(away) < MINUTE) return t('piece.time.now');
  const count = Math.floor(Math.abs(away) / MINUTE);
  if (Math.abs(away) < HOUR)
    return away > 0 ? t('piece.time.minutesAgo', { count }) : t('piece.time.inMinutes', { count });
  if (isSameDay(new Date(at), new Date(now))) return format(at, language, CLOCK);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const day = { month: language === 'en' ? 'short' : 'numeric', day: 'numeric' } as const;
  return format(at, language, { ...day, ...(isThisYear ? CLOCK : { year: 'numeric' }) });
};

/** A time by which something is: the clock, and never "in 5 min", which no *by* can stand before. */
export const clockText = (at: number, language: Language): string => format(at, language, CLOCK);

/** In words that cannot be mistaken: here and in UTC. */
export const bothZones = (at: number, language: Language): readonly [here: string, utc: string] => {
  const full = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' } as const;
  return [format(at, language, full), `${format(at, language, { ...full, timeZone: 'UTC' })} UTC`];
};

/** From here on seconds are not worth the flicker. */
export const SECONDS_UNDER_MS = 5 * MINUTE;

/** A length of time in its two largest parts: `2 d 4 h`, `14 min`, `4 min 40 s`. */
export const lengthText = (ms: number, t: Words): string => {
  const parts = [
    { count: Math.floor(ms / DAY), key: 'piece.time.days' },
    { count: Math.floor((ms % DAY) / HOUR), key: 'piece.time.hours' },
    { count: Math.floor((ms % HOUR) / MINUTE), key: 'piece.time.minutes' },
    { count: Math.floor((ms % MINUTE) / SECOND), key: 'piece.time.seconds' },
  ] as const;
  const first = parts.findIndex(({ count }) => count > 0);
  if (first === -1) return t('piece.time.seconds', { count: 0 });
  const told = parts
    .slice(first, first + 2)
    .filter(({ count, key }) => count > 0 && (ms < SECONDS_UNDER_MS || key !== 'piece.time.seconds'));
  return told.map(({ count, key }) => t(key, { count })).join(' ');
};
