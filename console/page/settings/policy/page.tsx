import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../api/session.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Facts } from '../../../piece/facts.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { VersionLine } from '../version-line.tsx';
import { ORDER, policiesQuery, type Policy, type PolicyName } from './policies.ts';
import { PolicyPanel } from './policy-panel.tsx';
import { type FieldWord, useValueText } from './value-text.ts';
import css from './policy.module.css';

type CardProps = { readonly policy: Policy; readonly isOpen: boolean; readonly onOpen: (name: PolicyName) => void };

const Card = ({ policy, isOpen, onOpen }: CardProps) => {
  const t = useWords();
  const mayChange = useMay()('settings:write');
  const textOf = useValueText();
  const { name, fields, value } = policy;
  return (
    <section className={css.card} data-open={isOpen || undefined} aria-label={t(`settingsRule.policies.name.${name}`)}>
      <div className={css.about}>
        <h2 className={css.name}>{t(`settingsRule.policies.name.${name}`)}</h2>
        <p className={css.why}>{t(`settingsRule.policies.about.${name}`)}</p>
        <VersionLine version={policy} />
      </div>
      <div className={css.values}>
        <Facts
          facts={fields.map((field) => ({
            name: t(`settingsRule.policies.field.${field.name as FieldWord}`),
            value: <strong>{textOf(field, value[field.name])}</strong>,
          }))}
        />
      </div>
      <Button onClick={() => onOpen(name)}>
        {t(mayChange ? 'settingsRule.policies.change' : 'settingsRule.policies.look')}
      </Button>
    </section>
  );
};

/** How long the company waits and what it promises. */
export const PoliciesPage = () => {
  const t = useWords();
  const [openName, setOpenName] = useAddressState('panel');
  const policies = useQuery(policiesQuery);
  const known = ORDER.flatMap((name) => policies.data?.data.find((each) => each.name === name) ?? []);
  const open = known.find(({ name }) => name === openName);
  return (
    <Page
      title={t('settingsRule.policies.title')}
      panel={open === undefined ? null : <PolicyPanel key={open.name} policy={open} onClose={() => setOpenName('')} />}
    >
      {policies.isPending ? <Loading lines={12} /> : null}
      {policies.isError ? <ErrorState error={policies.error} onRetry={() => void policies.refetch()} /> : null}
      {known.map((policy) => (
        <Card key={policy.name} policy={policy} isOpen={policy === open} onOpen={setOpenName} />
      ))}
    </Page>
  );
};
