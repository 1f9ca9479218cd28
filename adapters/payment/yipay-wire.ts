import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { CURRENCIES, type Currency, fromDecimal } from '../../domain/money.ts';
import { sameText } from '../constant-time.ts';
import type { GatewayCharge, GatewayPayment, GatewayRefund } from './port.ts';

/** Yipay speaks flat texts only, in forms and in answers. */
export type YipayParams = Readonly<Record<string, string>>;

/** All parameters but `sign` that are not empty, by name, each part URI-encoded, joined by `&`. */
const signedText = (params: YipayParams): string =>
  Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .toSorted()
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(params[name] ?? '')}`)
    .join('&');

const digest = (params: YipayParams, secret: string): string =>
  createHmac('sha256', secret).update(signedText(params)).digest('hex');

export const signYipay = (params: YipayParams, secret: string): YipayParams => ({
  ...params,
  sign: digest(params, secret),
});

export const isYipaySigned = (params: YipayParams, secret: string): boolean =>
  sameText(params['sign'] ?? '', digest(params, secret));

/** One spelling only, and no name twice: so the signature covers every byte that was sent. */
export const readYipayForm = (raw: string): YipayParams | undefined => {
  const params = Object.fromEntries(new URLSearchParams(raw));
  return new URLSearchParams(params).toString() === raw ? params : undefined;
};

const amountIn = (text: string, currency: Currency, context: z.RefinementCtx): number => {
  const amount = fromDecimal(text, currency);
  if (amount !== undefined && amount >= 0) return amount;
  context.addIssue('not an amount');
  return z.NEVER;
};

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

const fundBills = jsonText.pipe(
  z.array(z.object({ charge_no: z.string().min(1), amount: z.string(), refund_amount: z.string() })),
);

const webUrl = z.url({ protocol: /^https?$/ });

/** A trade as answers and notices carry it. Whatever was paid is captured: the wallet takes it at once. */
export const yipayTrade = z
  .object({
    out_trade_no: z.string().min(1),
    trade_no: z.string().min(1),
    trade_status: z.enum(['WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_CLOSED']),
    currency: z.enum(CURRENCIES),
    last_try: z.enum(['NONE', 'DECLINED', 'PAID']),
    pay_url: webUrl,
    fund_bill_list: fundBills,
  })
  .transform((trade, context): GatewayPayment => {
    const { currency } = trade;
    const charges = trade.fund_bill_list.map((bill): GatewayCharge => {
      const amount = amountIn(bill.amount, currency, context);
      const refunded = amountIn(bill.refund_amount, currency, context);
      return { chargeId: bill.charge_no, amount, currency, status: 'captured', captured: amount, refunded };
    });
    return {
      key: trade.out_trade_no,
      gatewayRef: trade.trade_no,
      status: { WAIT_BUYER_PAY: 'open', TRADE_SUCCESS: 'paid', TRADE_CLOSED: 'closed' }[
        trade.trade_status
      ] as GatewayPayment['status'],
      lastTry: trade.last_try.toLowerCase() as GatewayPayment['lastTry'],
      payUrl: trade.pay_url,
      charges,
    };
  });

export const yipayRefund = z
  .object({
    out_request_no: z.string().min(1),
    refund_no: z.string().min(1),
    refund_status: z.enum(['REFUND_PROCESSING', 'REFUND_SUCCESS', 'REFUND_FAIL']),
    refund_amount: z.string(),
    currency: z.enum(CURRENCIES),
  })
  .transform((refund, context): GatewayRefund => {
    const amount = amountIn(refund.refund_amount, refund.currency, context);
    const status = ({ REFUND_PROCESSING: 'pending', REFUND_SUCCESS: 'succeeded', REFUND_FAIL: 'failed' } as const)[
      refund.refund_status
    ];
    return { key: refund.out_request_no, gatewayRef: refund.refund_no, status, amount };
  });
