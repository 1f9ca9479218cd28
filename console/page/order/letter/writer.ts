import type { TFunction } from 'i18next';
import { dayText } from '../../../customer/day-text.ts';
import type { CustomerOrder } from '../../../customer/order.ts';
import type { Speech } from '../../../customer/speech.ts';
import { codeTextOf } from '../../../i18n/code-text.ts';
import { sentenceText } from '../../../piece/sentence-text.ts';
import { writeLetter } from './letter.ts';
import type { LetterKind, Subject } from './subject.ts';

const MINUTE = 60_000;

/** Minutes east of UTC: `GMT+08:00`, and `GMT` alone for none. */
const offsetIn = (timeZone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
};

/** A text is read later: days and clocks in the shop's own time, nothing that is so many minutes away. */
export const speechOf = ({ language, shop }: CustomerOrder, t: TFunction<'console'>, now: number): Speech => {
  const { time_zone: timeZone } = shop;
  const text = codeTextOf(t);
  const utcOffsetMinutes = offsetIn(timeZone, Math.floor(now / MINUTE) * MINUTE);
  return {
    t,
    text,
    now,
    due: (at) => dayText(Date.parse(at), language, timeZone),
    wait: (code, facts) => sentenceText(code, facts, { language, utcOffsetMinutes, now, text, warehouse: (id) => id }),
  };
};

export type Writer = (kind: LetterKind, subject: Subject) => string;

/** Writes with these words, as it stands at the moment of writing. */
export const createWriter =
  (t: TFunction<'console'>): Writer =>
  (kind, subject) =>
    writeLetter(kind, subject, speechOf(subject.seen, t, Date.now()));
