import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { api, dataOf, ProblemError } from '../api/client.ts';
import { useWords } from '../i18n/i18n.ts';
import { lengthText } from '../piece/time-text.ts';
import css from './customer.module.css';
import form from './form.module.css';
import { Head } from './head.tsx';
import { BigButton, Refused } from './parts.tsx';
import shell from './shell.module.css';

type Asked = { readonly number: string; readonly phone: string };

/** Wrong and unknown are told alike, here as by the server. */
const Answered = ({ error }: { readonly error: unknown }) => {
  const t = useWords();
  if (!(error instanceof ProblemError)) return <Refused error={error} />;
  if (error.code !== 'RATE_LIMITED' && error.code !== 'TRACKING_FAILED' && error.code !== 'INVALID_VALUE')
    return <Refused error={error} />;
  const time = lengthText(error.retryAfterMs ?? 60_000, t);
  return (
    <p className={`${css.notice} ${css.wrong}`} role="alert">
      {error.code === 'RATE_LIMITED' ? t('customer.track.locked', { time }) : t('customer.track.failed')}
    </p>
  );
};

export const TrackPage = () => {
  const t = useWords();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>({ number: '', phone: '' });
  const title = t('customer.track.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const find = useMutation({
    mutationFn: (body: Asked) => dataOf(api.POST('/v1/customer/track', { body })),
    onSuccess: ({ url }) => void navigate({ to: new URL(url).pathname }),
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    find.mutate({ number: asked.number.trim(), phone: asked.phone.trim() });
  };
  return (
    <>
      <Head shop="" />
      <main className={shell.main}>
        <h1 className={css.title} style={{ fontSize: 26 }}>
          {title}
        </h1>
        <p className={css.dim}>{t('customer.track.why')}</p>
        <form onSubmit={send}>
          <label className={form.field}>
            <span>{t('customer.track.number')}</span>
            <input
              required
              maxLength={64}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={asked.number}
              onChange={(event) => setAsked({ ...asked, number: event.currentTarget.value })}
            />
          </label>
          <label className={form.field}>
            <span>{t('customer.track.phone')}</span>
            <input
              required
              type="tel"
              maxLength={30}
              autoComplete="tel"
              value={asked.phone}
              onChange={(event) => setAsked({ ...asked, phone: event.currentTarget.value })}
            />
          </label>
          <Answered error={find.error} />
          <BigButton isFilled type="submit" isBusy={find.isPending || find.isSuccess}>
            {t('customer.track.find')}
          </BigButton>
        </form>
      </main>
    </>
  );
};
