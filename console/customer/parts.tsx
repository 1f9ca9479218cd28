import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconChevronRight, IconCopy, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/i18n.ts';
import { problemTexts } from '../piece/problem-text.ts';
import css from './customer.module.css';

type CardProps = { readonly title?: string; readonly children: ReactNode };

export const Card = ({ title, children }: CardProps) => (
  <section className={css.card} aria-label={title}>
    {title === undefined ? null : <h2 className={css.title}>{title}</h2>}
    {children}
  </section>
);

type ButtonProps = {
  readonly children: ReactNode;
  readonly isFilled?: boolean;
  readonly href?: string;
  readonly isBusy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onClick?: () => void;
};

/** As large as a thumb; at most one on a screen is filled. */
export const BigButton = ({
  children,
  isFilled = false,
  href,
  isBusy = false,
  type = 'button',
  onClick,
}: ButtonProps) => {
  const className = isFilled ? `${css.button} ${css.filled}` : css.button;
  if (href !== undefined)
    return (
      <a className={className} href={href}>
        {children}
      </a>
    );
  return (
    <button className={className} type={type === 'submit' ? 'submit' : 'button'} disabled={isBusy} onClick={onClick}>
      {children}
    </button>
  );
};

type RowProps = {
  readonly icon: TablerIcon;
  readonly label: string;
  readonly hint?: string;
  readonly onClick: () => void;
};

export const Row = ({ icon: Icon, label, hint, onClick }: RowProps) => (
  <button type="button" className={css.row} onClick={onClick}>
    <Icon size={24} stroke={1.6} aria-hidden />
    <span>
      {label}
      {hint === undefined ? null : <small>{hint}</small>}
    </span>
    <IconChevronRight size={20} stroke={1.6} aria-hidden />
  </button>
);

type CopyProps = { readonly text: string; readonly label: string };

export const Copy = ({ text, label }: CopyProps) => {
  const t = useWords();
  const clipboard = useClipboard({ timeout: 1_500 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <button
      type="button"
      className={css.copy}
      data-data
      aria-label={clipboard.copied ? t('piece.copied') : `${label}: ${text}`}
      onClick={() => clipboard.copy(text)}
    >
      <span className={css.code}>{text}</span>
      <Icon size={18} stroke={1.6} aria-hidden />
    </button>
  );
};

/** What was refused and why, where the thumb is. */
export const Refused = ({ error }: { readonly error: unknown }) => {
  const t = useWords();
  if (error === null || error === undefined) return null;
  return (
    <div className={`${css.notice} ${css.wrong}`} role="alert">
      {problemTexts(error, t).join(' ')}
    </div>
  );
};
