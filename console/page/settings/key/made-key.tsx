import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { SecretOnce } from '../../../piece/secret-once.tsx';
import css from '../settings.module.css';
import type { MadeKey } from './keys.ts';

/** What a program could ask first, with a right that this key has. */
const FIRST: readonly (readonly [scope: string, path: string])[] = [
  ['orders:read', '/v1/orders?limit=1'],
  ['events:read', '/v1/events?limit=1'],
  ['floor:write', '/v1/pick-tasks?limit=1'],
  ['actions:read', '/v1/actions?limit=1'],
  ['settings:read', '/v1/policies'],
];

type Props = { readonly made: MadeKey; readonly onDone: () => void };

export const MadeKeyBox = ({ made, onDone }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const path = FIRST.find(([scope]) => made.scopes.includes(scope))?.[1];
  return (
    <SecretOnce
      title={t('settings.keys.made.title', { name: made.holder.name[language] })}
      label={t('settings.keys.made.label')}
      why={t('settings.keys.made.why')}
      secret={made.secret}
      onDone={onDone}
    >
      {path === undefined ? null : (
        <div>
          <h3 className={css.heading}>{t('settings.keys.made.try')}</h3>
          <code className={css.command} data-data>
            {`curl -sS '${location.origin}${path}' -H 'Authorization: Bearer ${made.secret}'`}
          </code>
        </div>
      )}
    </SecretOnce>
  );
};
