import { TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/i18n.ts';
import { parseHours, WEEKDAYS } from './day.ts';
import type { CalendarDraft } from './draft.ts';
import css from './calendar.module.css';

type Props = { readonly draft: CalendarDraft; readonly mayChange: boolean };

/** The hours of a usual week. */
export const HoursField = ({ draft, mayChange }: Props) => {
  const t = useWords();
  const { typed, write } = draft;
  return (
    <section>
      <h2 className={css.month}>{t('settingsRule.calendars.hours')}</h2>
      <p className={css.quiet}>{t('settingsRule.calendars.hoursHint')}</p>
      <div className={css.hours}>
        {WEEKDAYS.map(({ word, n }) => (
          <TextInput
            key={n}
            label={t(`settingsRule.calendars.weekday.${word}`)}
            value={typed.hours[n]}
            readOnly={!mayChange}
            error={parseHours(typed.hours[n]) === undefined ? t('settingsRule.calendars.badHours') : undefined}
            onChange={(event) => write({ ...typed, hours: { ...typed.hours, [n]: event.target.value } })}
          />
        ))}
      </div>
    </section>
  );
};
