import type { components } from '../../../client/client.ts';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { Instant } from '../../piece/instant.tsx';
import css from './settings.module.css';

type Version = Pick<
  components['schemas']['PolicyHistory']['versions'][number],
  'version' | 'since' | 'set_by' | 'reason'
>;

/** Which version, since when, by whom and why. */
export const VersionLine = ({ version }: { readonly version: Version }) => {
  const t = useWords();
  const language = useLanguage();
  const { set_by: by, reason } = version;
  return (
    <p className={css.version}>
      {t('settings.version', { version: version.version })} · <Instant at={version.since} /> ·{' '}
      {by === null ? t('settings.original') : <NameOf name={by.name[language]} />}
      {reason === null ? null : (
        <>
          {' '}
          · <q data-data>{reason}</q>
        </>
      )}
    </p>
  );
};

const NameOf = ({ name }: { readonly name: string }) => {
  const t = useWords();
  return <span data-data>{t('settings.setBy', { name })}</span>;
};
