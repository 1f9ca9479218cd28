import { IconCloudOff } from '@tabler/icons-react';
import { useWords } from '../i18n/i18n.ts';
import css from './customer.module.css';
import { useTime } from './use-time.ts';

type Props = { readonly seenAt: number; readonly isCut: boolean };

const OLD_MS = 60_000;

/** How old it is, when that is not now: nobody should decide by a page that stood still. */
export const Fresh = ({ seenAt, isCut }: Props) => {
  const t = useWords();
  const { now, span } = useTime();
  const age = Math.max(0, now - seenAt);
  if (isCut)
    return (
      <p className={css.notice} role="status">
        <IconCloudOff size={22} stroke={1.6} aria-hidden style={{ flex: 'none' }} />
        <span>{t('customer.fresh.offline', { time: span(age) })}</span>
      </p>
    );
  return (
    <p className={`${css.small} ${css.dim}`} style={{ textAlign: 'center', padding: '8px 0 16px' }}>
      {age < OLD_MS ? t('customer.fresh.now') : t('customer.fresh.ago', { time: span(age) })}
    </p>
  );
};
