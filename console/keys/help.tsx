import { Modal } from '@mantine/core';
import { useWords } from '../i18n/i18n.ts';
import { KeyCaps } from './key-caps.tsx';
import { KEY_GROUPS, KEY_NAMES, KEYS } from './table.ts';
import css from './keys.module.css';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

/** Made from the table that is listened to, so that it cannot tell of a key that does nothing. */
export const KeysHelp = ({ isOpen, onClose }: Props) => {
  const t = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('piece.close') }}
    >
      <div className={css.groups}>
        {KEY_GROUPS.map((group) => (
          <section key={group}>
            <h3 className={css.heading}>{t(`keys.group.${group}`)}</h3>
            <dl className={css.list}>
              {KEY_NAMES.filter((name) => KEYS[name].group === group).map((name) => (
                <div key={name} className={css.row}>
                  <dt>{t(`keys.${KEYS[name].word}`)}</dt>
                  <dd>
                    <KeyCaps of={name} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={css.note}>{t('keys.quiet')}</p>
    </Modal>
  );
};
