import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useWords } from '../../../i18n/i18n.ts';
import { DELIVERY_TONE } from '../../../piece/delivery-tone.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import type { Tone } from '../../../piece/tone.ts';
import { type Run, type Told, useWebhooks, useWorkflow } from './detail-query.ts';
import css from './detail.module.css';

const Deliveries = ({ of }: { readonly of: Told['deliveries'] }) => {
  const t = useWords();
  if (of.length === 0) return <span className={css.quiet}>{t('orderDetail.webhooks.nobody')}</span>;
  return of.map(({ host, state, attempts, last_status: status }) => (
    <span key={host} className={css.by}>
      <StatusMark tone={DELIVERY_TONE[state]} word={t(`orderDetail.webhooks.state.${state}`)} />
      <code data-data>{host}</code>
      {attempts === 0 ? null : t('orderDetail.webhooks.tries', { count: attempts })}
      {status === null ? null : t('orderDetail.webhooks.answer', { status })}
    </span>
  ));
};

/** What the shop's own programs were told. */
export const Webhooks = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const { data, error, refetch } = useWebhooks(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.data.length === 0) return <p className={css.quiet}>{t('orderDetail.webhooks.none')}</p>;
  return (
    <ul className={css.list}>
      {(data?.data ?? []).map(({ event_id: event, type, at, deliveries }) => (
        <li key={event} className={css.row}>
          <code data-data>{type}</code>
          <Instant at={at} />
          <Deliveries of={deliveries} />
        </li>
      ))}
    </ul>
  );
};

const RUN: Readonly<Record<Run['status'], Tone>> = {
  running: 'moving',
  paused: 'attention',
  completed: 'rest',
  cancelled: 'rest',
  failed: 'late',
  terminated: 'late',
  timed_out: 'late',
};

/** The run behind it. */
export const Workflow = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const { data: run, error, refetch } = useWorkflow(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (run === undefined) return null;
  return (
    <ul className={css.list}>
      <li className={css.row}>
        <StatusMark tone={RUN[run.status]} word={t(`orderDetail.workflow.status.${run.status}`)} />
        <span>{t('orderDetail.workflow.events', { count: run.events })}</span>
        <span className={css.quiet}>
          {t('orderDetail.workflow.since')} <Instant at={run.started_at} />
        </span>
        <Anchor href={run.url} target="_blank" rel="noreferrer" size="sm">
          {t('order.workflow.open')} <IconExternalLink size={13} aria-hidden />
        </Anchor>
      </li>
      <li className={css.row}>
        {t('orderDetail.workflow.id')} <IdText id={run.workflow_id} />
      </li>
      <li className={css.row}>
        {t('orderDetail.workflow.run')} <IdText id={run.run_id} />
      </li>
    </ul>
  );
};
