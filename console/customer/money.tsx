import { useCodeText } from '../i18n/code-text.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import { type Amount, Money, moneyText } from '../piece/money.tsx';
import css from './customer.module.css';
import { Ladder, type Rung } from './ladder.tsx';
import type { CustomerOrder, Refund } from './order.ts';
import { Card, Copy } from './parts.tsx';
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

/** asked → under review → approved → sent → in the account; what was only blocked is simply free again. */
const useRungs = () => {
  const t = useWords();
  const text = useCodeText();
  const { due, now } = useTime();
  return ({ kind, stage, method, ...refund }: Refund): Rung[] => {
    const place = { method: text('method', method) };
    const rung = (id: string, word: string, { at, state }: Pick<Rung, 'at' | 'state'>): Rung => ({
      id,
      word,
      at,
      state,
    });
    if (kind === 'release')
      return [rung('freed', t('customer.refund.freed', place), { at: refund.sent_at, state: 'done' })];
    const asked = rung('asked', t('customer.refund.asked'), { at: refund.asked_at, state: 'done' });
    if (stage === 'refused')
      return [asked, rung('refused', t('customer.refund.refused'), { at: null, state: 'wrong' })];
    const { review_until: until, arrives_by: arrives } = refund;
    const reviewing =
      until === null ? t('customer.refund.review') : t('customer.refund.reviewUntil', { time: due(until) });
    const there =
      arrives === null ? t('customer.refund.arrivesSoon') : t('customer.refund.arrives', { time: due(arrives) });
    const isThere = arrives !== null && now > Date.parse(arrives);
    const isReviewed = stage !== 'under_review';
    return [
      asked,
      ...(isReviewed ? [] : [rung('review', reviewing, { at: null, state: 'now' })]),
      rung('approved', t('customer.refund.approved'), { at: refund.approved_at, state: isReviewed ? 'done' : 'open' }),
      rung('sent', t('customer.refund.sent', place), { at: refund.sent_at, state: SENDING[stage] }),
      rung('there', there, { at: null, state: isThere ? 'done' : 'open' }),
    ];
  };
};

const SENDING = { under_review: 'open', approved: 'now', sent: 'done' } as const;

export const RefundCards = ({ order: { refunds } }: Of) => {
  const t = useWords();
  const rungsOf = useRungs();
  return refunds.map((refund) => {
    const amount = moneyText(refund.amount);
    const title =
      refund.kind === 'release' ? t('customer.refund.release', { amount }) : t('customer.refund.title', { amount });
    return (
      <Card key={`${refund.asked_at ?? ''} ${refund.kind} ${amount}`} title={title}>
        <Ladder label={title} rungs={rungsOf(refund)} />
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
