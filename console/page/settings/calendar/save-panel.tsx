import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import type { Effect } from '../../../piece/preview-form.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import { ActForm } from '../act-form.tsx';
import { type Calendar, setCalendar } from './calendars.ts';
import { WEEKDAYS } from './day.ts';
import type { CalendarDraft, Difference } from './draft.ts';
import { useDayWord } from './month-view.tsx';

type Props = { readonly calendar: Calendar; readonly draft: CalendarDraft; readonly onClose: () => void };

/** Each day and each weekday that differs, before and after. */
const useEffects = ({ before, typed, rule }: CalendarDraft): ((difference: Difference) => Effect) => {
  const t = useWords();
  const language = useLanguage();
  const dayWord = useDayWord();
  const free = (text: string): string => (text.trim() === '' ? t('settingsRule.calendars.free') : text.trim());
  const dayText = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'medium' });
  return ({ kind, at }) => {
    const weekday = WEEKDAYS.find(({ n }) => n === at);
    if (kind === 'hours' && weekday !== undefined)
      return {
        what: t(`settingsRule.calendars.weekday.${weekday.word}`),
        before: free(before.hours[weekday.n]),
        after: free(typed.hours[weekday.n]),
      };
    return {
      what: dayText.format(new Date(`${at}T12:00:00Z`)),
      before: dayWord({ ...rule, exceptions: before.exceptions }, at),
      after: dayWord(rule, at),
    };
  };
};

export const SavePanel = ({ calendar, draft, onClose }: Props) => {
  const t = useWords();
  const effectOf = useEffects(draft);
  const title = t('settingsRule.calendars.changed');
  const reasons = (['announced', 'market', 'peak'] as const).map((each) => ({
    value: each,
    label: t(`settingsRule.calendars.reasons.${each}`),
  }));
  const { name, version, id } = calendar;
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      <ActForm
        draftKey={`calendar/${id}`}
        under="calendars"
        act={t('settingsRule.calendars.save', { version: version + 1 })}
        undo={t('settingsRule.calendars.undo')}
        reasons={reasons}
        effects={draft.differences.map(effectOf)}
        send={(reason) => setCalendar(id, { name, ...draft.rule, based_on: version, reason })}
        onDone={() => {
          draft.forget();
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
};
