import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../../api/session.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { Facts } from '../../../piece/facts.tsx';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import { instantText } from '../../../piece/time-text.ts';
import { ActForm, type Reasons } from '../act-form.tsx';
import css from '../settings.module.css';
import { type Key, type MadeKey, revokeKey, rotateKey } from './keys.ts';
import { MadeKeyBox } from './made-key.tsx';
import { ScopeList } from '../scope-list.tsx';

const GRACE = { now: 0, hour: 1, day: 24, week: 168 } as const;
type Grace = keyof typeof GRACE;
type ReasonName = 'yearly' | 'leaked' | 'unused' | 'moved';

const useReasons = (...names: readonly ReasonName[]): Reasons => {
  const t = useWords();
  return names.map((name) => ({ value: name, label: t(`settings.keys.reasons.${name}`) }));
};

type FormProps = { readonly apiKey: Key; readonly onCancel: () => void };

/** How long the old key lasts: for the grace, and not longer than it would have. */
const useEnd = (grace: Grace, { expires_at: expires }: Key): string => {
  const t = useWords();
  const language = useLanguage();
  if (grace === 'now') return t('settings.keys.effect.dead');
  const at = Date.now() + GRACE[grace] * 3_600_000;
  const end = expires === null ? at : Math.min(at, Date.parse(expires));
  return t('settings.keys.effect.until', { time: instantText(end, Date.now(), { t, language }) });
};

const RotateForm = ({ apiKey, onCancel, onMade }: FormProps & { readonly onMade: (made: MadeKey) => void }) => {
  const t = useWords();
  const reasons = useReasons('yearly', 'leaked', 'moved');
  const [grace, setGrace] = useState<Grace>('day');
  return (
    <ActForm
      draftKey={`keys/rotate/${apiKey.id}`}
      under="api-keys"
      act={t('settings.keys.rotate')}
      reasons={reasons}
      effects={[
        {
          what: t('settings.keys.effect.old'),
          before: t('settings.keys.effect.works'),
          after: useEnd(grace, apiKey),
        },
        {
          what: t('settings.keys.effect.new'),
          before: t('settings.keys.effect.none'),
          after: t('settings.keys.effect.same'),
        },
      ]}
      send={(reason) => rotateKey(apiKey.id, { grace_hours: GRACE[grace], reason })}
      onDone={onMade}
      onCancel={onCancel}
    >
      <Select
        label={t('settings.keys.grace.label')}
        data={(['now', 'hour', 'day', 'week'] as const).map((each) => ({
          value: each,
          label: t(`settings.keys.grace.${each}`),
        }))}
        value={grace}
        allowDeselect={false}
        onChange={(value) => setGrace((value ?? 'day') as Grace)}
      />
    </ActForm>
  );
};

const RevokeForm = ({ apiKey, onCancel, onDone }: FormProps & { readonly onDone: () => void }) => {
  const t = useWords();
  const reasons = useReasons('leaked', 'unused', 'moved');
  return (
    <ActForm
      draftKey={`keys/revoke/${apiKey.id}`}
      under="api-keys"
      act={t('settings.keys.revoke')}
      reasons={reasons}
      effects={[
        {
          what: t('settings.keys.effect.old'),
          before: t('settings.keys.effect.works'),
          after: t('settings.keys.effect.dead'),
        },
      ]}
      send={(reason) => revokeKey(apiKey.id, reason)}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
};

const KeyFacts = ({ apiKey }: { readonly apiKey: Key }) => {
  const t = useWords();
  const { id, holder, created_at: created, last_used_at: used, expires_at: expires, revoked_at: revoked } = apiKey;
  const ends = revoked ?? expires;
  return (
    <Facts
      facts={[
        { name: t('settings.keys.head.id'), value: <IdText id={id} /> },
        { name: t('settings.keys.head.kind'), value: t(`settings.keys.kind.${holder.kind}`) },
        { name: t('settings.keys.head.created'), value: <Instant at={created} /> },
        {
          name: t('settings.keys.head.used'),
          value: used === null ? t('settings.keys.never') : <Instant at={used} />,
        },
        {
          name: t('settings.keys.head.ends'),
          value: ends === null ? t('settings.keys.endless') : <Instant at={ends} />,
        },
      ]}
    />
  );
};

type PanelProps = { readonly apiKey: Key; readonly onClose: () => void };

/** Whose key it is, what it allows, and how it ends. */
export const KeyPanel = ({ apiKey, onClose }: PanelProps) => {
  const t = useWords();
  const language = useLanguage();
  const mayChange = useMay()('settings:write');
  const [act, setAct] = useState<'rotate' | 'revoke'>();
  const [made, setMade] = useState<MadeKey>();
  const name = apiKey.holder.name[language];
  const back = (): void => setAct(undefined);
  const isIdle = act === undefined && made === undefined;
  return (
    <SidePanel title={<span data-data>{name}</span>} label={name} onClose={onClose}>
      <div className={css.stack}>
        {made === undefined ? null : <MadeKeyBox made={made} onDone={onClose} />}
        {act === 'rotate' ? (
          <RotateForm
            apiKey={apiKey}
            onCancel={back}
            onMade={(answer) => {
              back();
              setMade(answer);
            }}
          />
        ) : null}
        {act === 'revoke' ? <RevokeForm apiKey={apiKey} onCancel={back} onDone={onClose} /> : null}
        {isIdle && mayChange && apiKey.state === 'active' ? (
          <div className={css.acts}>
            <Button onClick={() => setAct('rotate')}>{t('settings.keys.rotate')}</Button>
            <Button onClick={() => setAct('revoke')}>{t('settings.keys.revoke')}</Button>
          </div>
        ) : null}
        {isIdle ? (
          <>
            <KeyFacts apiKey={apiKey} />
            <ScopeList title={t('settings.keys.head.scopes')} scopes={apiKey.scopes} />
          </>
        ) : null}
      </div>
    </SidePanel>
  );
};
