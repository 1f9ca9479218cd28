/** What a gateway keeps of a payment, and the pure rules of its life. Documents are replaced, never changed in place. */
export const GATEWAYS = ['yipay', 'cardhouse'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

export type Charge = {
  readonly id: string;
  readonly amount: number;
  readonly status: 'authorised' | 'captured' | 'voided';
  readonly captured: number;
  readonly refunded: number;
  /** Given back uncaptured. */
  readonly released: number;
  readonly at: string;
};

export type Refund = {
  readonly key: string;
  readonly ref: string;
  readonly chargeId: string;
  readonly amount: number;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly at: string;
};

export type Payment = {
  readonly gateway: GatewayName;
  readonly key: string;
  readonly ref: string;
  readonly amount: number;
  readonly currency: string;
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly returnUrl: string;
  readonly createdAt: string;
  readonly closedAt?: string;
  readonly lastTry: 'none' | 'declined' | 'paid';
  readonly tries: number;
  /** The payer's bank lets the money go only after the payment has closed. */
  readonly payLate: boolean;
  readonly charges: readonly Charge[];
  readonly refunds: readonly Refund[];
  readonly notices: number;
};

export type PaymentStatus = 'open' | 'paid' | 'closed';

/** Money decides: a charge that came in after the closing makes the payment paid. */
export const statusOf = (payment: Payment, now: number): PaymentStatus => {
  if (payment.charges.some((charge) => charge.status !== 'voided')) return 'paid';
  const over = payment.closedAt !== undefined || payment.charges.length > 0 || now > Date.parse(payment.expiresAt);
  return over ? 'closed' : 'open';
};

/** What is still authorised and neither captured nor given back. */
export const capturableOf = (charge: Charge): number =>
  charge.status === 'voided' ? 0 : charge.amount - charge.captured - charge.released;

/** What may still be refunded of a charge, refunds under way counted in. */
export const refundableOf = (payment: Payment, charge: Charge): number =>
  payment.refunds
    .filter((refund) => refund.chargeId === charge.id && refund.status !== 'failed')
    .reduce((left, refund) => left - refund.amount, charge.captured);

export const chargeOf = (payment: Payment, chargeId: string): Charge | undefined =>
  payment.charges.find((charge) => charge.id === chargeId);

export const refundOf = (payment: Payment, key: string): Refund | undefined =>
  payment.refunds.find((refund) => refund.key === key);

const withCharge = (payment: Payment, charge: Charge): Payment => ({
  ...payment,
  charges: payment.charges.map((known) => (known.id === charge.id ? charge : known)),
});

/** A wallet takes the money with the charge; a card only authorises it. */
export const addCharge = (payment: Payment, charge: { id: string; amount: number; at: string }): Payment => {
  const atOnce = payment.gateway === 'yipay';
  const added: Charge = {
    ...charge,
    status: atOnce ? 'captured' : 'authorised',
    captured: atOnce ? charge.amount : 0,
    refunded: 0,
    released: 0,
  };
  return {
    ...payment,
    lastTry: 'paid',
    payLate: false,
    tries: payment.tries + 1,
    charges: [...payment.charges, added],
  };
};

export const addDecline = (payment: Payment): Payment => ({
  ...payment,
  lastTry: 'declined',
  tries: payment.tries + 1,
});

export const captureCharge = (payment: Payment, charge: Charge, amount: number): Payment =>
  withCharge(payment, { ...charge, status: 'captured', captured: charge.captured + amount });

/** Gives back what is not captured; a charge of which nothing was captured is void. */
export const releaseCharge = (payment: Payment, charge: Charge): Payment =>
  withCharge(payment, {
    ...charge,
    status: charge.captured === 0 ? 'voided' : 'captured',
    released: charge.amount - charge.captured,
  });

export const addRefund = (payment: Payment, refund: Refund): Payment =>
  settleRefund({ ...payment, refunds: [...payment.refunds, refund] }, refund.key, refund.status);

/** Brings a refund to this state; only a succeeded one counts on its charge. */
export const settleRefund = (payment: Payment, key: string, status: Refund['status']): Payment => {
  const refunds = payment.refunds.map((refund) => (refund.key === key ? { ...refund, status } : refund));
  const refundedOf = (charge: Charge): number =>
    refunds
      .filter((refund) => refund.chargeId === charge.id && refund.status === 'succeeded')
      .reduce((sum, refund) => sum + refund.amount, 0);
  return {
    ...payment,
    refunds,
    charges: payment.charges.map((charge) => ({ ...charge, refunded: refundedOf(charge) })),
  };
};
