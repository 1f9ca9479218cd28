import { Button } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../api/session.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useWords } from '../../../i18n/i18n.ts';
import type { Column } from '../../../piece/column.tsx';
import { DataTable } from '../../../piece/data-table.tsx';
import { EmptyState } from '../../../piece/empty-state.tsx';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { EndpointPanel } from './endpoint-panel.tsx';
import { type Endpoint, endpointsQuery } from './endpoints.ts';
import { NewEndpointPanel } from './new-endpoint-panel.tsx';
import { EndpointState } from './state.tsx';

const NEW = 'new';

const useColumns = (): readonly Column<Endpoint>[] => {
  const t = useWords();
  const { shops } = useSession();
  return [
    {
      id: 'shop',
      head: t('settingsWebhook.head.shop'),
      width: 140,
      cell: ({ shop_id: id }) => <strong data-data>{shops.find((shop) => shop.id === id)?.name ?? id}</strong>,
    },
    {
      id: 'state',
      head: t('settingsWebhook.head.state'),
      width: 190,
      cell: (endpoint) => <EndpointState endpoint={endpoint} />,
    },
    {
      id: 'pending',
      head: t('settingsWebhook.head.pending'),
      width: 80,
      align: 'right',
      cell: ({ pending }) => pending,
    },
    {
      id: 'parked',
      head: t('settingsWebhook.head.parked'),
      width: 80,
      align: 'right',
      cell: ({ parked }) => parked,
    },
    {
      id: 'url',
      head: t('settingsWebhook.head.url'),
      grows: true,
      cell: ({ url }) => (
        <span data-data title={url}>
          {url}
        </span>
      ),
    },
  ];
};

type ListProps = { readonly shop: string; readonly openId: string; readonly onOpen: (id: string) => void };

const Listed = ({ shop, openId, onOpen }: ListProps) => {
  const t = useWords();
  const endpoints = useQuery(endpointsQuery(shop));
  const columns = useColumns();
  if (endpoints.isPending) return <Loading lines={6} />;
  if (endpoints.isError) return <ErrorState error={endpoints.error} onRetry={() => void endpoints.refetch()} />;
  if (endpoints.data.data.length === 0)
    return <EmptyState icon={IconWebhook} title={t('settingsWebhook.empty')} why={t('settingsWebhook.emptyWhy')} />;
  return (
    <DataTable
      label={t('settingsWebhook.title')}
      rows={endpoints.data.data}
      columns={columns}
      idOf={({ id }) => id}
      under={shop}
      {...(openId === '' ? {} : { openId })}
      onPeek={({ id }) => onOpen(id)}
      onOpen={({ id }) => onOpen(id)}
    />
  );
};

/** Who is told what happens, and whether it arrives. */
export const WebhooksPage = () => {
  const t = useWords();
  const [shop] = useAddressState('shop');
  const [openId, setOpenId] = useAddressState('panel');
  const { data } = useQuery(endpointsQuery(shop));
  const endpoint = data?.data.find(({ id }) => id === openId);
  const close = (): void => setOpenId('');
  return (
    <Page
      title={t('settingsWebhook.title')}
      actions={
        <Button
          variant={openId === '' ? 'filled' : 'default'}
          leftSection={<IconPlus size={15} />}
          onClick={() => setOpenId(NEW)}
        >
          {t('settingsWebhook.add')}
        </Button>
      }
      panel={
        openId === NEW ? (
          <NewEndpointPanel onClose={close} />
        ) : endpoint === undefined ? null : (
          <EndpointPanel key={endpoint.id} endpoint={endpoint} onClose={close} />
        )
      }
    >
      <Listed shop={shop} openId={openId} onOpen={setOpenId} />
    </Page>
  );
};
