import { Button, SegmentedControl } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../api/session.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import type { Column } from '../../../piece/column.tsx';
import { DataTable } from '../../../piece/data-table.tsx';
import { Due } from '../../../piece/due.tsx';
import { EmptyState } from '../../../piece/empty-state.tsx';
import { ErrorState } from '../../../piece/error-state.tsx';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { KeyPanel } from './key-panel.tsx';
import { type Key, type KeyState, keysQuery } from './keys.ts';
import { NewKeyPanel } from './new-key-panel.tsx';

const NEW = 'new';

const useWhose = (): readonly Column<Key>[] => {
  const t = useWords();
  const language = useLanguage();
  return [
    {
      id: 'holder',
      head: t('settings.keys.head.holder'),
      width: 150,
      cell: ({ holder }) => <strong data-data>{holder.name[language]}</strong>,
    },
    {
      id: 'kind',
      head: t('settings.keys.head.kind'),
      width: 80,
      cell: ({ holder }) => t(`settings.keys.kind.${holder.kind}`),
    },
    {
      id: 'id',
      head: t('settings.keys.head.id'),
      width: 110,
      cell: ({ id }) => <IdText id={id} short={`…${id.slice(-6)}`} />,
    },
    {
      id: 'scopes',
      head: t('settings.keys.head.scopes'),
      width: 60,
      align: 'right',
      cell: ({ scopes }) => scopes.length,
    },
  ];
};

const useColumns = (): readonly Column<Key>[] => {
  const t = useWords();
  const atOr = (at: string | null, word: string) => (at === null ? word : <Instant at={at} />);
  return [
    ...useWhose(),
    {
      id: 'used',
      head: t('settings.keys.head.used'),
      width: 110,
      cell: ({ last_used_at: at }) => atOr(at, t('settings.keys.never')),
    },
    {
      id: 'created',
      head: t('settings.keys.head.created'),
      width: 110,
      cell: ({ created_at: at }) => <Instant at={at} />,
    },
    {
      id: 'ends',
      head: t('settings.keys.head.ends'),
      cell: ({ state, expires_at: expires, revoked_at: revoked }) => {
        if (state === 'ended') return atOr(revoked ?? expires, '');
        return expires === null ? t('settings.keys.endless') : <Due at={expires} warnMs={3 * 86_400_000} />;
      },
    },
  ];
};

type ListProps = { readonly state: KeyState; readonly openId: string; readonly onOpen: (id: string) => void };

const Listed = ({ state, openId, onOpen }: ListProps) => {
  const t = useWords();
  const keys = useQuery(keysQuery(state));
  const columns = useColumns();
  if (keys.isPending) return <Loading lines={10} />;
  if (keys.isError) return <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />;
  if (keys.data.data.length === 0)
    return <EmptyState icon={IconKey} title={t('settings.keys.empty')} why={t('settings.keys.emptyWhy')} />;
  return (
    <DataTable
      label={t('settings.keys.title')}
      rows={keys.data.data}
      columns={columns}
      idOf={({ id }) => id}
      under={state}
      {...(openId === '' ? {} : { openId })}
      onPeek={({ id }) => onOpen(id)}
      onOpen={({ id }) => onOpen(id)}
    />
  );
};

const isState = (text: string): text is KeyState => text === 'active' || text === 'ended';

/** Which programs may call, in whose name, and whether they still do. */
export const KeysPage = () => {
  const t = useWords();
  const mayChange = useMay()('settings:write');
  const [openId, setOpenId] = useAddressState('panel');
  const [asked, setState] = useAddressState('state', 'active');
  const state = isState(asked) ? asked : 'active';
  const { data } = useQuery(keysQuery(state));
  const key = data?.data.find(({ id }) => id === openId);
  const close = (): void => setOpenId('');
  return (
    <Page
      title={t('settings.keys.title')}
      aside={
        <SegmentedControl
          aria-label={t('settings.keys.filter')}
          value={state}
          onChange={(next) => setState(next)}
          data={(['active', 'ended'] as const).map((each) => ({
            value: each,
            label: t(`settings.keys.state.${each}`),
          }))}
        />
      }
      actions={
        mayChange ? (
          <Button
            variant={openId === '' ? 'filled' : 'default'}
            leftSection={<IconPlus size={15} />}
            onClick={() => setOpenId(NEW)}
          >
            {t('settings.keys.add')}
          </Button>
        ) : null
      }
      panel={
        openId === NEW && mayChange ? (
          <NewKeyPanel onClose={close} />
        ) : key === undefined ? null : (
          <KeyPanel key={key.id} apiKey={key} onClose={close} />
        )
      }
    >
      <Listed state={state} openId={openId} onOpen={setOpenId} />
    </Page>
  );
};
