import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useWords } from '../i18n/i18n.ts';
import { IdText } from './id-text.tsx';
import { problemFacts, problemTexts } from './problem-text.ts';
import css from './state.module.css';

type Props = {
  readonly error: unknown;
  /** What was not done; that something could not be read, unless told. */
  readonly title?: string;
  readonly onRetry?: () => void;
};

/** What was not done, why, what to pass on to others, and the way back. */
export const ErrorState = ({ error, title, onRetry }: Props) => {
  const t = useWords();
  const { code, request } = problemFacts(error);
  return (
    <div className={css.state} role="alert">
      <IconAlertCircle size={28} stroke={1.4} aria-hidden className={css.icon} />
      <p className={css.title}>{title ?? t('piece.error.title')}</p>
      {problemTexts(error, t).map((text) => (
        <p key={text} className={css.why}>
          {text}
        </p>
      ))}
      {onRetry === undefined ? null : (
        <div className={css.next}>
          <Button onClick={onRetry}>{t('piece.retry')}</Button>
        </div>
      )}
      <p className={css.facts}>
        {t('piece.error.code')} <IdText id={code} />
        {request === undefined ? null : (
          <>
            {' '}
            · {t('piece.error.request')} <IdText id={request} />
          </>
        )}
      </p>
    </div>
  );
};
