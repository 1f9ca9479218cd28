import { Button } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useWarehouseName } from '../../../api/directory.ts';
import { useAddressState } from '../../../hook/use-address-state.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import type { Column } from '../../../piece/column.tsx';
import { DataTable } from '../../../piece/data-table.tsx';
import { EmptyState } from '../../../piece/empty-state.tsx';
import { ErrorState } from '../../../piece/error-state.tsx';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { Page } from '../../../piece/page.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { type Person, peopleQuery } from './people.ts';
import { PersonPanel } from './person-panel.tsx';
import { PersonState } from './state.tsx';

const NEW = 'new';

const useWho = (): readonly Column<Person>[] => {
  const t = useWords();
  const language = useLanguage();
  return [
    {
      id: 'name',
      head: t('settings.people.head.name'),
      width: 130,
      cell: ({ name }) => <strong data-data>{name[language]}</strong>,
    },
    { id: 'role', head: t('settings.people.head.role'), width: 110, cell: ({ role }) => t(`shell.role.${role}`) },
    {
      id: 'state',
      head: t('settings.people.head.state'),
      width: 190,
      cell: (person) => <PersonState person={person} />,
    },
    {
      id: 'login',
      head: t('settings.people.head.login'),
      width: 150,
      cell: ({ login }) => <IdText id={login} />,
    },
  ];
};

const useColumns = (): readonly Column<Person>[] => {
  const t = useWords();
  const warehouse = useWarehouseName();
  return [
    ...useWho(),
    {
      id: 'seen',
      head: t('settings.people.head.seen'),
      width: 110,
      cell: ({ last_seen_at: at }) => (at === null ? t('settings.people.never') : <Instant at={at} />),
    },
    {
      id: 'warehouse',
      head: t('settings.people.head.warehouse'),
      cell: ({ warehouse: id }) => (id === null ? null : <span data-data>{warehouse(id)}</span>),
    },
  ];
};

const Listed = ({ openId, onOpen }: { readonly openId: string; readonly onOpen: (id: string) => void }) => {
  const t = useWords();
  const people = useQuery(peopleQuery);
  const columns = useColumns();
  if (people.isPending) return <Loading lines={10} />;
  if (people.isError) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (people.data.data.length === 0)
    return (
      <EmptyState icon={IconUsers} title={t('settings.people.empty')} why={t('settings.people.emptyWhy')}>
        <Button onClick={() => onOpen(NEW)}>{t('settings.people.invite')}</Button>
      </EmptyState>
    );
  return (
    <DataTable
      label={t('settings.people.title')}
      rows={people.data.data}
      columns={columns}
      idOf={({ id }) => id}
      {...(openId === '' ? {} : { openId })}
      onPeek={({ id }) => onOpen(id)}
      onOpen={({ id }) => onOpen(id)}
    />
  );
};

/** Who works here, and may what. */
export const PeoplePage = () => {
  const t = useWords();
  const [openId, setOpenId] = useAddressState('panel');
  const { data } = useQuery(peopleQuery);
  const person = data?.data.find(({ id }) => id === openId);
  const close = (): void => setOpenId('');
  return (
    <Page
      title={t('settings.people.title')}
      actions={
        <Button
          variant={openId === '' ? 'filled' : 'default'}
          leftSection={<IconUserPlus size={15} />}
          onClick={() => setOpenId(NEW)}
        >
          {t('settings.people.invite')}
        </Button>
      }
      panel={
        openId === NEW ? (
          <InvitePanel onClose={close} />
        ) : person !== undefined && data !== undefined ? (
          <PersonPanel key={person.id} person={person} list={data} onClose={close} />
        ) : null
      }
    >
      <Listed openId={openId} onOpen={setOpenId} />
    </Page>
  );
};
