import { Button, Popover, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { FormProblem } from '../../../piece/form-problem.tsx';
import { SidePanel } from '../../../piece/side-panel.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { instantText } from '../../../piece/time-text.ts';
import css from '../settings.module.css';
import { Deliveries } from './deliveries.tsx';
import { disable, enable, type Endpoint, rotateSecret, sendTest } from './endpoints.ts';
import { EndpointSecret } from './new-endpoint-panel.tsx';
import { EndpointState } from './state.tsx';

const GRACE = { none: 0, hour: 1, day: 24, week: 168 } as const;
type Grace = keyof typeof GRACE;

type RotateProps = { readonly id: string; readonly onMade: (secret: string) => void };

const RotateButton = ({ id, onMade }: RotateProps) => {
  const t = useWords();
  const client = useQueryClient();
  const [grace, setGrace] = useState<Grace>('day');
  const rotating = useMutation({
    mutationFn: () => rotateSecret(id, GRACE[grace]),
    onSuccess: async ({ secret }) => {
      await client.invalidateQueries({ queryKey: ['webhooks'] });
      onMade(secret);
    },
  });
  return (
    <Popover trapFocus withArrow width={260}>
      <Popover.Target>
        <Button>{t('settingsWebhook.rotate')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={css.stack}>
          <Select
            label={t('settingsWebhook.grace')}
            data={(['none', 'hour', 'day', 'week'] as const).map((each) => ({
              value: each,
              label: t(`settingsWebhook.graceOf.${each}`),
            }))}
            value={grace}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(value) => setGrace((value ?? 'day') as Grace)}
          />
          <FormProblem error={rotating.error} />
          <Button loading={rotating.isPending} onClick={() => rotating.mutate()}>
            {t('settingsWebhook.rotate')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};

type ActsProps = { readonly endpoint: Endpoint; readonly onMade: (secret: string) => void };

const Acts = ({ endpoint, onMade }: ActsProps) => {
  const t = useWords();
  const client = useQueryClient();
  const { id, disabled_at: off } = endpoint;
  const acting = useMutation({
    mutationFn: (act: (id: string) => Promise<unknown>) => act(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  return (
    <>
      <div className={css.acts}>
        {off === null ? (
          <>
            <Button loading={acting.isPending} onClick={() => acting.mutate(sendTest)}>
              {t('settingsWebhook.test')}
            </Button>
            <RotateButton id={id} onMade={onMade} />
            <Button onClick={() => acting.mutate(disable)}>{t('settingsWebhook.disable')}</Button>
          </>
        ) : (
          <Button onClick={() => acting.mutate(enable)}>{t('settingsWebhook.enable')}</Button>
        )}
      </div>
      <FormProblem error={acting.error} />
    </>
  );
};

const TwoSecrets = ({ until }: { readonly until: string | null }) => {
  const t = useWords();
  const language = useLanguage();
  if (until === null || Date.parse(until) <= Date.now()) return null;
  const time = instantText(Date.parse(until), Date.now(), { t, language });
  return <StatusMark tone="moving" word={t('settingsWebhook.both', { time })} />;
};

type Props = { readonly endpoint: Endpoint; readonly onClose: () => void };

/** One endpoint: whether it hears, what was sent to it, and what to do where it did not. */
export const EndpointPanel = ({ endpoint, onClose }: Props) => {
  const t = useWords();
  const [secret, setSecret] = useState<string>();
  return (
    <SidePanel title={<span data-data>{endpoint.url}</span>} label={t('settingsWebhook.title')} onClose={onClose}>
      <div className={css.stack}>
        <EndpointState endpoint={endpoint} />
        <TwoSecrets until={endpoint.previous_secret_until} />
        {secret === undefined ? (
          <Acts endpoint={endpoint} onMade={setSecret} />
        ) : (
          <EndpointSecret secret={secret} onDone={() => setSecret(undefined)} />
        )}
        <Deliveries endpoint={endpoint} />
      </div>
    </SidePanel>
  );
};
