import { useSession } from '../../../api/session.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { instantText } from '../../../piece/time-text.ts';
import type { Person } from './people.ts';

/** Whether somebody can come in, and what is missing. */
export const PersonState = ({ person }: { readonly person: Person }) => {
  const t = useWords();
  const language = useLanguage();
  const { demo } = useSession();
  const { active, has_password: hasPassword, invited_until: until } = person;
  if (!active) return <StatusMark tone="rest" word={t('settings.people.state.left')} />;
  if (hasPassword) return <StatusMark tone="done" word={t('settings.people.state.active')} />;
  if (until !== null && Date.parse(until) > Date.now()) {
    const time = instantText(Date.parse(until), Date.now(), { t, language });
    return <StatusMark tone="moving" word={t('settings.people.state.invited', { time })} />;
  }
  return demo ? (
    <StatusMark tone="rest" word={t('settings.people.state.demo')} />
  ) : (
    <StatusMark tone="attention" word={t('settings.people.state.lapsed')} />
  );
};
