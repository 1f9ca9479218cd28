import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDirectory } from '../../../api/directory.ts';
import type { Role } from '../../../api/session.ts';
import { useDraftForm } from '../../../hook/use-draft-form.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { LANGUAGES, languageOf } from '../../../i18n/language.ts';
import { dataOption } from '../../../piece/data-option.tsx';
import { problemsByField } from '../../../piece/field-problem.ts';
import { FormProblem } from '../../../piece/form-problem.tsx';
import { SecretOnce } from '../../../piece/secret-once.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import { useRoleOptions } from './role-options.ts';
import { type Invited, invite } from './people.ts';
import css from '../settings.module.css';

const EMPTY = { login: '', nameZh: '', nameEn: '', role: '', language: 'zh-CN', warehouse: '' };
type Values = typeof EMPTY;

const LOGIN = /^[a-z0-9][a-z0-9._@+-]{1,79}$/i;

const PLACES = {
  '/login': 'login',
  '/name/zh-CN': 'nameZh',
  '/name/en': 'nameEn',
  '/role': 'role',
  '/warehouse': 'warehouse',
};

const bodyOf = ({ login, nameZh, nameEn, role, language, warehouse }: Values) => ({
  login: login.trim(),
  name: { 'zh-CN': nameZh.trim(), en: nameEn.trim() },
  role: role as Role,
  language: languageOf(language),
  warehouse: warehouse === '' ? null : warehouse,
});

const useInviteForm = (onInvited: (invited: Invited) => void) => {
  const t = useWords();
  const client = useQueryClient();
  const filled = (text: string, key: 'login' | 'name' | 'role'): string | null =>
    text.trim() === '' ? t(`settings.people.need.${key}`) : null;
  const { form, forget } = useDraftForm<Values>('settings/invite', {
    empty: EMPTY,
    validate: {
      login: (text) => filled(text, 'login') ?? (LOGIN.test(text.trim()) ? null : t('piece.fault.invalid_format')),
      nameZh: (text) => filled(text, 'name'),
      nameEn: (text) => filled(text, 'name'),
      role: (text) => filled(text, 'role'),
    },
  });
  const sending = useMutation({
    mutationFn: (values: Values) => invite(bodyOf(values)),
    onError: (error) => form.setErrors(problemsByField(error, t, PLACES).fields),
    onSuccess: async (invited) => {
      forget();
      await client.invalidateQueries({ queryKey: ['people'] });
      onInvited(invited);
    },
  });
  return { form, sending };
};

type FormProps = { readonly onInvited: (invited: Invited) => void };

const InviteForm = ({ onInvited }: FormProps) => {
  const t = useWords();
  const language = useLanguage();
  const { warehouses } = useDirectory();
  const roles = useRoleOptions();
  const { form, sending } = useInviteForm(onInvited);
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => sending.mutate(values))}>
      <p className={css.quiet}>{t('settings.people.form.why')}</p>
      <TextInput
        label={t('settings.people.field.login')}
        description={t('settings.people.field.loginHint')}
        {...form.getInputProps('login')}
      />
      <TextInput label={t('settings.people.field.nameZh')} {...form.getInputProps('nameZh')} />
      <TextInput label={t('settings.people.field.nameEn')} {...form.getInputProps('nameEn')} />
      <Select label={t('settings.people.field.role')} data={roles} {...form.getInputProps('role')} />
      <Select
        label={t('settings.people.field.language')}
        data={LANGUAGES.map((each) => ({ value: each, label: t(`shell.languageName.${each}`) }))}
        allowDeselect={false}
        {...form.getInputProps('language')}
      />
      <Select
        label={t('settings.people.field.warehouse')}
        description={t('settings.people.field.warehouseHint')}
        data={warehouses.map(({ id, name }) => ({ value: id, label: name[language] }))}
        clearable
        clearButtonProps={{ 'aria-label': t('piece.clear') }}
        renderOption={dataOption}
        data-data
        {...form.getInputProps('warehouse')}
        value={form.values.warehouse === '' ? null : form.values.warehouse}
        onChange={(value) => form.setFieldValue('warehouse', value ?? '')}
      />
      <FormProblem error={sending.error} places={PLACES} />
      <div className={css.acts}>
        <Button type="submit" variant="filled" loading={sending.isPending}>
          {t('settings.people.form.send')}
        </Button>
      </div>
    </form>
  );
};

/** A new person, and then the link for them, this once. */
export const InvitePanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords();
  const language = useLanguage();
  const [invited, setInvited] = useState<Invited>();
  const title = t('settings.people.form.title');
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      {invited === undefined ? (
        <InviteForm onInvited={setInvited} />
      ) : (
        <InviteLink invited={invited} name={invited.name[language]} onDone={onClose} />
      )}
    </SidePanel>
  );
};

type LinkProps = { readonly invited: Invited; readonly name: string; readonly onDone: () => void };

export const InviteLink = ({ invited, name, onDone }: LinkProps) => {
  const t = useWords();
  return (
    <SecretOnce
      title={t('settings.people.link.title', { name })}
      label={t('settings.people.link.label')}
      why={t('settings.people.link.why')}
      secret={invited.invite_url}
      onDone={onDone}
    />
  );
};
