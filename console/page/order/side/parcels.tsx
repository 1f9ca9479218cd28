import { useWarehouseName } from '../../../api/directory.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { Due } from '../../../piece/due.tsx';
import { IdText } from '../../../piece/id-text.tsx';
import { Instant } from '../../../piece/instant.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import type { Tone } from '../../../piece/tone.ts';
import type { Order, Shipment } from '../order-query.ts';
import css from '../order.module.css';

const STEPS = ['planned', 'released', 'picked', 'packed', 'handed_over', 'delivered'] as const;
const AT: Readonly<Record<Shipment['status'], number>> = {
  planned: 0,
  released: 1,
  picking: 1,
  picked: 2,
  packed: 3,
  handed_over: 4,
  delivered: 5,
  returning: 4,
  returned: 4,
  lost: 4,
  cancelling: 0,
  cancelled: 0,
};
const BAD: readonly Shipment['status'][] = ['lost', 'returned', 'returning'];

const toneOf = ({ status, settled_at: settled }: Shipment): Tone => {
  if (status === 'delivered') return 'done';
  if (status === 'cancelled' || settled !== null) return 'rest';
  return BAD.includes(status) ? 'late' : 'moving';
};

const Lane = ({ parcel }: { readonly parcel: Shipment }) => {
  const t = useWords();
  const text = useCodeText();
  const warehouse = useWarehouseName();
  const at = AT[parcel.status];
  return (
    <div className={css.lane}>
      <div className={css.laneHead}>
        <span>
          {t('order.lane', {
            n: parcel.n,
            warehouse: warehouse(parcel.warehouse),
            carrier: text('carrier', parcel.carrier),
          })}
          {parcel.replaces === null ? '' : ` · ${t('order.laneAgain')}`}
        </span>
        {parcel.tracking_number === null ? null : <IdText id={parcel.tracking_number} />}
        <StatusMark tone={toneOf(parcel)} word={text('shipment', parcel.status)} />
        {parcel.expected_at === null || parcel.status === 'delivered' ? null : (
          <span className={css.quiet}>
            {t('order.parcels.expected')} <Due at={parcel.expected_at} />
          </span>
        )}
        {parcel.last_news_at === null ? null : (
          <span className={css.quiet}>
            {t('order.parcels.last')} <Instant at={parcel.last_news_at} />
          </span>
        )}
      </div>
      <ol className={css.steps}>
        {STEPS.map((step, index) => (
          <li key={step} data-done={index <= at || undefined} aria-current={index === at ? 'step' : undefined}>
            {text('shipment', step)}
          </li>
        ))}
      </ol>
    </div>
  );
};

/** One lane for each parcel, so that four parcels do not read as one. */
export const Lanes = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  if (order.shipments.length === 0) return <p className={css.quiet}>{t('order.noParcels')}</p>;
  return order.shipments.map((parcel) => <Lane key={parcel.id} parcel={parcel} />);
};
