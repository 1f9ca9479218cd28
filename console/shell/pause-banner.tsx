import { IconPlayerPause } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Pause, usePauses } from '../api/pauses.ts';
import { usePlaceText } from '../i18n/place-text.ts';
import { useWords } from '../i18n/i18n.ts';
import { Instant } from '../piece/instant.tsx';
import css from './pause-banner.module.css';

const Line = ({ of }: { readonly of: Pause }) => {
  const t = useWords();
  const place = usePlaceText();
  return (
    <span className={css.line}>
      <b>{t(`shell.paused.${of.kind}`, { place: of.target === null ? '' : place(of.target) })}</b>{' '}
      <q data-data>{of.reason}</q> <span data-data>{of.started_by.name}</span> · <Instant at={of.started_at} />
    </span>
  );
};

/** While something is paused, everybody sees what, by whom and why, on every page. */
export const PauseBanner = () => {
  const t = useWords();
  const pauses = usePauses() ?? [];
  if (pauses.length === 0) return null;
  return (
    <aside className={css.banner} aria-label={t('shell.paused.label')}>
      <IconPlayerPause size={16} stroke={1.8} aria-hidden />
      <div className={css.lines}>
        {pauses.map((pause) => (
          <Line key={pause.id} of={pause} />
        ))}
      </div>
      <Link to="/" className={css.link}>
        {t('shell.paused.switches')}
      </Link>
    </aside>
  );
};
