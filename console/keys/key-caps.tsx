import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useWords } from '../i18n/i18n.ts';
import { capsOf } from './caps.ts';
import type { KeyName } from './table.ts';
import css from './keys.module.css';

type Props = { readonly of: KeyName };

export const KeyCaps = ({ of }: Props) => {
  const t = useWords();
  return (
    <span className={css.caps}>
      {capsOf(of).map((caps, index) => (
        <Fragment key={caps.join('+')}>
          {index > 0 ? <span className={css.then}>{t('shell.keyAfter')}</span> : null}
          {caps.map((cap) => (
            <Kbd key={cap} size="xs">
              {cap}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
};
