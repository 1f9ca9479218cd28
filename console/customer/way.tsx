import { useLanguage, useWords } from '../i18n/i18n.ts';
import css from './customer.module.css';
import { Ladder, type Rung } from './ladder.tsx';
import type { CustomerOrder, Parcel } from './order.ts';
import { Card, Copy } from './parts.tsx';
import { carriedText } from './speech.ts';
import { useSpeech } from './use-speech.ts';
import { useTime } from './use-time.ts';

type Words = ReturnType<typeof useWords>;
type News = Parcel['news'][number];

const saidBy = ({ code, status }: News, t: Words): string =>
  code === null || code === 'unknown' ? t(`customer.saidStatus.${status}`) : t(`customer.said.${code}`);

const NewsLine = ({ news }: { readonly news: News }) => {
  const t = useWords();
  const { told } = useTime();
  return (
    <p className={css.small}>
      {saidBy(news, t)}
      <span className={css.dim}>
        {' · '}
        {news.place === null ? null : <span data-data>{news.place} · </span>}
        <time dateTime={news.at}>{told(news.at)}</time>
      </span>
    </p>
  );
};

/** The carrier's last word, and behind a tap all that it said. */
const CarrierNews = ({ parcel: { news } }: { readonly parcel: Parcel }) => {
  const t = useWords();
  const [last, ...earlier] = news;
  if (last === undefined) return null;
  if (earlier.length === 0) return <NewsLine news={last} />;
  return (
    <details>
      <summary style={{ minHeight: 56, cursor: 'pointer', listStyle: 'none' }}>
        <NewsLine news={last} />
        <span className={`${css.small} ${css.dim}`} style={{ textDecoration: 'underline' }}>
          {t('customer.news')}
        </span>
      </summary>
      {earlier.map((each) => (
        <NewsLine key={`${each.at}${each.status}${each.code ?? ''}`} news={each} />
      ))}
    </details>
  );
};

const stepsOf = ({ stages, trouble, news, end }: Parcel, t: Words): Rung[] => {
  const rungs = stages.map(
    ({ stage, reached, at }): Rung => ({
      id: stage,
      word: t(`customer.step.${stage}`),
      state: reached ? 'done' : 'open',
      at,
    }),
  );
  if (end !== null && end !== 'delivered') return rungs.filter(({ state }) => state === 'done');
  if (trouble === null) return rungs;
  const [last] = news;
  const word = trouble === 'exception' ? t('customer.saidStatus.exception') : t(`customer.said.${trouble}`);
  const wrong = { id: 'trouble', word, state: 'wrong' as const, at: last?.at ?? null };
  const open = rungs.findIndex(({ state }) => state === 'open');
  return open === -1 ? [...rungs, wrong] : rungs.toSpliced(open, 0, wrong);
};

const orderSteps = ({ placed_at, paid_at, can, status }: CustomerOrder, t: Words): Rung[] => {
  const placed = { id: 'placed', word: t('customer.step.placed'), state: 'done' as const, at: placed_at };
  const isOpen = can.pay !== null || status === 'accepted' || status === 'awaiting_payment';
  const paid = {
    id: 'paid',
    word: t('customer.step.paid'),
    state: paid_at === null ? ('open' as const) : ('done' as const),
    at: paid_at,
  };
  return paid_at === null && !isOpen ? [placed] : [placed, paid];
};

export const Received = ({ at }: { readonly at: string | null }) => {
  const t = useWords();
  const { told } = useTime();
  return at === null ? null : <p className={css.small}>{t('customerAct.receipt.done', { time: told(at) })}</p>;
};

const ParcelFoot = ({ parcel }: { readonly parcel: Parcel }) => {
  const t = useWords();
  const speech = useSpeech();
  const { tracking_number: number, end } = parcel;
  return (
    <>
      {end === null || end === 'delivered' ? null : <p className={css.small}>{t(`customer.end.${end}`)}</p>}
      <CarrierNews parcel={parcel} />
      {number === null ? null : (
        <p className={css.small}>
          <span className={css.dim}>{carriedText(parcel, speech)}</span>
          <br />
          <Copy text={number} label={t('customer.copyTracking')} />
        </p>
      )}
    </>
  );
};

const ParcelCard = ({
  parcel,
  count,
  before,
}: {
  readonly parcel: Parcel;
  readonly count: number;
  readonly before: Rung[];
}) => {
  const t = useWords();
  const { n, lines, replaces } = parcel;
  const title = count === 1 ? t('customer.way') : t('customer.parcel', { n, count });
  return (
    <Card title={title}>
      {count === 1 ? null : <Contents lines={lines} />}
      {replaces === null ? null : <p className={css.small}>{t('customer.replaces', { n: replaces })}</p>}
      <Ladder label={title} rungs={[...before, ...stepsOf(parcel, t)]} />
      <ParcelFoot parcel={parcel} />
    </Card>
  );
};

const Contents = ({ lines }: { readonly lines: Parcel['lines'] }) => {
  const language = useLanguage();
  return (
    <p className={`${css.small} ${css.dim}`} data-data>
      {lines.map(({ title, quantity }) => `${title[language]} × ${quantity}`).join(' · ')}
    </p>
  );
};

/** One ladder from the order to the door; several parcels have one each, after what they have in common. */
export const Way = ({ order }: { readonly order: CustomerOrder }) => {
  const t = useWords();
  const before = orderSteps(order, t);
  const [only] = order.parcels;
  const count = order.parcels.length;
  if (only !== undefined && count === 1) return <ParcelCard parcel={only} count={1} before={before} />;
  return (
    <>
      <Card title={t('customer.way')}>
        <Ladder label={t('customer.way')} rungs={before} />
      </Card>
      {order.parcels.map((parcel) => (
        <ParcelCard key={parcel.n} parcel={parcel} count={count} before={[]} />
      ))}
    </>
  );
};
