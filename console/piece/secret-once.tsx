import { Button, Textarea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy, IconKey } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/i18n.ts';
import css from './secret-once.module.css';

type Props = {
  readonly title: string;
  /** What to do with it, and that it does not come back. */
  readonly why: string;
  readonly secret: string;
  /** What the secret is: a link, a key. */
  readonly label: string;
  readonly onDone: () => void;
  readonly children?: ReactNode;
};

/** A secret that is shown this once: it lives in this component alone, neither in a draft nor in the address. */
export const SecretOnce = ({ title, why, secret, label, onDone, children }: Props) => {
  const t = useWords();
  const clipboard = useClipboard({ timeout: 2_000 });
  return (
    <section className={css.box} aria-label={title}>
      <h2 className={css.title}>
        <IconKey size={16} stroke={1.7} aria-hidden />
        {title}
      </h2>
      <p className={css.why}>{why}</p>
      <Textarea
        label={label}
        value={secret}
        readOnly
        minRows={1}
        data-data
        classNames={{ input: css.secret ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      {children}
      <div className={css.foot}>
        <Button variant="filled" leftSection={<IconCopy size={15} />} onClick={() => clipboard.copy(secret)}>
          {clipboard.copied ? t('piece.copied') : t('piece.copy')}
        </Button>
        <Button onClick={onDone}>{t('piece.secret.done')}</Button>
      </div>
    </section>
  );
};
