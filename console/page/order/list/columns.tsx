import { useWarehouseName } from '../../../api/directory.ts';
import { useSession } from '../../../api/session.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import type { Column } from '../../../piece/column.tsx';
import { Due } from '../../../piece/due.tsx';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { Money } from '../../../piece/money.tsx';
import { Sentence } from '../../../piece/sentence.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import { toneOf } from '../tone.ts';
import type { OrderItem } from './use-orders.ts';

const shortId = (id: string): string => `…${id.slice(-6)}`;

/** The first article, and how many more lines there are. */
const Goods = ({ goods }: Pick<OrderItem, 'goods'>) => {
  const language = useLanguage();
  const { first, lines } = goods;
  if (first === null) return null;
  const title = `${first.title[language]} × ${first.quantity}`;
  return (
    <span data-data title={title}>
      {title}
      {lines > 1 ? ` +${lines - 1}` : ''}
    </span>
  );
};

const Why = ({ order }: { readonly order: OrderItem }) => {
  const t = useWords();
  const text = useCodeText();
  if (order.waiting !== null)
    return <Sentence code={order.waiting.on} facts={{ ...order.waiting.facts, until: order.waiting.until }} />;
  return <>{order.imported ? t('orderList.imported') : text('status', order.status)}</>;
};

/** How far it is, why it is not further, and until when. */
const useProgress = (): readonly Column<OrderItem>[] => {
  const t = useWords();
  const text = useCodeText();
  return [
    {
      id: 'stage',
      head: t('orderList.head.stage'),
      width: 112,
      glow: ({ stage, late }) => `${stage} ${late}`,
      cell: (order) => (
        <StatusMark
          tone={toneOf(order)}
          word={order.stage === 'ended' ? text('status', order.status) : text('stage', order.stage)}
        />
      ),
    },
    {
      id: 'why',
      head: t('orderList.head.why'),
      width: 180,
      grows: true,
      glow: ({ waiting }) => waiting?.on ?? '',
      cell: (order) => <Why order={order} />,
    },
    {
      id: 'until',
      head: t('orderList.head.until'),
      width: 100,
      cell: ({ waiting }) => (waiting === null ? null : <Due at={waiting.until} />),
    },
  ];
};

/** Where it comes from and by whom. */
const usePlaces = (): readonly Column<OrderItem>[] => {
  const t = useWords();
  const text = useCodeText();
  const warehouse = useWarehouseName();
  const { shops } = useSession();
  return [
    {
      id: 'warehouse',
      head: t('orderList.head.warehouse'),
      width: 96,
      cut: true,
      cell: ({ warehouses }) => <span data-data>{warehouses.map(warehouse).join(', ')}</span>,
    },
    {
      id: 'carrier',
      head: t('orderList.head.carrier'),
      width: 84,
      cut: true,
      cell: ({ carriers }) => carriers.map((carrier) => text('carrier', carrier)).join(', '),
    },
    {
      id: 'shop',
      head: t('orderList.head.shop'),
      width: 88,
      cut: true,
      cell: ({ shop_id: id }) => <span data-data>{shops.find((shop) => shop.id === id)?.name ?? id}</span>,
    },
  ];
};

/** What it is: goods, amount and whose. */
const useContent = (): readonly Column<OrderItem>[] => {
  const t = useWords();
  return [
    {
      id: 'goods',
      head: t('orderList.head.goods'),
      width: 136,
      cut: true,
      cell: ({ goods }) => <Goods goods={goods} />,
    },
    {
      id: 'total',
      head: t('orderList.head.total'),
      align: 'right',
      width: 84,
      cell: ({ total }) => (total === null ? null : <Money of={total} />),
    },
    {
      id: 'customer',
      head: t('orderList.head.customer'),
      width: 64,
      cell: ({ customer }) => <span data-data>{customer?.name}</span>,
    },
  ];
};

/** What every row says, from its number to when it was placed. */
export const useColumns = (): readonly Column<OrderItem>[] => {
  const t = useWords();
  const [progress, content, places] = [useProgress(), useContent(), usePlaces()];
  return [
    {
      id: 'number',
      head: t('orderList.head.number'),
      width: 124,
      cell: ({ id, reference }) => <IdText id={reference ?? id} short={reference ?? shortId(id)} />,
    },
    ...progress,
    ...content,
    ...places,
    {
      id: 'age',
      head: t('orderList.head.age'),
      align: 'right',
      width: 72,
      cell: ({ created_at: at }) => <Instant at={at} />,
    },
  ];
};
