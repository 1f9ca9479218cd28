import { Button } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { EmptyState } from '../../../piece/empty-state.tsx';
import { ErrorState } from '../../../piece/error-state.tsx';
import { FormProblem } from '../../../piece/form-problem.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { instantText } from '../../../piece/time-text.ts';
import { useAudit, useAuditFilter, verifyLog } from './audit.ts';
import { EntryRow } from './entry-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import css from './audit.module.css';

/** Every seal made again, by the server, and what came of it. */
const Verify = () => {
  const t = useWords();
  const language = useLanguage();
  const { data, error, isPending, mutate } = useMutation({ mutationFn: verifyLog });
  return (
    <>
      <FormProblem error={error} />
      {data === undefined ? null : data.broken === null ? (
        <StatusMark
          tone="done"
          icon={IconShieldCheck}
          word={t('settingsAudit.verified', {
            n: data.verified_to,
            time: instantText(Date.parse(data.at), Date.now(), { t, language }),
          })}
          title={t('settingsAudit.unsealed', { count: data.unsealed })}
        />
      ) : (
        <StatusMark
          tone="late"
          icon={IconShieldX}
          word={`${t('settingsAudit.broken', { n: data.broken.n })}: ${t(`settingsAudit.brokenWhy.${data.broken.why}`)}`}
        />
      )}
      <Button loading={isPending} onClick={() => mutate()} leftSection={<IconShieldCheck size={15} />}>
        {t('settingsAudit.verify')}
      </Button>
    </>
  );
};

const Listed = () => {
  const t = useWords();
  const query = useAudit(useAuditFilter());
  const entries = query.data?.pages.flatMap(({ data }) => data) ?? [];
  if (query.isPending) return <Loading lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (entries.length === 0)
    return <EmptyState icon={IconShieldCheck} title={t('settingsAudit.empty')} why={t('settingsAudit.emptyWhy')} />;
  return (
    <>
      <ol className={css.list} aria-label={t('settingsAudit.title')}>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <div className={css.more}>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('settingsAudit.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
};

/** Who did what, and whether the log is as it was written. */
export const AuditPage = () => {
  const t = useWords();
  return (
    <Page title={t('settingsAudit.title')} actions={<Verify />}>
      <p className={css.about}>{t('settingsAudit.about')}</p>
      <FilterBar />
      <Listed />
    </Page>
  );
};
