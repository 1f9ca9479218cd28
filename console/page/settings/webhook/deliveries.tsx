import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { DELIVERY_TONE } from '../../../piece/delivery-tone.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { FormProblem } from '../../../piece/form-problem.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { instantText } from '../../../piece/time-text.ts';
import css from '../settings.module.css';
import { type Delivery, type DeliveryState, type Endpoint, readDeliveries, retryDelivery } from './endpoints.ts';
import own from './webhook.module.css';

const STATES = ['', 'pending', 'delivered', 'parked'] as const;
/** While something is on the way, its end is looked for. */
const LOOK_MS = 2_000;

const ERRORS = [
  [/gone/, 'gone'],
  [/switched off/, 'off'],
  [/no answer/, 'no'],
  [/address/, 'address'],
] as const;

/** How it went, in words: tries, the answer, what was wrong, when it is tried next. */
const useStory = () => {
  const t = useWords();
  const language = useLanguage();
  return ({ state, attempts, last_status: status, last_error: error, next_try_at: next }: Delivery): string => {
    const wrong = ERRORS.find(([form]) => form.test(error ?? ''))?.[1] ?? 'failed';
    const time = next === null ? '' : instantText(Date.parse(next), Date.now(), { t, language });
    return [
      attempts === 0 ? '' : t('settingsWebhook.deliveries.tries', { count: attempts }),
      status === null ? '' : t('settingsWebhook.deliveries.status', { status }),
      error === null ? '' : t(`settingsWebhook.deliveries.error.${wrong}`),
      state === 'pending' && time !== '' && attempts > 0 ? t('settingsWebhook.deliveries.next', { time }) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
};

type RowProps = { readonly delivery: Delivery; readonly endpoint: Endpoint };

const Row = ({ delivery, endpoint }: RowProps) => {
  const t = useWords();
  const client = useQueryClient();
  const story = useStory();
  const retrying = useMutation({
    mutationFn: () => retryDelivery(endpoint.id, delivery.id),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  const { state, type, at } = delivery;
  return (
    <li className={own.row}>
      <div className={own.line}>
        <StatusMark tone={DELIVERY_TONE[state]} word={t(`settingsWebhook.deliveries.state.${state}`)} />
        <code className={own.type} data-data>
          {type}
        </code>
        <Instant at={at} />
      </div>
      <div className={own.line}>
        <span className={own.story}>{story(delivery)}</span>
        {state === 'parked' && endpoint.disabled_at === null ? (
          <Button loading={retrying.isPending} onClick={() => retrying.mutate()}>
            {t('settingsWebhook.deliveries.retry')}
          </Button>
        ) : null}
      </div>
      <FormProblem error={retrying.error} />
    </li>
  );
};

const useDeliveries = (id: string, state: DeliveryState | '') =>
  useInfiniteQuery({
    queryKey: ['webhooks', 'deliveries', id, state],
    queryFn: ({ pageParam }) => readDeliveries(id, { state, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.data.some((each) => each.state === 'pending')) ? LOOK_MS : false,
  });

/** What was sent, newest first. */
export const Deliveries = ({ endpoint }: { readonly endpoint: Endpoint }) => {
  const t = useWords();
  const [state, setState] = useState<DeliveryState | ''>('');
  const query = useDeliveries(endpoint.id, state);
  const rows = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section>
      <h2 className={css.heading}>{t('settingsWebhook.deliveries.title')}</h2>
      <SegmentedControl
        aria-label={t('settingsWebhook.deliveries.title')}
        value={state}
        onChange={(next) => setState(next as DeliveryState | '')}
        data={STATES.map((each) => ({
          value: each,
          label: each === '' ? t('settingsWebhook.deliveries.all') : t(`settingsWebhook.deliveries.state.${each}`),
        }))}
      />
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? (
        <p className={css.quiet}>
          {t('settingsWebhook.deliveries.none')}. {t('settingsWebhook.deliveries.noneWhy')}
        </p>
      ) : null}
      <ul className={own.list}>
        {rows.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} endpoint={endpoint} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('settingsWebhook.deliveries.more')}
        </Button>
      ) : null}
    </section>
  );
};
