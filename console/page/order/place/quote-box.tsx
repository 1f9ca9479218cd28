import { Chip, Group, TextInput } from '@mantine/core';
import { useCodeText } from '../../../i18n/code-text.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { Instant } from '../../../piece/instant.tsx';
import { type Amount, Money } from '../../../piece/money.tsx';
import { StatusMark } from '../../../piece/status-mark.tsx';
import type { Form, Quote } from './form.ts';
import css from './place.module.css';

type Props = {
  readonly form: Form;
  readonly quote: Quote | undefined;
  readonly onChange: (change: Partial<Form>) => void;
};

const Sum = ({ label, of, isTotal = false }: { label: string; of: Amount | null | undefined; isTotal?: boolean }) => (
  <tr data-total={isTotal || undefined}>
    <th scope="row">{label}</th>
    <td className={css.amount}>{of ? <Money of={of} /> : '–'}</td>
  </tr>
);

/** Every part of the sum; what was taken off says by which promotion. */
const Sums = ({ quote }: { readonly quote: Quote | undefined }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <table className={css.sums}>
      <tbody>
        <Sum label={t('orderPlace.sum.goods')} of={quote?.goods_total} />
        {quote?.promotions.map(({ promotion_id: id, title, discount }) => (
          <tr key={id}>
            <th scope="row" data-data>
              {title[language]}
            </th>
            <td className={css.amount}>
              −<Money of={discount} />
            </td>
          </tr>
        ))}
        <Sum label={t('orderPlace.sum.freight')} of={quote?.freight} />
        <Sum label={t('orderPlace.sum.total')} of={quote?.total} isTotal />
      </tbody>
    </table>
  );
};

const Methods = ({ form, quote, onChange }: Props) => {
  const t = useWords();
  const text = useCodeText();
  return (
    <Chip.Group value={form.method} onChange={(method) => onChange({ method: String(method) })}>
      <Group gap={6} role="group" aria-label={t('orderPlace.method')}>
        {quote?.payment_methods.map(({ method, available }) => (
          <Chip key={method} value={method} disabled={!available}>
            {text('method', method)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
};

/** What it comes to, when it arrives, how it can be paid, and what stands in the way. */
export const QuoteBox = ({ form, quote, onChange }: Props) => {
  const t = useWords();
  const problems = [...new Set(quote?.problems.map(({ code }) => code))];
  return (
    <section className={css.quote} aria-live="polite">
      <h2>{t('orderPlace.sum.title')}</h2>
      <TextInput
        label={t('orderPlace.coupons')}
        value={form.coupons}
        onChange={(event) => onChange({ coupons: event.target.value })}
      />
      <Sums quote={quote} />
      <p className={css.promise}>
        {quote?.promised_at ? (
          <>
            {t('orderPlace.promise')} <Instant at={quote.promised_at} />
          </>
        ) : (
          t('orderPlace.noPromise')
        )}
      </p>
      <Methods form={form} quote={quote} onChange={onChange} />
      <ul className={css.problems}>
        {problems.map((code) => (
          <li key={code}>
            <StatusMark tone="attention" word={t(`problem.${code}`)} />
          </li>
        ))}
      </ul>
    </section>
  );
};
