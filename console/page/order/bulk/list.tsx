import { IconStack2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/i18n.ts';
import { EmptyState } from '../../../piece/empty-state.tsx';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { type Job, useJobs } from './job.ts';
import { endedOf, jobTone } from './tone.ts';
import css from './bulk.module.css';

const Row = ({ job }: { readonly job: Job }) => {
  const t = useWords();
  return (
    <tr>
      <td>
        <Link to="/orders/bulk/$id" params={{ id: job.id }}>
          {t(`bulk.kind.${job.kind}`)}
        </Link>
      </td>
      <td>
        <StatusMark tone={jobTone(job)} word={t(`bulk.state.${job.state}`)} />
      </td>
      <td>
        {endedOf(job)} / {job.total}
      </td>
      <td data-data>{job.reason}</td>
      <td data-data>{job.author.name}</td>
      <td>
        <Instant at={job.created_at} />
      </td>
    </tr>
  );
};

/** Every job there was, the newest first. */
export const BulkJobsPage = () => {
  const t = useWords();
  const { data, error, refetch } = useJobs();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t('bulk.jobs')}>
      {data === undefined ? <Loading /> : null}
      {data?.data.length === 0 ? (
        <EmptyState icon={IconStack2} title={t('bulk.none')} why={t('bulk.noneWhy')} />
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              {(['what', 'stateHead', 'progress', 'why', 'author', 'began'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`bulk.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data?.data.map((job) => (
              <Row key={job.id} job={job} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
};
