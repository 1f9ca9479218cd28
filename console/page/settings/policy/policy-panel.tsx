import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../api/session.ts';
import { useDraft } from '../../../hook/use-draft.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { Loading } from '../../../piece/loading.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import css from '../settings.module.css';
import { VersionLine } from '../version-line.tsx';
import { historyQuery, type Policy, type PolicyValue, type PolicyVersion } from './policies.ts';
import { PolicyForm } from './policy-form.tsx';
import { type Typed, typedOf } from './typed.ts';
import { useValueText } from './value-text.ts';
import own from './policy.module.css';

type HistoryProps = { readonly policy: Policy; readonly onTake: ((value: PolicyValue) => void) | undefined };

const PastVersion = ({ policy, version, onTake }: HistoryProps & { readonly version: PolicyVersion }) => {
  const t = useWords();
  const textOf = useValueText();
  const isNow = version.version === policy.version;
  return (
    <li>
      <p style={{ margin: 0 }}>{policy.fields.map((field) => textOf(field, version.value[field.name])).join(' · ')}</p>
      <VersionLine version={version} />
      {isNow || onTake === undefined ? null : (
        <Button variant="subtle" onClick={() => onTake(version.value)}>
          {t('settingsRule.policies.again')}
        </Button>
      )}
    </li>
  );
};

const History = ({ policy, onTake }: HistoryProps) => {
  const t = useWords();
  const { data, isPending } = useQuery(historyQuery(policy.name));
  return (
    <section>
      <h2 className={css.heading}>{t('settings.history')}</h2>
      {isPending ? <Loading lines={3} /> : null}
      <ul className={own.history}>
        {data?.versions.map((version) => (
          <PastVersion key={version.version} policy={policy} version={version} onTake={onTake} />
        ))}
      </ul>
    </section>
  );
};

type Props = { readonly policy: Policy; readonly onClose: () => void };

/** One policy: what it would mean to set it otherwise, and what it was before. */
export const PolicyPanel = ({ policy, onClose }: Props) => {
  const t = useWords();
  const mayChange = useMay()('settings:write');
  const draft = useDraft<Typed>(`policy/${policy.name}/${policy.version}`, typedOf(policy, policy.value));
  const title = t(`settingsRule.policies.name.${policy.name}`);
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      <div className={css.stack}>
        <p className={css.quiet}>{t(`settingsRule.policies.about.${policy.name}`)}</p>
        {mayChange ? (
          <PolicyForm
            policy={policy}
            typed={draft.value}
            onType={draft.write}
            onDone={draft.forget}
            onClose={onClose}
          />
        ) : null}
        <History policy={policy} onTake={mayChange ? (value) => draft.write(typedOf(policy, value)) : undefined} />
      </div>
    </SidePanel>
  );
};
