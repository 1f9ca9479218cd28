import { hmacHex } from '../kit/sign.ts';
import type { Channel, Notice } from '../kit/webhook.ts';
import { type Charge, capturableOf, type Payment, type Refund, statusOf } from './payment.ts';
import type { PaymentNotice } from './till.ts';

const intentStatus = (payment: Payment): string => {
  const status = statusOf(payment, Date.now());
  if (status === 'open') return 'requires_payment_method';
  if (status === 'closed') return 'canceled';
  return payment.charges.some((charge) => capturableOf(charge) > 0) ? 'requires_capture' : 'succeeded';
};

const CHARGE_STATUS = { authorised: 'authorized', captured: 'captured', voided: 'voided' } as const;

export const chargeObject = (payment: Payment, charge: Charge) => ({
  id: charge.id,
  object: 'charge',
  payment_intent: payment.ref,
  amount: charge.amount,
  currency: payment.currency.toLowerCase(),
  status: CHARGE_STATUS[charge.status],
  amount_captured: charge.captured,
  amount_refunded: charge.refunded,
  created: charge.at,
});

export const intentObject = (payment: Payment, payUrl: string) => ({
  id: payment.ref,
  object: 'payment_intent',
  reference: payment.key,
  amount: payment.amount,
  currency: payment.currency.toLowerCase(),
  status: intentStatus(payment),
  amount_capturable: payment.charges.reduce((sum, charge) => sum + capturableOf(charge), 0),
  amount_received: payment.charges.reduce((sum, charge) => sum + charge.captured, 0),
  last_payment_error: payment.lastTry === 'declined' ? { code: 'card_declined' } : null,
  payment_page_url: payUrl,
  charges: { object: 'list', data: payment.charges.map((charge) => chargeObject(payment, charge)) },
});

export const refundObject = (payment: Payment, refund: Refund) => ({
  id: refund.ref,
  object: 'refund',
  reference: refund.key,
  payment_intent: payment.ref,
  charge: refund.chargeId,
  amount: refund.amount,
  currency: payment.currency.toLowerCase(),
  status: refund.status,
});

const EVENT_TYPES: Readonly<Record<string, string>> = {
  paid: 'payment_intent.amount_capturable_updated',
  declined: 'payment_intent.payment_failed',
  closed: 'payment_intent.canceled',
  captured: 'charge.captured',
  voided: 'charge.voided',
  refunded: 'charge.refunded',
};

/** `t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>` over the very bytes that are sent. */
export const signatureHeader = (body: string, secret: string, seconds = Math.floor(Date.now() / 1_000)): string =>
  `t=${seconds},v1=${hmacHex(secret, `${seconds}.${body}`)}`;

/** Events carry the whole intent, whatever they are about. Any 2xx counts as received. */
export const createCardhouseChannel = (secret: string, payUrlOf: (payment: Payment) => string): Channel => ({
  encode: (notice: Notice) => {
    const { type, payment, at } = notice.payload as PaymentNotice;
    const body = JSON.stringify({
      id: notice.id,
      object: 'event',
      type: EVENT_TYPES[type] ?? type,
      created: at,
      data: { object: intentObject(payment, payUrlOf(payment)) },
    });
    const headers = { 'content-type': 'application/json', 'cardhouse-signature': signatureHeader(body, secret) };
    return { body, headers };
  },
  isReceived: ({ status }) => status >= 200 && status < 300,
});
