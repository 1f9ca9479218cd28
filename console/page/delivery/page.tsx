import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../i18n/i18n.ts';
import { DataTable } from '../../piece/data-table.tsx';
import { EmptyState } from '../../piece/empty-state.tsx';
import { ErrorState } from '../../piece/error-state.tsx';
import { Loading } from '../../piece/loading.tsx';
import { Page } from '../../piece/page.tsx';
import { useOpenPanel } from '../order/use-open-panel.ts';
import { useColumns } from './columns.tsx';
import { NarrowBar } from './narrow-bar.tsx';
import { TroublePanel } from './panel.tsx';
import { type Trouble, useNarrow, useTroubles } from './troubles.ts';

type Props = { readonly troubles: readonly Trouble[] };

const NoTroubles = ({ troubles }: Props) => {
  const t = useWords();
  const navigate = useNavigate();
  const isNarrowed = troubles.length > 0;
  return (
    <EmptyState
      icon={IconTruckDelivery}
      title={t(isNarrowed ? 'delivery.empty.none' : 'delivery.empty.title')}
      why={t(isNarrowed ? 'delivery.empty.noneWhy' : 'delivery.empty.why')}
    >
      {isNarrowed ? (
        <Button onClick={() => void navigate({ to: '/delivery' })}>{t('delivery.empty.clear')}</Button>
      ) : null}
    </EmptyState>
  );
};

const Listed = ({ troubles }: Props) => {
  const t = useWords();
  const navigate = useNavigate();
  const { isShown, text } = useNarrow();
  const [openId, setOpenId] = useOpenPanel();
  const columns = useColumns();
  const rows = troubles.filter(isShown);
  if (rows.length === 0) return <NoTroubles troubles={troubles} />;
  return (
    <DataTable
      label={t('delivery.title')}
      rows={rows}
      columns={columns}
      idOf={({ trouble }) => trouble.id}
      under={text}
      {...(openId === '' ? {} : { openId })}
      onPeek={({ trouble }) => setOpenId(trouble.id)}
      onOpen={({ order }) => void navigate({ to: '/orders/$id', params: { id: order.id } })}
    />
  );
};

/** What goes wrong with parcels and with steps, the nearest deadline first. */
export const DeliveryPage = () => {
  const t = useWords();
  const query = useTroubles();
  const [openId, setOpenId] = useOpenPanel();
  const troubles = query.data?.data ?? [];
  const open = troubles.find(({ trouble }) => trouble.id === openId);
  const panel =
    openId === '' || query.isPending ? undefined : <TroublePanel card={open} onClose={() => setOpenId('')} />;
  return (
    <Page title={t('delivery.title')} panel={panel}>
      {query.isPending ? <Loading lines={14} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data === undefined ? null : (
        <>
          <NarrowBar troubles={troubles} />
          <Listed troubles={troubles} />
        </>
      )}
    </Page>
  );
};
