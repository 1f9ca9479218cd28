import { Tooltip } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useSession } from '../api/session.ts';
import { useWords } from '../i18n/i18n.ts';
import css from './top-bar.module.css';

/** Only where time does not pass as it does outside. */
export const PaceBadge = () => {
  const t = useWords();
  const { pace } = useSession();
  if (pace.human === 1 && pace.transport === 1) return null;
  return (
    <Tooltip label={t('shell.pace.title', { human: pace.human, transport: pace.transport })}>
      <span className={css.pace} tabIndex={0}>
        <IconPlayerTrackNext size={14} stroke={1.7} aria-hidden />
        {t('shell.pace.badge')}
      </span>
    </Tooltip>
  );
};
