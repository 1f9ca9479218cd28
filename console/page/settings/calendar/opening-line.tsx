import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../../hook/use-now.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import type { Language } from '../../../i18n/language.ts';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { type Calendar, openingQuery, type Rule } from './calendars.ts';
import css from './calendar.module.css';

const MINUTE_MS = 60_000;
const SOON_MS = 60 * 86_400_000;

/** In the zone of the calendar, with its day. */
const zoned = (at: string, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    weekday: 'short',
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));

const Opening = ({ rule }: { readonly rule: Rule }) => {
  const t = useWords();
  const language = useLanguage();
  const now = Math.floor(useNow(false) / MINUTE_MS) * MINUTE_MS;
  const { data } = useQuery(openingQuery(rule, new Date(now).toISOString()));
  if (data === undefined) return null;
  const { open, opens_at: opens, closes_at: closes } = data;
  const timeOf = (at: string): string => zoned(at, rule.time_zone, language);
  if (opens === null || closes === null)
    return <StatusMark tone="attention" word={t('settingsRule.calendars.never')} />;
  return open ? (
    <StatusMark tone="moving" word={t('settingsRule.calendars.openUntil', { time: timeOf(closes) })} />
  ) : (
    <StatusMark tone="rest" word={t('settingsRule.calendars.opens', { time: timeOf(opens) })} />
  );
};

/** Whether it is open now by the rules on the page, and when that ends. */
export const OpeningLine = ({ rule }: { readonly rule: Rule }) => {
  const t = useWords();
  return (
    <p className={css.opening}>
      <Opening rule={rule} />
      <span className={css.quiet} data-data>
        {t('settingsRule.calendars.zone', { zone: rule.time_zone })}
      </span>
    </p>
  );
};

/** Holidays are announced a year at a time: said once the last one that is entered comes near. */
export const KnownUntil = ({ calendar }: { readonly calendar: Calendar }) => {
  const t = useWords();
  const language = useLanguage();
  const { known_until: known } = calendar;
  if (known === null || Date.parse(known) - Date.now() > SOON_MS) return null;
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long' }).format(
    new Date(`${known}T12:00:00Z`),
  );
  return <StatusMark tone="attention" word={t('settingsRule.calendars.knownUntil', { day })} />;
};
