import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAddressState } from '../../../hook/use-address-state.ts';
import type { English } from '../../../i18n/en.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { useAuditFilter } from './audit.ts';
import css from './audit.module.css';

type Family = keyof English['settingsAudit']['family'];

const FAMILIES: readonly Family[] = [
  'order',
  'action',
  'escalation',
  'pause',
  'bulk',
  'staff',
  'api_key',
  'webhook_endpoint',
  'policy',
  'authority_cap',
  'calendar',
  'demo',
  'session',
];

const useClear = () => {
  const navigate = useNavigate();
  return (): void => void navigate({ to: '.', search: {}, replace: true });
};

/** Everything that narrows the log; it lives in the address. */
export const FilterBar = () => {
  const t = useWords();
  const filter = useAuditFilter();
  const [action, setAction] = useAddressState('action');
  const [ref, setRef] = useAddressState('ref');
  const [from, setFrom] = useAddressState('from');
  const [to, setTo] = useAddressState('to');
  const [actor, setActor] = useAddressState('actor');
  const clear = useClear();
  return (
    <div className={css.filters}>
      <Select
        label={t('settingsAudit.filter.family')}
        placeholder={t('settingsAudit.filter.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('piece.clear') }}
        data={FAMILIES.map((family) => ({ value: family, label: t(`settingsAudit.family.${family}`) }))}
        value={action === '' ? null : action}
        onChange={(value) => setAction(value ?? '')}
      />
      <TextInput
        label={t('settingsAudit.filter.ref')}
        placeholder={t('settingsAudit.filter.refHint')}
        value={ref}
        onChange={(event) => setRef(event.target.value.trim())}
      />
      <TextInput
        type="date"
        label={t('settingsAudit.filter.from')}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextInput
        type="date"
        label={t('settingsAudit.filter.to')}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      {actor === '' ? null : (
        <Button onClick={() => setActor('')} data-data>
          {t('settingsAudit.filter.actor', { name: actor })} ×
        </Button>
      )}
      {Object.keys(filter).length === 0 ? null : (
        <Button variant="subtle" onClick={clear}>
          {t('settingsAudit.filter.clear')}
        </Button>
      )}
    </div>
  );
};
