import { IconBox, IconCalendarEvent, IconHourglass, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/i18n.ts';
import { type Tone, toneColor, toneTint } from '../piece/tone.ts';
import { headlineOf, LOOK } from './headline.ts';
import css from './hero.module.css';
import type { CustomerOrder } from './order.ts';
import { promiseTexts, sentenceOf } from './speech.ts';
import { useSpeech } from './use-speech.ts';
import { useTime } from './use-time.ts';

type Of = { readonly order: CustomerOrder };

const TONE_OF_PROMISE = {
  ahead: 'moving',
  at_risk: 'attention',
  late: 'late',
  kept: 'done',
  missed: 'late',
} as const satisfies Record<NonNullable<CustomerOrder['promise']>['state'], Tone>;

type FactProps = { readonly icon: TablerIcon; readonly tone: Tone; readonly children: ReactNode };

const Fact = ({ icon: Icon, tone, children }: FactProps) => (
  <li>
    <Icon size={20} stroke={1.7} aria-hidden style={{ color: toneColor(tone) }} />
    <span>{children}</span>
  </li>
);

const PromiseFact = ({ order: { promise } }: Of) => {
  const speech = useSpeech();
  if (promise === null) return null;
  return (
    <Fact icon={IconCalendarEvent} tone={TONE_OF_PROMISE[promise.state]}>
      {promiseTexts(promise, speech).map((text) => (
        <span key={text} className={css.line}>
          {text}
        </span>
      ))}
    </Fact>
  );
};

const PayFact = ({ order: { can } }: Of) => {
  const t = useWords();
  const { now, span } = useTime();
  if (can.pay === null) return null;
  const left = Date.parse(can.pay.until) - now;
  return (
    <Fact icon={IconHourglass} tone={left < 5 * 60_000 ? 'late' : 'customer'}>
      {left > 0 ? t('customer.pay.left', { time: span(left) }) : t('customer.pay.over')}
    </Fact>
  );
};

/** Nobody needs to hear of the stock once the goods are on their way. */
const StockFact = ({ order: { stock, status } }: Of) => {
  const t = useWords();
  const isBefore = status === 'awaiting_payment' || status === 'fulfilling';
  if (stock === null || !isBefore || stock === 'released' || stock === 'sent') return null;
  return (
    <Fact icon={IconBox} tone={stock === 'short' ? 'attention' : 'done'}>
      {t(`customer.stock.${stock}`)}
    </Fact>
  );
};

/** How it stands in three words, why in a sentence, and when it comes. */
export const Hero = ({ order }: Of) => {
  const t = useWords();
  const speech = useSpeech();
  const headline = headlineOf(order);
  const { tone, icon: Icon } = LOOK[headline];
  return (
    <section className={css.hero} style={{ background: toneTint(tone), color: toneColor(tone) }} aria-live="polite">
      <span className={css.icon}>
        <Icon size={30} stroke={1.6} aria-hidden />
      </span>
      <h1 className={css.head}>{t(`customer.headline.${headline}`)}</h1>
      <p className={css.sentence}>{sentenceOf(order, speech)}</p>
      <ul className={css.facts}>
        <PayFact order={order} />
        <PromiseFact order={order} />
        <StockFact order={order} />
      </ul>
    </section>
  );
};
