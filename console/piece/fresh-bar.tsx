import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useWords } from '../i18n/i18n.ts';
import { KeyCaps } from '../keys/key-caps.tsx';
import { useKey } from '../keys/use-key.ts';
import css from './data-table.module.css';

type Props = { readonly count: number; readonly onTake: () => void };

/** New rows wait here until they are asked for. */
export const FreshBar = ({ count, onTake }: Props) => {
  const t = useWords();
  useKey('fresh', onTake, count > 0);
  return (
    <div className={css.fresh} role="status">
      {count > 0 ? (
        <Button
          size="compact-xs"
          leftSection={<IconArrowUp size={14} />}
          rightSection={<KeyCaps of="fresh" />}
          onClick={onTake}
        >
          {t('piece.table.fresh', { count })}
        </Button>
      ) : null}
    </div>
  );
};
