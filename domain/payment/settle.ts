import type { OrderStatus } from '../order/status.ts';
import type { PaymentStatus } from './status.ts';

export type SettlingPayment = {
  readonly id: string;
  /** Null: a charge nobody asked for. */
  readonly attempt: number | null;
  readonly status: PaymentStatus;
  readonly authorised: number;
  readonly captured: number;
  /** Asked back already. */
  readonly refunding: number;
  readonly voided: boolean;
};

/** `over`: the order is being undone, so that money cannot move it any more. */
export type Settlement =
  | { readonly kind: 'paid'; readonly paymentId: string }
  | { readonly kind: 'mismatched'; readonly paymentId: string }
  | { readonly kind: 'waiting'; readonly declined: boolean }
  | { readonly kind: 'expired' }
  | { readonly kind: 'over' };

const PAID_BEFORE: readonly OrderStatus[] = ['fulfilling', 'after_sales', 'completed'];

const isPaid = (payment: SettlingPayment): boolean => payment.status === 'authorised' || payment.status === 'captured';

/** Money that lies with us or is blocked for us and has not been asked back; of a charge captured in part, the rest too. */
export const holdsMoney = (payment: SettlingPayment): boolean =>
  payment.captured > payment.refunding || (payment.authorised > payment.captured && !payment.voided);

/** What an order's payments mean for it; asked again after the fact, it answers the same. */
export const settleOrder = (status: OrderStatus, payments: readonly SettlingPayment[]): Settlement => {
  if (status === 'expired') return { kind: 'expired' };
  const asked = payments.filter((payment) => payment.attempt !== null);
  const paid = asked.find(isPaid);
  if (paid && PAID_BEFORE.includes(status)) return { kind: 'paid', paymentId: paid.id };
  if (status !== 'awaiting_payment') return { kind: 'over' };
  if (paid) return { kind: 'paid', paymentId: paid.id };
  const mismatched = asked.find((payment) => payment.status === 'mismatched' && holdsMoney(payment));
  if (mismatched) return { kind: 'mismatched', paymentId: mismatched.id };
  return { kind: 'waiting', declined: asked.some((payment) => payment.status === 'declined') };
};

/** Payments to be given back whole: every one but that which pays for the order, and all of them once it has no use for money. */
export const dueBack = (
  status: OrderStatus,
  payments: readonly SettlingPayment[],
): readonly { readonly paymentId: string; readonly cause: ReturnCause }[] => {
  const over = status === 'expired' || status === 'cancelling' || status === 'cancelled' || status === 'rejected';
  const settlement = settleOrder(status, payments);
  const isDue = ({ id, attempt }: SettlingPayment): boolean =>
    over || attempt === null || (settlement.kind === 'paid' && settlement.paymentId !== id);
  return payments
    .filter((payment) => holdsMoney(payment) && isDue(payment))
    .map((payment) => ({ paymentId: payment.id, cause: causeOf(status, payment) }));
};

export const RETURN_CAUSES = ['second_charge', 'late_payment', 'cancelled', 'amount_mismatch'] as const;
export type ReturnCause = (typeof RETURN_CAUSES)[number];

const causeOf = (status: OrderStatus, payment: SettlingPayment): ReturnCause => {
  if (payment.attempt === null) return 'second_charge';
  if (payment.status === 'mismatched') return 'amount_mismatch';
  if (status === 'expired') return 'late_payment';
  return status === 'cancelling' || status === 'cancelled' || status === 'rejected' ? 'cancelled' : 'second_charge';
};
