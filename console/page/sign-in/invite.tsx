import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { SESSION } from '../../api/session-key.ts';
import { homeOf } from '../../shell/family.ts';
import { setPassword } from '../../api/session.ts';
import { useWords } from '../../i18n/i18n.ts';
import { problemTexts } from '../../piece/problem-text.ts';
import { Door } from './door.tsx';
import css from './sign-in.module.css';

const SHORTEST = 12;

const Form = ({ invite }: { readonly invite: string }) => {
  const t = useWords();
  const form = useForm({
    initialValues: { password: '', again: '' },
    validate: {
      password: (text) => (text.length < SHORTEST ? t('signIn.invite.short') : null),
      again: (text, { password }) => (text === password ? null : t('signIn.invite.differs')),
    },
  });
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: (password: string) => setPassword(invite, password),
    onSuccess: async (session) => {
      client.setQueryData(SESSION, session);
      await navigate({ to: homeOf(session.scopes), replace: true });
    },
  });
  return (
    <form className={css.form} onSubmit={form.onSubmit(({ password }) => save.mutate(password))}>
      <p className={css.why}>{t('signIn.invite.why')}</p>
      <PasswordInput
        label={t('signIn.invite.password')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <PasswordInput label={t('signIn.invite.again')} autoComplete="new-password" {...form.getInputProps('again')} />
      {save.error ? (
        <p className={css.error} role="alert">
          {problemTexts(save.error, t).join(' ')}
        </p>
      ) : null}
      <Button type="submit" variant="filled" loading={save.isPending} fullWidth mt={4}>
        {t('signIn.invite.submit')}
      </Button>
    </form>
  );
};

/** The secret stands behind `#`, so that it is in no log of a server. */
export const InvitePage = () => {
  const t = useWords();
  const invite = location.hash.slice(1);
  return (
    <Door title={t('signIn.invite.title')}>
      {invite === '' ? <p role="alert">{t('signIn.invite.broken')}</p> : <Form invite={invite} />}
    </Door>
  );
};
