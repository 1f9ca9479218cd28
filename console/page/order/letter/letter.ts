import { headlineOf } from '../../../customer/headline.ts';
import type { Rung } from '../../../customer/ladder.tsx';
import type { CustomerOrder, Parcel, Refund } from '../../../customer/order.ts';
import {
  arrivalText,
  carriedText,
  promiseTexts,
  refundRungs,
  refundTitle,
  sentenceOf,
  type Speech,
} from '../../../customer/speech.ts';
import type { LetterKind, Subject } from './subject.ts';

const labelled = (label: string, what: string, { t }: Speech): string => t('letter.labelled', { label, what });

const promiseLines = ({ promise }: CustomerOrder, speech: Speech): readonly string[] =>
  promise === null ? [] : promiseTexts(promise, speech);

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

const status = ({ seen }: Subject, speech: Speech): readonly string[] => {
  const headline = speech.t(`customer.headline.${headlineOf(seen)}`);
  return [
    speech.t('letter.order', { number: seen.number, headline }),
    sentenceOf(seen, speech),
    ...promiseLines(seen, speech),
    ...parcelLines(seen, speech),
  ];
};

const delay = ({ seen }: Subject, speech: Speech): readonly string[] => {
  const sorry = speech.t('letter.sorry', { number: seen.number });
  return [sorry, ...promiseLines(seen, speech), sentenceOf(seen, speech), ...parcelLines(seen, speech)];
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
