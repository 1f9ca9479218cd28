import type { TFunction } from 'i18next';
import type { CodeText } from '../i18n/code-text.ts';
import type { WaitingFacts } from '../piece/sentence-text.ts';
import type { Rung } from './ladder.tsx';
import type { CustomerOrder, Parcel, Refund } from './order.ts';
import { moneyText } from '../piece/money.tsx';

/** How a customer is spoken to: the page's own words and clock, or those of a text that is sent. */
export type Speech = {
  readonly t: TFunction<'console'>;
  readonly text: CodeText;
  readonly now: number;
  /** A moment ahead. */
  readonly due: (at: string) => string;
  /** Why an order waits, as everybody is told. */
  readonly wait: (code: string, facts: WaitingFacts) => string;
};

const OVER = ['completed', 'cancelled', 'expired', 'rejected'] as const;

/** Why it is not further and who moves next; what is ours to see to is told without our words for it. */
export const sentenceOf = ({ waiting, status }: CustomerOrder, { t, due, wait }: Speech): string => {
  const over = OVER.find((each) => each === status);
  if (over !== undefined) return t(`customer.sentence.${over}`);
  if (waiting === null) return '';
  const { on, until, facts } = waiting;
  if (on !== 'care') return wait(on, { ...facts, until });
  const reason = typeof facts.reason === 'string' ? t(`customer.reason.${facts.reason}` as 'customer.reason.lost') : '';
  if (reason === '') return t('customer.sentence.care', { until: due(until) });
  return t('customer.sentence.because', { reason, until: due(until) });
};

type Promised = NonNullable<CustomerOrder['promise']>;

/** What was promised, and what is expected where that does not hold. */
export const promiseTexts = ({ at, state, expected_at: expected }: Promised, { t, due }: Speech): readonly string[] => {
  const told = t(`customer.promise.${state}`, { time: due(at) });
  return expected === null ? [told] : [told, t('customer.expected', { time: due(expected) })];
};

export const carriedText = ({ carrier }: Parcel, { t, text }: Speech): string =>
  t('customer.carried', { carrier: text('carrier', carrier) });

export const refundTitle = ({ kind, amount: of }: Refund, { t }: Speech): string => {
  const amount = moneyText(of);
  return kind === 'release' ? t('customer.refund.release', { amount }) : t('customer.refund.title', { amount });
};

const SENDING = { under_review: 'open', approved: 'now', sent: 'done' } as const;

/** When the money is there: by a day once it is on its way, before that in words. */
export const arrivalText = ({ arrives_by: by }: Refund, { t, due }: Speech): string =>
  by === null ? t('customer.refund.arrivesSoon') : t('customer.refund.arrives', { time: due(by) });

const reviewText = ({ review_until: until }: Refund, { t, due }: Speech): string =>
  until === null ? t('customer.refund.review') : t('customer.refund.reviewUntil', { time: due(until) });

/** asked → under review → approved → sent → in the account; what was only blocked is simply free again. */
export const refundRungs = (refund: Refund, speech: Speech): readonly Rung[] => {
  const { kind, stage, method, sent_at: sentAt, arrives_by: arrivesBy } = refund;
  const { t, text, now } = speech;
  const place = { method: text('method', method) };
  if (kind === 'release') return [{ id: 'freed', word: t('customer.refund.freed', place), at: sentAt, state: 'done' }];
  const asked = { id: 'asked', word: t('customer.refund.asked'), at: refund.asked_at, state: 'done' } as const;
  if (stage === 'refused')
    return [asked, { id: 'refused', word: t('customer.refund.refused'), at: null, state: 'wrong' }];
  const isThere = arrivesBy !== null && now > Date.parse(arrivesBy);
  const isReviewed = stage !== 'under_review';
  const review = { id: 'review', word: reviewText(refund, speech), at: null, state: 'now' } as const;
  const approved = { word: t('customer.refund.approved'), at: refund.approved_at } as const;
  return [
    asked,
    ...(isReviewed ? [] : [review]),
    { id: 'approved', ...approved, state: isReviewed ? 'done' : 'open' },
    { id: 'sent', word: t('customer.refund.sent', place), at: sentAt, state: SENDING[stage] },
    { id: 'there', word: arrivalText(refund, speech), at: null, state: isThere ? 'done' : 'open' },
  ];
};
