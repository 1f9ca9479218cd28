import type { ActionKind } from '../action/kind.ts';
import { type Proposal, type Proposed, proposeAction } from '../action/propose.ts';
import { compareText } from '../compare.ts';
import type { FaultCode } from '../faults.ts';
import type { Currency } from '../money.ts';
import type { HoldCause } from '../order/hold.ts';
import type { BulkKind } from './kind.ts';

/** What an operator asks for many orders, as far as the kind of the job needs it. */
export type BulkWish = {
  readonly cause?: HoldCause | undefined;
  /** Of a coupon, in minor units of its currency. */
  readonly amount?: number | undefined;
  readonly currency?: Currency | undefined;
  /** Carriers. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export type BulkRequest = BulkWish & { readonly kind: BulkKind };

const ACTION_OF = {
  hold: 'hold',
  release: 'release_hold',
  cancel: 'cancel_order',
  other_carrier: 'other_carrier',
  compensate: 'coupon',
  resend: 'resend',
  retry: 'retry',
} as const satisfies Record<BulkKind, ActionKind>;

/** The action that each of its orders gets, as if it had been asked for singly. */
export const actionOf = ({ kind, amount, from, to, cause }: BulkRequest) => ({
  kind: ACTION_OF[kind],
  amount,
  carrier: to,
  fromCarrier: from,
  cause,
});

export type BulkVerdict =
  | { readonly kind: 'touched'; readonly proposed: Proposed }
  | { readonly kind: 'left_out'; readonly code: FaultCode };

/** An order is left out for what would refuse the single action, and where the sum is in another currency than its own. */
export const judgeBulk = ({ currency }: BulkWish, proposal: Proposal): BulkVerdict => {
  if (currency !== undefined && currency !== proposal.order.currency)
    return { kind: 'left_out', code: 'CURRENCY_OTHER' };
  const proposed = proposeAction(proposal);
  if (proposed.ok) return { kind: 'touched', proposed: proposed.value };
  const [first] = proposed.faults;
  return { kind: 'left_out', code: first?.code ?? 'ACTION_NOT_OFFERED' };
};

export type LeftOut<T> = { readonly code: FaultCode; readonly orders: readonly T[] };

/** By reason, the most frequent first. */
export const groupLeftOut = <T extends { readonly code: FaultCode }>(all: readonly T[]): readonly LeftOut<T>[] => {
  const groups = new Map<FaultCode, T[]>();
  for (const each of all) {
    const known = groups.get(each.code);
    if (known) known.push(each);
    else groups.set(each.code, [each]);
  }
  return [...groups]
    .map(([code, orders]) => ({ code, orders }))
    .toSorted((a, b) => b.orders.length - a.orders.length || compareText(a.code, b.code));
};

type Worth = { readonly currency: Currency; readonly totalMinor: number | null };

/** What the orders come to, currency by currency. */
export const sumByCurrency = (orders: readonly Worth[]): readonly { currency: Currency; amount: number }[] => {
  const sums = new Map<Currency, number>();
  for (const { currency, totalMinor } of orders) sums.set(currency, (sums.get(currency) ?? 0) + (totalMinor ?? 0));
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .toSorted((a, b) => compareText(a.currency, b.currency));
};
