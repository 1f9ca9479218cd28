import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../api/session.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { VersionLine } from '../version-line.tsx';
import { type Calendar, calendarsQuery } from './calendars.ts';
import { useCalendarDraft } from './draft.ts';
import { HoursField } from './hours-field.tsx';
import { KnownUntil, OpeningLine } from './opening-line.tsx';
import { MonthView } from './month-view.tsx';
import { SavePanel } from './save-panel.tsx';
import css from './calendar.module.css';

type EditorProps = {
  readonly calendar: Calendar;
  readonly calendars: readonly Calendar[];
  readonly onChoose: (id: string) => void;
};

/** The month, the week's hours, and what both mean now. */
const Editor = ({ calendar, calendars, onChoose }: EditorProps) => {
  const t = useWords();
  const language = useLanguage();
  const mayChange = useMay()('settings:write');
  const draft = useCalendarDraft(calendar);
  const [panel, setPanel] = useAddressState('panel');
  const count = draft.differences.length;
  return (
    <Page
      title={t('settingsRule.calendars.title')}
      aside={
        <SegmentedControl
          aria-label={t('settingsRule.calendars.which')}
          value={calendar.id}
          onChange={onChoose}
          data={calendars.map(({ id, name }) => ({ value: id, label: name[language] }))}
          data-data
        />
      }
      actions={
        count === 0 ? null : (
          <>
            <span>{t('settingsRule.calendars.differ', { count })}</span>
            <Button onClick={draft.forget}>{t('settingsRule.calendars.drop')}</Button>
            <Button variant="filled" disabled={!draft.isWhole} onClick={() => setPanel('save')}>
              {t('settingsRule.calendars.look')}
            </Button>
          </>
        )
      }
      panel={
        panel === 'save' && count > 0 && draft.isWhole ? (
          <SavePanel calendar={calendar} draft={draft} onClose={() => setPanel('')} />
        ) : null
      }
    >
      <div className={css.content}>
        <OpeningLine rule={draft.rule} />
        <KnownUntil calendar={calendar} />
        <MonthView draft={draft} mayChange={mayChange} />
        <HoursField draft={draft} mayChange={mayChange} />
        <VersionLine version={calendar} />
      </div>
    </Page>
  );
};

/** When the company works. */
export const CalendarsPage = () => {
  const t = useWords();
  const calendars = useQuery(calendarsQuery);
  const [asked, setAsked] = useAddressState('calendar');
  const all = calendars.data?.data ?? [];
  const calendar = all.find(({ id }) => id === asked) ?? all[0];
  if (calendar !== undefined)
    return <Editor key={calendar.id} calendar={calendar} calendars={all} onChoose={(id) => setAsked(id)} />;
  return (
    <Page title={t('settingsRule.calendars.title')}>
      {calendars.isError ? (
        <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} />
      ) : (
        <Loading lines={12} />
      )}
    </Page>
  );
};
