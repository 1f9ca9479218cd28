import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useWords } from '../../i18n/i18n.ts';
import { ErrorState } from '../../piece/error-state.tsx';
import { Loading } from '../../piece/loading.tsx';
import { Page } from '../../piece/page.tsx';
import { Actions } from './action/actions.tsx';
import { AddressPart } from './detail/address.tsx';
import { AllocationWhy } from './detail/allocation.tsx';
import { NotesPart } from './detail/notes.tsx';
import { PriceWhy } from './detail/price.tsx';
import { RawPart } from './detail/raw.tsx';
import { Head } from './head.tsx';
import { type Order, useOrder } from './order-query.ts';
import { CustomerPart } from './side/customer.tsx';
import { GoodsPart } from './side/goods.tsx';
import { MoneyPart } from './side/money.tsx';
import { Lanes } from './side/parcels.tsx';
import { TroublesPart } from './side/troubles.tsx';
import { Story } from './story/story.tsx';
import css from './order.module.css';

const WorkflowPart = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const { temporal_ui_url: url } = useSession();
  if (order.imported) return null;
  return (
    <section className={css.part}>
      <h2>{t('order.workflow.title')}</h2>
      <Anchor href={`${url}/order-${order.id}`} target="_blank" rel="noreferrer" size="sm">
        {t('order.workflow.open')} <IconExternalLink size={13} aria-hidden />
      </Anchor>
    </section>
  );
};

const currencyOf = ({ total }: Order): string => total?.currency ?? 'CNY';

const Loaded = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  return (
    <div className={css.page}>
      <div className={css.main}>
        <Head order={order} />
        <Lanes order={order} />
        <Story id={order.id} />
        <RawPart order={order} />
      </div>
      <aside className={css.side}>
        <section className={css.part}>
          <h2>{t('order.actions.title')}</h2>
          <Actions order={order} />
        </section>
        <TroublesPart order={order} />
        <MoneyPart order={order} />
        {order.total === null ? null : <PriceWhy id={order.id} />}
        <GoodsPart order={order} />
        {order.shipments.length === 0 ? null : <AllocationWhy id={order.id} currency={currencyOf(order)} />}
        <CustomerPart order={order} />
        <AddressPart order={order} />
        <NotesPart id={order.id} />
        <WorkflowPart order={order} />
      </aside>
    </div>
  );
};

/** Everything about one order, most urgent first. */
export const OrderPage = () => {
  const t = useWords();
  const { id } = useParams({ from: '/staff/orders/$id' });
  const { data: order, error, refetch } = useOrder(id);
  return (
    <Page title={`${t('order.title')} ${order?.reference ?? id.slice(-8)}`}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {order === undefined && !error ? <Loading lines={12} /> : null}
      {order === undefined ? null : <Loaded order={order} />}
    </Page>
  );
};
