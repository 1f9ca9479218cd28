import { headlineOf } from '../../../customer/headline.ts';
import type { Rung } from '../../../customer/ladder.tsx';
import type { CustomerOrder, Parcel, Refund } from '../../../customer/order.ts';
import {
  arrivalText,
  carriedText,
  promiseText,
  refundRungs,
  refundTitle,
  sentenceOf,
  type Speech,
} from '../../../customer/speech.ts';
import { isBroken, type LetterKind, type Promised, type Subject } from './subject.ts';

const labelled = (label: string, what: string, { t }: Speech): string => t('letter.labelled', { label, what });

/** As the customer's page says it; once that owns to a delay, with what is expected instead. */
const promiseLines = (promise: Promised | null, { expectedAt }: Subject, speech: Speech): readonly string[] => {
  if (promise === null) return [];
  const told = promiseText(promise, speech);
  const isAhead = expectedAt !== null && Date.parse(expectedAt) > speech.now && expectedAt > promise.at;
  return isBroken(promise) && isAhead ? [told, speech.t('letter.expected', { time: speech.due(expectedAt) })] : [told];
};

const parcelText = (parcel: Parcel, speech: Speech): string => {
  const { end, tracking_number: number } = parcel;
  if (end !== null && end !== 'delivered') return speech.t(`customer.end.${end}`);
  if (number === null) return '';
  return speech.t('letter.tracking', { carried: carriedText(parcel, speech), number });
};

/** Several parcels are told apart as on the customer's page. */
const parcelLines = ({ parcels }: CustomerOrder, speech: Speech): readonly string[] =>
  parcels.map((parcel) => {
    const what = parcelText(parcel, speech);
    const label = speech.t('customer.parcel', { n: parcel.n, count: parcels.length });
    return parcels.length === 1 || what === '' ? what : labelled(label, what, speech);
  });

/** What is only being sent is not told as sent, and when it is there is told by itself. */
const isReached = ({ id, state }: Pick<Rung, 'id' | 'state'>): boolean =>
  (state === 'done' || state === 'wrong') && id !== 'there';

/** The step that it has reached, and from its approval on when the money is there. */
const refundText = (refund: Refund, speech: Speech): string => {
  const rung = refundRungs(refund, speech).findLast(({ id, state }) => id === 'review' || isReached({ id, state }));
  const step = rung?.word ?? '';
  const isComing = refund.kind === 'refund' && (refund.stage === 'approved' || refund.stage === 'sent');
  return isComing ? speech.t('letter.steps', { step, next: arrivalText(refund, speech) }) : step;
};

const status = (subject: Subject, speech: Speech): readonly string[] => {
  const { seen } = subject;
  const headline = speech.t(`customer.headline.${headlineOf(seen)}`);
  return [
    speech.t('letter.order', { number: seen.number, headline }),
    sentenceOf(seen, speech),
    ...promiseLines(seen.promise, subject, speech),
    ...parcelLines(seen, speech),
  ];
};

/** The customer's page still promises what we no longer expect; who writes of it beforehand does not. */
const owned = (promise: Promised | null): Promised | null =>
  promise?.state === 'ahead' ? { ...promise, state: 'at_risk' } : promise;

const delay = (subject: Subject, speech: Speech): readonly string[] => {
  const { seen } = subject;
  const sorry = speech.t('letter.sorry', { number: seen.number });
  return [
    sorry,
    ...promiseLines(owned(seen.promise), subject, speech),
    sentenceOf(seen, speech),
    ...parcelLines(seen, speech),
  ];
};

const refund = ({ seen }: Subject, speech: Speech): readonly string[] => [
  speech.t('letter.refunds', { number: seen.number }),
  ...seen.refunds.map((each) => labelled(refundTitle(each, speech), refundText(each, speech), speech)),
];

const LINES = { status, delay, refund } as const satisfies Record<LetterKind, unknown>;

/** What an agent sends to a customer: the customer's page in a few lines, and the way to it. */
export const writeLetter = (kind: LetterKind, subject: Subject, speech: Speech): string =>
  [...LINES[kind](subject, speech), speech.t('letter.link', { url: subject.url })]
    .filter((line) => line !== '')
    .join('\n');
