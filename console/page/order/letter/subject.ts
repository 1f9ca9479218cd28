import type { CustomerOrder } from '../../../customer/order.ts';

export type LetterKind = 'status' | 'delay' | 'refund';

/** What a letter is about: the order as its customer sees it, nothing that the customer does not know. */
export type Subject = {
  readonly seen: CustomerOrder;
  /** The customer's own page. */
  readonly url: string;
  readonly expectedAt: string | null;
};

export type Promised = NonNullable<CustomerOrder['promise']>;

/** What the customer's page itself says will not be kept, or was not. */
export const isBroken = ({ state }: Promised): boolean => state === 'at_risk' || state === 'late';

/** The promise does not hold, or is not expected to. */
const isDelayed = ({ seen: { promise }, expectedAt }: Pick<Subject, 'seen' | 'expectedAt'>): boolean => {
  if (promise === null) return false;
  return isBroken(promise) || (promise.state === 'ahead' && expectedAt !== null && expectedAt > promise.at);
};

/** Nobody writes about a delay or a refund that there is not. */
export const isWorthWriting = (kind: LetterKind, subject: Subject): boolean => {
  if (kind === 'status') return true;
  return kind === 'delay' ? isDelayed(subject) : subject.seen.refunds.length > 0;
};
