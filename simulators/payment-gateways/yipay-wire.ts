import { decimalOf } from '../kit/money.ts';
import { hmacHex, sameText } from '../kit/sign.ts';
import type { Channel, Notice } from '../kit/webhook.ts';
import { type Payment, type Refund, statusOf } from './payment.ts';
import type { PaymentNotice } from './till.ts';

/** Yipay speaks flat texts only: forms on the way in and in notices, a flat JSON object in answers. */
export type Params = Readonly<Record<string, string>>;

const TRADE_STATUS = { open: 'WAIT_BUYER_PAY', paid: 'TRADE_SUCCESS', closed: 'TRADE_CLOSED' } as const;
const REFUND_STATUS = { pending: 'REFUND_PROCESSING', succeeded: 'REFUND_SUCCESS', failed: 'REFUND_FAIL' } as const;
export const TOLERANCE_SECONDS = 300;

/** What is signed: all parameters but `sign` that are not empty, by name, each part URI-encoded, joined by `&`. */
export const signedText = (params: Params): string =>
  Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .toSorted()
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(params[name] ?? '')}`)
    .join('&');

export const signParams = (params: Params, secret: string): Params => ({
  ...params,
  sign: hmacHex(secret, signedText(params)),
});

export const isSigned = (params: Params, secret: string): boolean =>
  sameText(params['sign'] ?? '', hmacHex(secret, signedText(params)));

/** Undefined when a name occurs twice: which of the two was signed could not be told. */
export const readForm = (text: string): Params | undefined => {
  const pairs = [...new URLSearchParams(text)];
  const params = Object.fromEntries(pairs);
  return Object.keys(params).length === pairs.length ? params : undefined;
};

export const nowSeconds = (): string => Math.floor(Date.now() / 1_000).toString();

export const tradeParams = (payment: Payment, payUrl: string): Params => ({
  out_trade_no: payment.key,
  trade_no: payment.ref,
  trade_status: TRADE_STATUS[statusOf(payment, Date.now())],
  total_amount: decimalOf(payment.amount, payment.currency),
  currency: payment.currency,
  last_try: payment.lastTry.toUpperCase(),
  pay_url: payUrl,
  fund_bill_list: JSON.stringify(
    payment.charges.map((charge) => ({
      charge_no: charge.id,
      amount: decimalOf(charge.amount, payment.currency),
      refund_amount: decimalOf(charge.refunded, payment.currency),
      paid_at: charge.at,
    })),
  ),
});

export const refundParams = (payment: Payment, refund: Refund): Params => ({
  out_trade_no: payment.key,
  out_request_no: refund.key,
  refund_no: refund.ref,
  charge_no: refund.chargeId,
  refund_status: REFUND_STATUS[refund.status],
  refund_amount: decimalOf(refund.amount, payment.currency),
  currency: payment.currency,
});

/** The notify: a form signed anew for each try; only the body `success` counts as received. */
export const createYipayChannel = (secret: string, payUrlOf: (payment: Payment) => string): Channel => ({
  encode: (notice: Notice) => {
    const { type, payment } = notice.payload as PaymentNotice;
    const params = signParams(
      {
        ...tradeParams(payment, payUrlOf(payment)),
        notify_id: notice.id,
        notify_type: `trade_${type}`,
        notify_time: nowSeconds(),
      },
      secret,
    );
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { body: new URLSearchParams(params).toString(), headers };
  },
  isReceived: ({ status, text }) => status === 200 && text === 'success',
});
