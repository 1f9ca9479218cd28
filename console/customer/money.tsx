import { useCodeText } from '../i18n/code-text.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import { type Amount, Money, moneyText } from '../piece/money.tsx';
import css from './customer.module.css';
import { Ladder } from './ladder.tsx';
import type { CustomerOrder } from './order.ts';
import { Card, Copy } from './parts.tsx';
import { refundRungs, refundTitle } from './speech.ts';
import { useSpeech } from './use-speech.ts';
import { useTime } from './use-time.ts';

type Of = { readonly order: CustomerOrder };
type LineProps = {
  readonly label: string;
  readonly of: Amount | null;
  readonly isStrong?: boolean;
  readonly isLess?: boolean;
};

const Line = ({ label, of, isStrong = false, isLess = false }: LineProps) =>
  of === null ? null : (
    <p className={isStrong ? `${css.line} ${css.strong}` : css.line}>
      <span>{label}</span>
      <span>
        {isLess ? '−' : null}
        <Money of={of} />
      </span>
    </p>
  );

const Goods = ({ order: { lines } }: Of) => {
  const language = useLanguage();
  return lines.map(({ title, quantity, amount }) => (
    <p key={title.en} className={css.line}>
      <span data-data>
        {title[language]}
        {quantity === 1 ? null : <span className={css.dim}> × {quantity}</span>}
      </span>
      {amount === null ? null : <Money of={amount} />}
    </p>
  ));
};

const Sums = ({ order: { goods_total: goods, discount_total: discount, freight, total } }: Of) => {
  const t = useWords();
  return (
    <>
      <Line label={t('customer.money.goods')} of={goods} />
      {discount?.amount === 0 ? null : <Line label={t('customer.money.discount')} of={discount} isLess />}
      {freight?.amount === 0 ? (
        <p className={css.line}>
          <span>{t('customer.money.freight')}</span>
          <span>{t('customer.money.free')}</span>
        </p>
      ) : (
        <Line label={t('customer.money.freight')} of={freight} />
      )}
      <Line label={t('customer.money.total')} of={total} isStrong />
    </>
  );
};

const Payments = ({ order: { payments } }: Of) => {
  const t = useWords();
  const text = useCodeText();
  return payments.map(({ method, status, asked, paid }) => (
    <p key={[method, status, asked.amount, paid.amount].join()} className={`${css.line} ${css.small} ${css.dim}`}>
      <span>{text('method', method)}</span>
      <span>
        {t(`customer.money.state.${status}`)} <Money of={paid.amount > 0 ? paid : asked} />
      </span>
    </p>
  ));
};

export const GoodsCard = ({ order }: Of) => {
  const t = useWords();
  return (
    <Card title={t('customer.money.title')}>
      <Goods order={order} />
      <hr style={{ border: 0, borderTop: '1px solid var(--line)', margin: '12px 0' }} />
      <Sums order={order} />
      <Payments order={order} />
    </Card>
  );
};

export const RefundCards = ({ order: { refunds } }: Of) => {
  const speech = useSpeech();
  return refunds.map((refund) => {
    const title = refundTitle(refund, speech);
    return (
      <Card key={`${refund.asked_at ?? ''} ${refund.kind} ${refund.amount.amount}`} title={title}>
        <Ladder label={title} rungs={refundRungs(refund, speech)} />
      </Card>
    );
  });
};

export const CouponCards = ({ order: { coupons } }: Of) => {
  const t = useWords();
  const { due } = useTime();
  return coupons.map(({ code, amount, until, used }) => {
    const worth = { amount: moneyText(amount) };
    return (
      <Card key={code} title={t('customer.coupon.title')}>
        <p className={css.small}>
          {until === null
            ? t('customer.coupon.textOpen', worth)
            : t('customer.coupon.text', { ...worth, time: due(until) })}
        </p>
        {used ? (
          <p className={css.dim}>{t('customer.coupon.used')}</p>
        ) : (
          <Copy text={code} label={t('customer.copyCoupon')} />
        )}
      </Card>
    );
  });
};
