import type { components } from '../../client/client.ts';

type Schemas = components['schemas'];
export type Escalation = Schemas['Escalation'];
export type Order = Schemas['Order'];
export type Kind = Schemas['NewAction']['kind'];

/** What is proposed; a refund names its amount. */
export type Remedy = { readonly kind: Kind; readonly amount?: number };

/** What an agent thinks of first, by the trouble's kind. */
const PREFERRED: Readonly<Record<string, readonly Kind[]>> = {
  amount_mismatch: ['cancel_order'],
  step_failed: ['retry'],
  delayed: ['dismiss'],
  lost: ['reship', 'refund'],
  refused: ['refund', 'reship'],
  wrong_address: ['reship', 'refund'],
  damaged: ['reship', 'refund'],
  returned: ['refund', 'reship'],
  other: ['dismiss'],
};

const MOST_RETRIES = 5;
/** A coupon brings no goods, and nobody here goes to a counter. */
const NOT_AT_THIS_DESK: readonly Kind[] = ['coupon', 'mark_done'];

/** What could still be given back of what was taken. */
export const refundableOf = ({ payments }: Order): number =>
  payments.reduce((sum, { captured, refunded }) => sum + captured.amount - refunded.amount, 0);

const isStillOpen = (kind: Kind, tried: readonly Kind[]): boolean => {
  const times = tried.filter((each) => each === kind).length;
  return kind === 'retry' ? times < MOST_RETRIES : times === 0;
};

/** The next remedy for a trouble: never the same twice, except to try a failed step again. */
export const chooseRemedy = (
  { kind, remedies }: Pick<Escalation, 'kind' | 'remedies'>,
  order: Order,
  tried: readonly Kind[],
): Remedy | undefined => {
  const open = [...(PREFERRED[kind] ?? []), ...remedies].filter(
    (each) => remedies.includes(each) && isStillOpen(each, tried) && !NOT_AT_THIS_DESK.includes(each),
  );
  const wasSentAgain = order.shipments.length > 1;
  const [first, ...others] = open;
  // Goods that are lost a second time are not sent a third time.
  const chosen = first === 'reship' && wasSentAgain && others.includes('refund') ? 'refund' : first;
  if (chosen !== 'refund') return chosen && { kind: chosen };
  const amount = refundableOf(order);
  if (amount > 0) return { kind: 'refund', amount };
  const rest = open.filter((each) => each !== 'refund')[0];
  return rest && { kind: rest };
};
