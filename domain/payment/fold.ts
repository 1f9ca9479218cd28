import type { Currency } from '../money.ts';
import { mayFollow } from '../state-machine.ts';
import { PAYMENT_TRANSITIONS, type PaymentStatus } from './status.ts';

/** A charge as the gateway names it; amounts in minor units. */
export type Charge = {
  readonly chargeId: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly captured: number;
  readonly voided: boolean;
};

/** What the gateway says now, by webhook or by query. */
export type GatewayTruth = {
  readonly open: boolean;
  readonly closed: boolean;
  readonly declined: boolean;
  readonly charges: readonly Charge[];
};

export type PaymentFacts = {
  readonly status: PaymentStatus;
  readonly chargeId: string | null;
  readonly expected: number;
  readonly currency: Currency;
  readonly authorised: number;
  readonly captured: number;
};

export type PaymentFold = {
  readonly status: PaymentStatus;
  readonly chargeId: string | null;
  readonly authorised: number;
  readonly captured: number;
  /** Charges beyond the payment's own: each becomes a payment by itself and is given back whole. */
  readonly extra: readonly Charge[];
};

const statusOfCharge = (payment: PaymentFacts, charge: Charge): PaymentStatus => {
  if (charge.amount !== payment.expected || charge.currency !== payment.currency) return 'mismatched';
  return charge.captured >= charge.amount ? 'captured' : 'authorised';
};

const statusWithoutCharge = (payment: PaymentFacts, truth: GatewayTruth): PaymentStatus => {
  if (payment.chargeId !== null) return payment.status;
  if (truth.closed) return 'closed';
  if (truth.declined) return 'declined';
  return truth.open ? 'pending' : payment.status;
};

const ownCharge = (payment: PaymentFacts, charges: readonly Charge[]): Charge | undefined =>
  payment.chargeId === null
    ? (charges.find((charge) => !charge.voided) ?? undefined)
    : charges.find((charge) => charge.chargeId === payment.chargeId);

/**
 * Folds what the gateway says into a payment. Old news changes nothing: amounts never shrink, a charge is never forgotten and
 * a status is left only along its transitions, so webhooks may come late, twice or in any order.
 */
export const foldPayment = (payment: PaymentFacts, truth: GatewayTruth): PaymentFold => {
  const own = ownCharge(payment, truth.charges);
  const wanted = own ? statusOfCharge(payment, own) : statusWithoutCharge(payment, truth);
  const status = mayFollow(PAYMENT_TRANSITIONS, payment.status, wanted) ? wanted : payment.status;
  const chargeId = own?.chargeId ?? payment.chargeId;
  const authorised = Math.max(payment.authorised, own?.amount ?? 0);
  const captured = Math.max(payment.captured, own?.captured ?? 0);
  const extra = truth.charges.filter((charge) => charge.chargeId !== chargeId && !charge.voided);
  return { status, chargeId, authorised, captured, extra };
};
