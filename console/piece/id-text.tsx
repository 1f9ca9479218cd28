import { Tooltip, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { MouseEvent } from 'react';
import { useWords } from '../i18n/i18n.ts';
import css from './id-text.module.css';

type Props = {
  readonly id: string;
  /** What is shown in its place, such as its last characters; the whole is copied. */
  readonly short?: string;
};

/** A number or an id: one width for all letters, copied with a click. */
export const IdText = ({ id, short = id }: Props) => {
  const t = useWords();
  const clipboard = useClipboard({ timeout: 1_500 });
  const copy = (event: MouseEvent): void => {
    event.stopPropagation();
    clipboard.copy(id);
  };
  const label = clipboard.copied ? t('piece.copied') : `${t('piece.copy')}: ${id}`;
  return (
    <Tooltip label={label} {...(clipboard.copied ? { opened: true } : {})}>
      <UnstyledButton className={css.id} onClick={copy} aria-label={label} data-data>
        {short}
      </UnstyledButton>
    </Tooltip>
  );
};
