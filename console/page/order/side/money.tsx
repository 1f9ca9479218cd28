import { useCodeText } from '../../../i18n/code-text.ts';
import { useWords } from '../../../i18n/i18n.ts';
import { type Amount, Money } from '../../../piece/money.tsx';
import { CopyLetter } from '../letter/copy-letter.tsx';
import type { Order } from '../order-query.ts';
import css from '../order.module.css';

type RowProps = {
  readonly label: string;
  readonly of: Amount | null;
  readonly isSum?: boolean;
  readonly sign?: string;
};

const Row = ({ label, of, isSum = false, sign = '' }: RowProps) =>
  of === null ? null : (
    <tr data-sum={isSum || undefined}>
      <th scope="row">{label}</th>
      <td>
        {of.amount === 0 ? '' : sign}
        <Money of={of} />
      </td>
    </tr>
  );

/** The sum with its parts, then what has been paid of it and what has gone back. */
export const MoneyPart = ({ order }: { readonly order: Order }) => {
  const t = useWords();
  const text = useCodeText();
  return (
    <section className={css.part}>
      <h2>{t('order.money.title')}</h2>
      <table className={css.sums}>
        <tbody>
          <Row label={t('order.money.goods')} of={order.goods_total} />
          <Row label={t('order.money.discount')} of={order.discount_total} sign="−" />
          <Row label={t('order.money.freight')} of={order.freight} />
          <Row label={t('order.money.total')} of={order.total} isSum />
          {order.payments.flatMap(({ id, method, status, authorised, captured, refunded, voided_at: voidedAt }) => [
            <tr key={id}>
              <th scope="row">
                {text('method', method)} ·{' '}
                {voidedAt !== null && captured.amount === 0 ? t('order.money.voided') : text('payment', status)}
              </th>
              <td />
            </tr>,
            authorised.amount > captured.amount && voidedAt === null ? (
              <Row key={`${id} a`} label={t('order.money.authorised')} of={authorised} />
            ) : null,
            captured.amount > 0 ? <Row key={`${id} c`} label={t('order.money.captured')} of={captured} /> : null,
            refunded.amount > 0 ? (
              <Row key={`${id} r`} label={t('order.money.refunded')} of={refunded} sign="−" />
            ) : null,
          ])}
        </tbody>
      </table>
      <CopyLetter order={order} kind="refund" />
    </section>
  );
};
