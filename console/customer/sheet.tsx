import { Drawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/i18n.ts';
import css from './shell.module.css';

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** Comes from below, where the thumb is. */
export const Sheet = ({ title, onClose, children }: Props) => {
  const t = useWords();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      title={title}
      transitionProps={{ duration: 120 }}
      classNames={{
        content: css.sheet ?? '',
        header: css.sheetHead ?? '',
        title: css.sheetTitle ?? '',
        body: css.sheetBody ?? '',
      }}
      closeButtonProps={{
        'aria-label': t('customer.close'),
        icon: <IconX size={24} stroke={1.6} />,
        size: 56,
      }}
    >
      {children}
    </Drawer>
  );
};
