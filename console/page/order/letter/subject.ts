import type { CustomerOrder } from '../../../customer/order.ts';

export type LetterKind = 'status' | 'delay' | 'refund';

/** What a letter is about: the order as its customer sees it, nothing that the customer does not know. */
export type Subject = {
  readonly seen: CustomerOrder;
  /** The customer's own page. */
  readonly url: string;
};

const isDelayed = ({ promise }: CustomerOrder): boolean => promise?.state === 'at_risk' || promise?.state === 'late';

/** Nobody writes about a delay or a refund that there is not. */
export const isWorthWriting = (kind: LetterKind, { seen }: Subject): boolean => {
  if (kind === 'status') return true;
  return kind === 'delay' ? isDelayed(seen) : seen.refunds.length > 0;
};
