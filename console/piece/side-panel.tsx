import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/i18n.ts';
import { useKey } from '../keys/use-key.ts';
import css from './side-panel.module.css';

type Props = {
  readonly title: ReactNode;
  /** How it is called for those who hear it. */
  readonly label: string;
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** Beside the content, not over it: the list stays readable and the keys go on working in it. */
export const SidePanel = ({ title, label, onClose, actions, children }: Props) => {
  const t = useWords();
  useKey('close', onClose);
  return (
    <aside className={css.panel} aria-label={label}>
      <header className={css.head}>
        <div className={css.title}>{title}</div>
        {actions}
        <ActionIcon aria-label={t('piece.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={css.body}>{children}</div>
    </aside>
  );
};
