import { Tooltip } from '@mantine/core';
import { useNow } from '../hook/use-now.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import { useConnection } from '../live/use-live.ts';
import { instantText, lengthText } from '../piece/time-text.ts';
import css from './top-bar.module.css';

/** After this long it is no hiccup any more. */
const LONG_MS = 60_000;

/** Green and live, or how old the page is: amber at first, then red. */
export const ConnectionDot = () => {
  const t = useWords();
  const language = useLanguage();
  const { state, since } = useConnection();
  const now = useNow(state === 'broken');
  const age = Math.max(0, now - since);
  const tone = state === 'live' ? 'done' : state === 'broken' && age > LONG_MS ? 'late' : 'attention';
  const told = {
    live: t('shell.connection.live'),
    connecting: t('shell.connection.connecting'),
    broken: t('shell.connection.broken', { time: instantText(since, now + LONG_MS * 60, { t, language }) }),
  }[state];
  return (
    <Tooltip label={told}>
      <span className={css.connection} role="status" aria-label={told} data-connection={state} tabIndex={0}>
        <span className={css.dot} style={{ background: `var(--tone-${tone})` }} />
        {state === 'broken' ? (
          <span style={{ color: `var(--tone-${tone})` }}>{t('shell.connection.age', { age: lengthText(age, t) })}</span>
        ) : null}
      </span>
    </Tooltip>
  );
};
