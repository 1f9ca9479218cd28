import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { ErrorState } from '../../../piece/error-state.tsx';
import { Loading } from '../../../piece/loading.tsx';
import { type Amount, Money } from '../../../piece/money.tsx';
import { type Price, usePrice } from './detail-query.ts';
import { Why } from './why.tsx';
import css from './detail.module.css';

type RowProps = { readonly label: ReactNode; readonly of: Amount; readonly isOff?: boolean; readonly isSum?: boolean };

const Row = ({ label, of, isOff = false, isSum = false }: RowProps) => (
  <tr data-sum={isSum || undefined}>
    <th scope="row">{label}</th>
    <td>
      {isOff && of.amount > 0 ? '−' : ''}
      <Money of={of} />
    </td>
  </tr>
);

const Goods = ({ price }: { readonly price: Price }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <>
      {price.lines.map(({ sku, title, quantity, unit_price: unit, amount }) => (
        <Row
          key={sku}
          of={amount}
          label={
            <span data-data>
              {title?.[language] ?? sku} · {quantity} × <Money of={unit} />
            </span>
          }
        />
      ))}
      <Row label={t('orderDetail.price.goods')} of={price.sums.goods} isSum />
      {price.promotions.map(({ promotion_id: id, title, coupon_code: coupon, amount }) => (
        <Row
          key={id}
          isOff
          of={amount}
          label={
            <span data-data>
              {title[language]}
              {coupon === null ? '' : ` (${coupon})`}
            </span>
          }
        />
      ))}
      {price.is_explained ? null : <Row label={t('orderDetail.price.discount')} of={price.sums.discount} isOff />}
    </>
  );
};

const Freight = ({ price }: { readonly price: Price }) => {
  const t = useWords();
  const { freight } = price;
  if (freight === null) return <Row label={t('orderDetail.price.freight')} of={price.sums.freight} />;
  const from = freight.free_from;
  return (
    <>
      <Row
        label={t(freight.is_free ? 'orderDetail.price.freightFree' : 'orderDetail.price.freightBase')}
        of={freight.is_free ? { ...freight.base, amount: 0 } : freight.base}
      />
      {from === null ? null : (
        <tr>
          <td colSpan={2} style={{ textAlign: 'left' }}>
            <span className={css.quiet}>
              {t('orderDetail.price.freeFrom')} <Money of={from} />
            </span>
          </td>
        </tr>
      )}
      {freight.remote_surcharge.amount > 0 ? (
        <Row label={t('orderDetail.price.remote')} of={freight.remote_surcharge} />
      ) : null}
    </>
  );
};

const Skipped = ({ price }: { readonly price: Price }) => {
  const t = useWords();
  const language = useLanguage();
  if (!price.is_explained) return <p className={css.quiet}>{t('orderDetail.price.changed')}</p>;
  if (price.skipped.length === 0) return null;
  return (
    <>
      <p className={css.quiet}>{t('orderDetail.price.skipped')}</p>
      <ul className={css.list}>
        {price.skipped.map(({ promotion_id: id, title, reason }) => (
          <li key={id}>
            <span data-data>{title[language]}</span>: {t(`orderDetail.price.skip.${reason}`)}
          </li>
        ))}
      </ul>
    </>
  );
};

const Explained = ({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) => {
  const t = useWords();
  const { data: price, error } = usePrice(id, isOpen);
  if (error) return <ErrorState error={error} />;
  if (price === undefined) return <Loading lines={6} />;
  return (
    <>
      <table className={css.sums}>
        <tbody>
          <Goods price={price} />
          <Freight price={price} />
          <Row label={t('orderDetail.price.total')} of={price.sums.total} isSum />
        </tbody>
      </table>
      <Skipped price={price} />
    </>
  );
};

/** Each part of the sum, and each promotion that was not given with the reason. */
export const PriceWhy = ({ id }: { readonly id: string }) => {
  const t = useWords();
  return <Why label={t('orderDetail.price.why')}>{(isOpen) => <Explained id={id} isOpen={isOpen} />}</Why>;
};
