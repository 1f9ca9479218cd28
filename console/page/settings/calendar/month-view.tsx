import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import type { Language } from '../../../i18n/language.ts';
import type { Rule } from './calendars.ts';
import { hoursText, isMonth, monthAfter, monthOf, pressDay, usualOf, WEEKDAYS, weekdayOf, weeksOf } from './day.ts';
import type { CalendarDraft } from './draft.ts';
import css from './calendar.module.css';

const dated = (day: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** What a day is, in a word, or the hours that are worked. */
export const useDayWord = () => {
  const t = useWords();
  return (rule: Rule, day: string): string => {
    const { exceptions } = rule;
    if (exceptions[day] === 'off') return t('settingsRule.calendars.off');
    if (exceptions[day] === 'work') return t('settingsRule.calendars.worked');
    const usual = hoursText(usualOf(rule, weekdayOf(day)));
    return usual === '' ? t('settingsRule.calendars.free') : usual;
  };
};

type DayProps = { readonly day: string; readonly draft: CalendarDraft; readonly mayChange: boolean };

const Day = ({ day, draft, mayChange }: DayProps) => {
  const t = useWords();
  const language = useLanguage();
  const word = useDayWord()(draft.rule, day);
  const { rule, before, typed, write } = draft;
  const kind = rule.exceptions[day] ?? (usualOf(rule, weekdayOf(day)).length === 0 ? 'free' : 'usual');
  const name = dated(day, language, { weekday: 'short', day: 'numeric', month: 'long' });
  return (
    <button
      type="button"
      className={css.day}
      data-kind={kind}
      data-changed={before.exceptions[day] !== typed.exceptions[day] || undefined}
      aria-label={t('settingsRule.calendars.day', { day: name, state: word })}
      disabled={!mayChange}
      onClick={() => write({ ...typed, exceptions: pressDay(rule, day) })}
    >
      <span className={css.date}>{Number(day.slice(8))}</span>
      <span className={css.word}>{word}</span>
    </button>
  );
};

const MonthHead = ({ month, onChange }: { readonly month: string; readonly onChange: (month: string) => void }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <div className={css.head}>
      <ActionIcon aria-label={t('settingsRule.calendars.before')} onClick={() => onChange(monthAfter(month, -1))}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <h2 className={css.month} aria-live="polite">
        {dated(`${month}-01`, language, { year: 'numeric', month: 'long' })}
      </h2>
      <ActionIcon aria-label={t('settingsRule.calendars.after')} onClick={() => onChange(monthAfter(month, 1))}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button variant="subtle" onClick={() => onChange('')}>
        {t('settingsRule.calendars.today')}
      </Button>
    </div>
  );
};

/** A month with its days off; pressing a day changes it in the draft. */
export const MonthView = ({ draft, mayChange }: Omit<DayProps, 'day'>) => {
  const t = useWords();
  const [asked, setMonth] = useAddressState('month');
  const month = isMonth(asked) ? asked : monthOf(Date.now());
  return (
    <section aria-label={t('settingsRule.calendars.month')}>
      <MonthHead month={month} onChange={setMonth} />
      <div className={css.grid}>
        {WEEKDAYS.map(({ word }) => (
          <div key={word} className={css.weekday}>
            {t(`settingsRule.calendars.weekday.${word}`)}
          </div>
        ))}
        {weeksOf(month).flatMap((week, n) =>
          week.map((day, weekday) =>
            day === '' ? (
              <span key={`${n} ${WEEKDAYS[weekday]?.word}`} />
            ) : (
              <Day key={day} day={day} draft={draft} mayChange={mayChange} />
            ),
          ),
        )}
      </div>
      {mayChange ? <p className={css.quiet}>{t('settingsRule.calendars.press')}</p> : null}
    </section>
  );
};
