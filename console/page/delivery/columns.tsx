import { useSession } from '../../api/session.ts';
import { useCodeText } from '../../i18n/code-text.ts';
import { useWords } from '../../i18n/i18n.ts';
import type { Column } from '../../piece/column.tsx';
import { Due } from '../../piece/due.tsx';
import { IdText } from '../../piece/id-text.tsx';
import { Instant } from '../../piece/instant.tsx';
import { StatusMark } from '../../piece/status-mark.tsx';
import { afterOf, toneOf, type Trouble } from './troubles.ts';

/** What is wrong, until when somebody has, and what comes then. */
const useUrgency = (): readonly Column<Trouble>[] => {
  const t = useWords();
  const text = useCodeText();
  return [
    {
      id: 'problem',
      head: t('delivery.head.problem'),
      width: 160,
      cell: ({ trouble }) => <StatusMark tone={toneOf(trouble)} word={text('escalation', trouble.kind)} />,
    },
    {
      id: 'due',
      head: t('delivery.head.due'),
      width: 110,
      cell: ({ trouble: { deadline_at: at } }) => (at === null ? null : <Due at={at} />),
    },
    {
      id: 'who',
      head: t('delivery.head.who'),
      width: 96,
      glow: ({ trouble }) => trouble.tier,
      cell: ({ trouble }) => text('tier', trouble.tier),
    },
    {
      id: 'after',
      head: t('delivery.head.after'),
      width: 170,
      grows: true,
      cell: ({ trouble, awaiting_approval: asked }) =>
        asked > 0 ? t('delivery.asked', { count: asked }) : t(`delivery.after.${afterOf(trouble)}`),
    },
  ];
};

/** Every row says what is wrong, how long there is, whose turn it is and what comes by itself. */
export const useColumns = (): readonly Column<Trouble>[] => {
  const t = useWords();
  const text = useCodeText();
  const { shops } = useSession();
  return [
    ...useUrgency(),
    {
      id: 'carrier',
      head: t('delivery.head.carrier'),
      width: 110,
      cell: ({ parcel }) => (parcel === null ? null : text('carrier', parcel.carrier)),
    },
    {
      id: 'order',
      head: t('delivery.head.order'),
      width: 130,
      cell: ({ order: { reference, id } }) => <IdText id={reference ?? id} short={reference ?? `…${id.slice(-6)}`} />,
    },
    {
      id: 'customer',
      head: t('delivery.head.customer'),
      width: 80,
      cell: ({ order }) => <span data-data>{order.customer?.name}</span>,
    },
    {
      id: 'shop',
      head: t('delivery.head.shop'),
      width: 110,
      cut: true,
      cell: ({ order: { shop_id: id } }) => <span data-data>{shops.find((shop) => shop.id === id)?.name ?? id}</span>,
    },
    {
      id: 'opened',
      head: t('delivery.head.opened'),
      align: 'right',
      width: 96,
      cell: ({ trouble: { opened_at: at } }) => <Instant at={at} />,
    },
  ];
};
