import { Button, Chip, Group, Progress } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Due } from '../../../piece/due.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { useProblemWord } from '../../../piece/problem-word.ts';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { type ItemState, type JobDetail, useItems, useJob, useRepeat, useStop } from './job.ts';
import { endedOf, itemTone, jobTone } from './tone.ts';
import css from './bulk.module.css';

const STATES = ['waiting', 'done', 'awaiting_approval', 'refused', 'failed', 'stopped', 'left_out'] as const;

const Actions = ({ job }: { readonly job: JobDetail }) => {
  const t = useWords();
  const navigate = useNavigate();
  const stop = useStop(job.id);
  const repeat = useRepeat(job.id, ({ id }) => void navigate({ to: '/orders/bulk/$id', params: { id } }));
  const left = job.counts.failed + job.counts.refused;
  if (job.state === 'running')
    return (
      <Button onClick={() => stop.mutate()} loading={stop.isPending}>
        {t('bulk.stop')}
      </Button>
    );
  if (left === 0 || job.state === 'stopping') return null;
  return (
    <Button variant="filled" onClick={() => repeat.mutate()} loading={repeat.isPending}>
      {t('bulk.again', { count: left })}
    </Button>
  );
};

const Summary = ({ job }: { readonly job: JobDetail }) => {
  const t = useWords();
  const ended = endedOf(job);
  return (
    <section className={css.part}>
      <p>
        <StatusMark tone={jobTone(job)} word={t(`bulk.state.${job.state}`)} /> {ended} / {job.total}
        {job.ends_at === null ? null : (
          <>
            {' '}
            · <Due at={job.ends_at} />
          </>
        )}
      </p>
      <Progress value={job.total === 0 ? 100 : (100 * ended) / job.total} aria-label={t('bulk.progress')} />
      <p className={css.hint}>
        <span data-data>{job.author.name}</span>, <Instant at={job.created_at} />: <span data-data>{job.reason}</span>
      </p>
      <p className={css.hint}>{t('bulk.durable')}</p>
    </section>
  );
};

const Items = ({ job }: { readonly job: JobDetail }) => {
  const t = useWords();
  const text = useCodeText();
  const word = useProblemWord();
  const [state, setState] = useAddressState('state');
  const known = STATES.find((each) => each === state);
  const { data } = useItems(job.id, known);
  const countOf = (each: ItemState): number => job.counts[each] + (each === 'waiting' ? job.counts.under_way : 0);
  return (
    <section className={css.part}>
      <Chip.Group value={state} onChange={(next) => setState(String(next))}>
        <Group gap={6} role="group" aria-label={t('bulk.results')}>
          <Chip value="">{t('bulk.allResults')}</Chip>
          {STATES.filter((each) => countOf(each) > 0).map((each) => (
            <Chip key={each} value={each}>
              {t(`bulk.item.${each}`)} {countOf(each)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <table className={css.table}>
        <tbody>
          {data?.data.map(({ order_id: id, reference, state: each, code, order_status: status }) => (
            <tr key={id}>
              <td>
                <Link to="/orders/$id" params={{ id }} data-data>
                  {reference ?? id}
                </Link>
              </td>
              <td>
                <StatusMark tone={itemTone(each)} word={t(`bulk.item.${each}`)} />
              </td>
              <td>{code === null ? null : word(code)}</td>
              <td>{text('status', status)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** How far a job is, and what became of each order. */
export const BulkJobPage = () => {
  const t = useWords();
  const { id } = useParams({ from: '/staff/orders/bulk/$id' });
  const { data: job, error, refetch } = useJob(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (job === undefined) return <Loading />;
  return (
    <Page title={t(`bulk.kind.${job.kind}`)} actions={<Actions job={job} />}>
      <div className={css.page}>
        <Summary job={job} />
        <Items job={job} />
      </div>
    </Page>
  );
};
