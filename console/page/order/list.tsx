import { Anchor, Button } from '@mantine/core';
import { IconDownload, IconPackage, IconPhone, IconStack2 } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useWords } from '../../i18n/i18n.ts';
import { DataTable, type Marks } from '../../piece/data-table.tsx';
import { EmptyState } from '../../piece/empty-state.tsx';
import { ErrorState } from '../../piece/error-state.tsx';
import { Loading } from '../../piece/loading.tsx';
import { Page } from '../../piece/page.tsx';
import { SidePanel } from '../../piece/side-panel.tsx';
import { OrderPanel } from './panel.tsx';
import { useOpenPanel } from './use-open-panel.ts';
import { useColumns } from './list/columns.tsx';
import { keptOf, textOf, useFilter } from './list/filter.ts';
import { FilterBar } from './list/filter-bar.tsx';
import { useOrders } from './list/use-orders.ts';
import { ViewTabs } from './list/view-tabs.tsx';

const NoOrders = () => {
  const t = useWords();
  const { filter, take } = useFilter();
  const isNarrowed = keptOf(filter) !== '';
  return (
    <EmptyState
      icon={IconPackage}
      title={t(isNarrowed ? 'orderList.empty.title' : 'orderList.empty.none')}
      why={t(isNarrowed ? 'orderList.empty.why' : 'orderList.empty.noneWhy')}
    >
      {isNarrowed ? <Button onClick={() => take('')}>{t('orderList.empty.clear')}</Button> : null}
    </EmptyState>
  );
};

type ListedProps = { readonly marks: Marks; readonly onMark: (marks: Marks) => void };

const Listed = ({ marks, onMark }: ListedProps) => {
  const t = useWords();
  const navigate = useNavigate();
  const { filter } = useFilter();
  const [openId, setOpenId] = useOpenPanel();
  const { query, rows } = useOrders(filter);
  const columns = useColumns();
  const mayOperate = useMay()('ops:write');
  if (query.isPending) return <Loading lines={14} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <NoOrders />;
  return (
    <DataTable
      label={t('orderList.title')}
      rows={rows}
      columns={columns}
      idOf={({ id }) => id}
      under={textOf(filter)}
      {...(openId === '' ? {} : { openId })}
      {...(mayOperate ? { marks, onMark } : {})}
      onPeek={({ id }) => setOpenId(id)}
      onOpen={({ id }) => void navigate({ to: '/orders/$id', params: { id } })}
      {...(query.hasNextPage ? { onEnd: () => void query.fetchNextPage() } : {})}
    />
  );
};

const Export = () => {
  const t = useWords();
  const { filter } = useFilter();
  return (
    <Button component="a" href={`/v1/orders/export?${textOf(filter)}`} leftSection={<IconDownload size={15} />}>
      {t('orderList.export')}
    </Button>
  );
};

/** As many as an address can name; more are chosen by a filter. */
const MOST_NAMED = 100;

/** For the marked ones, else for all that the filters hold. */
const Bulk = ({ marks }: { readonly marks: Marks }) => {
  const t = useWords();
  const { filter } = useFilter();
  const mayOperate = useMay()('ops:write');
  const ids = Object.keys(marks);
  if (!mayOperate || ids.length > MOST_NAMED) return null;
  const search = ids.length === 0 ? filter : { id: ids.join(',') };
  return (
    <Button component={Link} to="/orders/bulk/new" search={search as never} leftSection={<IconStack2 size={15} />}>
      {ids.length === 0 ? t('orderList.bulk') : t('orderList.bulkMarked', { count: ids.length })}
    </Button>
  );
};

const PlaceOrder = () => {
  const t = useWords();
  const mayPlace = useMay()('orders:write');
  return mayPlace ? (
    <Button component={Link} to="/orders/new" variant="filled" leftSection={<IconPhone size={15} />}>
      {t('orderList.place')}
    </Button>
  ) : null;
};

/** Every order with why it is not further; filters, view and open panel are in the address. */
export const OrdersPage = () => {
  const t = useWords();
  const [marks, setMarks] = useState<Marks>({});
  const [openId, setOpenId] = useOpenPanel();
  const panel =
    openId === '' ? undefined : (
      <SidePanel
        label={t('orderList.panel.label')}
        title={
          <Anchor component={Link} to="/orders/$id" params={{ id: openId } as never}>
            {t('orderList.panel.open')}
          </Anchor>
        }
        onClose={() => setOpenId('')}
      >
        <OrderPanel id={openId} />
      </SidePanel>
    );
  return (
    <Page
      title={t('orderList.title')}
      panel={panel}
      actions={
        <>
          <Bulk marks={marks} />
          <Export />
          <PlaceOrder />
        </>
      }
    >
      <ViewTabs />
      <FilterBar />
      <Listed marks={marks} onMark={setMarks} />
    </Page>
  );
};
