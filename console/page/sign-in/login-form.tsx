import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type Session, signIn } from '../../api/session.ts';
import { useWords } from '../../i18n/i18n.ts';
import { problemTexts } from '../../piece/problem-text.ts';
import css from './sign-in.module.css';

type Props = { readonly onIn: (session: Session) => Promise<void> };

export const LoginForm = ({ onIn }: Props) => {
  const t = useWords();
  const form = useForm({ initialValues: { login: '', password: '' } });
  const enter = useMutation({
    mutationFn: ({ login, password }: typeof form.values) => signIn(login, password),
    onSuccess: onIn,
  });
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => enter.mutate(values))}>
      <TextInput
        label={t('signIn.login')}
        autoComplete="username"
        autoCapitalize="none"
        required
        {...form.getInputProps('login')}
      />
      <PasswordInput
        label={t('signIn.password')}
        autoComplete="current-password"
        required
        {...form.getInputProps('password')}
      />
      {enter.error ? (
        <p className={css.error} role="alert">
          {problemTexts(enter.error, t).join(' ')}
        </p>
      ) : null}
      <Button type="submit" variant="filled" loading={enter.isPending} fullWidth mt={4}>
        {t('signIn.submit')}
      </Button>
      <p className={css.why}>{t('signIn.forgotten')}</p>
    </form>
  );
};
