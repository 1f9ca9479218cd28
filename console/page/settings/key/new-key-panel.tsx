import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope } from '../../../api/session.ts';
import { useDraftForm } from '../../../hook/use-draft-form.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { dataOption } from '../../../piece/data-option.tsx';
import { problemsByField } from '../../../piece/field-problem.ts';
import { FormProblem } from '../../../piece/form-problem.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import { useScopeText } from '../scope-list.tsx';
import css from '../settings.module.css';
import { createKey, holdersQuery, type MadeKey, type NewKey } from './keys.ts';
import { MadeKeyBox } from './made-key.tsx';

type Kind = 'shop' | 'robot' | 'staff';
type Expiry = 'never' | 'month' | 'quarter' | 'year';
type Values = { kind: Kind; holder: string; scopes: string[]; expires: Expiry; reason: string };
type Form = UseFormReturnType<Values>;

const EMPTY: Values = { kind: 'shop', holder: '', scopes: [], expires: 'never', reason: '' };
const DAYS: Readonly<Record<Expiry, number>> = { never: 0, month: 30, quarter: 90, year: 365 };
const PLACES = { '/holder': 'holder', '/scopes': 'scopes', '/expires_at': 'expires', '/reason': 'reason' };

const holderOf = ({ kind, holder }: Values): NewKey['holder'] => {
  if (kind === 'robot') return { kind, name: holder.trim() };
  return kind === 'shop' ? { kind, shop_id: holder } : { kind, principal_id: holder };
};

const bodyOf = (values: Values): NewKey => ({
  holder: holderOf(values),
  scopes: values.scopes as Scope[],
  expires_at:
    values.expires === 'never' ? null : new Date(Date.now() + DAYS[values.expires] * 86_400_000).toISOString(),
  reason: values.reason.trim(),
});

const useKeyForm = (onMade: (made: MadeKey) => void) => {
  const t = useWords();
  const client = useQueryClient();
  const { form, forget } = useDraftForm<Values>('settings/key', {
    empty: EMPTY,
    validate: {
      holder: (text, { kind }) =>
        text.trim() === '' ? t(kind === 'robot' ? 'settings.keys.need.robot' : 'settings.keys.need.holder') : null,
      scopes: (scopes) => (scopes.length === 0 ? t('settings.keys.need.scopes') : null),
      reason: (text) => (text.trim() === '' ? t('settings.reasonNeeded') : null),
    },
  });
  const sending = useMutation({
    mutationFn: (values: Values) => createKey(bodyOf(values)),
    onError: (error) => form.setErrors(problemsByField(error, t, PLACES).fields),
    onSuccess: async (made) => {
      forget();
      await client.invalidateQueries({ queryKey: ['api-keys'] });
      onMade(made);
    },
  });
  return { form, sending };
};

const HolderField = ({ form }: { readonly form: Form }) => {
  const t = useWords();
  const language = useLanguage();
  const { data } = useQuery(holdersQuery);
  const { kind, holder } = form.values;
  const known = data?.data.filter((each) => each.kind === kind) ?? [];
  const take = (value: string): void => form.setValues({ holder: value, scopes: [] });
  if (kind === 'robot')
    return (
      <TextInput
        label={t('settings.keys.form.robot')}
        {...form.getInputProps('holder')}
        onChange={(event) => take(event.target.value)}
      />
    );
  return (
    <Select
      label={t('settings.keys.form.holder')}
      searchable
      data={known.map(({ id, name }) => ({ value: id, label: name[language] }))}
      renderOption={dataOption}
      data-data
      {...form.getInputProps('holder')}
      value={holder === '' ? null : holder}
      onChange={(value) => take(value ?? '')}
    />
  );
};

/** Only what this caller may give to this holder. */
const ScopesField = ({ form }: { readonly form: Form }) => {
  const t = useWords();
  const scopeText = useScopeText();
  const { data } = useQuery(holdersQuery);
  const { kind, holder } = form.values;
  const known = data?.data.find((each) => each.kind === kind && each.id === holder);
  const offered = kind === 'robot' ? (data?.robot_scopes ?? []) : (known?.scopes ?? []);
  if (holder === '') return null;
  if (offered.length === 0) return <p className={css.quiet}>{t('settings.keys.form.noScopes')}</p>;
  return (
    <Checkbox.Group
      label={t('settings.keys.form.scopes')}
      description={t('settings.keys.form.scopesHint')}
      {...form.getInputProps('scopes')}
    >
      <Stack gap={6} mt={6}>
        {offered.map((scope) => (
          <Checkbox key={scope} value={scope} label={scopeText(scope)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
};

const KeyForm = ({ onMade }: { readonly onMade: (made: MadeKey) => void }) => {
  const t = useWords();
  const { form, sending } = useKeyForm(onMade);
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => sending.mutate(values))}>
      <Select
        label={t('settings.keys.form.kind')}
        data={(['shop', 'robot', 'staff'] as const).map((kind) => ({
          value: kind,
          label: t(`settings.keys.kind.${kind}`),
        }))}
        allowDeselect={false}
        value={form.values.kind}
        onChange={(kind) => form.setValues({ kind: (kind ?? 'shop') as Kind, holder: '', scopes: [] })}
      />
      <HolderField form={form} />
      <ScopesField form={form} />
      <Select
        label={t('settings.keys.form.expires')}
        data={(['never', 'month', 'quarter', 'year'] as const).map((each) => ({
          value: each,
          label: t(`settings.keys.expiry.${each}`),
        }))}
        allowDeselect={false}
        {...form.getInputProps('expires')}
      />
      <Textarea label={t('settings.reason')} {...form.getInputProps('reason')} />
      <FormProblem error={sending.error} places={PLACES} />
      <div className={css.acts}>
        <Button type="submit" variant="filled" loading={sending.isPending}>
          {t('settings.keys.form.send')}
        </Button>
      </div>
    </form>
  );
};

/** A key for somebody, and then its secret, this once. */
export const NewKeyPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords();
  const [made, setMade] = useState<MadeKey>();
  const title = t('settings.keys.form.title');
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      {made === undefined ? <KeyForm onMade={setMade} /> : <MadeKeyBox made={made} onDone={onClose} />}
    </SidePanel>
  );
};
