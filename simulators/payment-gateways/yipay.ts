import { z } from 'zod';
import type { Answer } from '../kit/call.ts';
import { minorOf } from '../kit/money.ts';
import { BadRequest, type Exchange, rawBody, type Simulator } from '../kit/server.ts';
import type { Payer } from './payer.ts';
import type { Payment } from './payment.ts';
import type { RefundDesk } from './refund-desk.ts';
import type { Outcome, Refusal, Till } from './till.ts';
import {
  isSigned,
  nowSeconds,
  type Params,
  readForm,
  refundParams,
  signParams,
  TOLERANCE_SECONDS,
  tradeParams,
} from './yipay-wire.ts';

export type YipayDesk = {
  readonly sim: Simulator;
  readonly till: Till;
  readonly refunds: RefundDesk;
  readonly payer: Payer;
  readonly secret: string;
  readonly payUrlOf: (payment: Payment) => string;
};

const CODES: Readonly<Record<Refusal, string>> = {
  unknown: 'TRADE_NOT_EXIST',
  other_terms: 'PARAMETER_CONFLICT',
  paid: 'TRADE_HAS_SUCCESS',
  exceeds: 'REFUND_AMT_EXCEEDED',
  charge_unknown: 'CHARGE_NOT_EXIST',
  charge_voided: 'CHARGE_NOT_EXIST',
};

const tradeNo = z.string().regex(/^[\w/.:-]{1,64}$/);
const decimal = z.string().transform((text, context) => {
  const minor = minorOf(text);
  if (minor !== undefined) return minor;
  context.addIssue('no amount in yuan');
  return z.NEVER;
});
const create = z.object({
  out_trade_no: tradeNo,
  total_amount: decimal,
  currency: z.string(),
  time_expire: z.iso.datetime(),
  notify_url: z.string().default(''),
  return_url: z.string().default(''),
});
const trade = z.object({ out_trade_no: tradeNo });
const refund = z.object({
  out_trade_no: tradeNo,
  out_request_no: tradeNo,
  charge_no: z.string(),
  refund_amount: decimal,
});
const refundQuery = z.object({ out_request_no: tradeNo });

const parse = <T extends z.ZodType>(schema: T, params: Params): z.output<T> => {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error));
  return parsed.data;
};

const missingTrade = (till: Till, op: string, key: string): Params => {
  till.note('yipay', { op, key, effect: 'missing' });
  return { code: 'TRADE_NOT_EXIST' };
};

const createTradeActs = ({ till, payer, payUrlOf }: YipayDesk) => {
  const show = (payment: Payment): Params => ({ code: 'SUCCESS', ...tradeParams(payment, payUrlOf(payment)) });
  const settle = (outcome: Outcome<Payment>): Params => {
    if (outcome.ok) return show(outcome.value);
    const { reason, payment } = outcome;
    return { ...(payment ? show(payment) : {}), code: CODES[reason] };
  };
  return {
    create: (params: Params): Params => {
      const input = parse(create, params);
      const { out_trade_no: key, total_amount: amount, currency, time_expire: expiresAt } = input;
      if (currency !== 'CNY') return { code: 'CURRENCY_NOT_SUPPORTED' };
      const urls = { notifyUrl: input.notify_url, returnUrl: input.return_url };
      return settle(till.create({ gateway: 'yipay', key, amount, currency, expiresAt, ...urls }));
    },
    find: (params: Params): Params => {
      const key = parse(trade, params).out_trade_no;
      const payment = till.find('yipay', key);
      if (!payment) return missingTrade(till, 'find', key);
      till.note('yipay', { op: 'find', key, effect: 'read' });
      return show(payment);
    },
    close: (params: Params): Params => {
      const key = parse(trade, params).out_trade_no;
      const payment = till.find('yipay', key);
      if (!payment) return missingTrade(till, 'close', key);
      const outcome = till.close(payment);
      if (outcome.ok) payer.closed(outcome.value);
      return settle(outcome);
    },
  };
};

const createRefundActs = ({ till, refunds }: YipayDesk) => ({
  refund: (params: Params): Params => {
    const input = parse(refund, params);
    const payment = till.find('yipay', input.out_trade_no);
    if (!payment) return missingTrade(till, 'refund', input.out_trade_no);
    const asked = { key: input.out_request_no, chargeId: input.charge_no, amount: input.refund_amount };
    const outcome = refunds.refund(payment, asked);
    return outcome.ok ? { code: 'SUCCESS', ...refundParams(payment, outcome.value) } : { code: CODES[outcome.reason] };
  },
  find_refund: (params: Params): Params => {
    const found = refunds.find('yipay', parse(refundQuery, params).out_request_no);
    return found ? { code: 'SUCCESS', ...refundParams(found.payment, found.refund) } : { code: 'REFUND_NOT_EXIST' };
  },
});

const PATHS = {
  '/yipay/trade/create': 'create',
  '/yipay/trade/query': 'find',
  '/yipay/trade/close': 'close',
  '/yipay/trade/refund': 'refund',
  '/yipay/trade/refund-query': 'find_refund',
} as const;

/** The request's parameters when the signature, its age and its method fit; the error code otherwise. */
const checkRequest = (request: Exchange['request'], secret: string): Params | string => {
  const params = readForm(rawBody(request));
  if (!params || !isSigned(params, secret)) return 'SIGN_ERROR';
  if (Math.abs(Number(nowSeconds()) - Number(params['timestamp'] ?? 0)) > TOLERANCE_SECONDS) return 'TIMESTAMP_EXPIRED';
  return params['method'] === request.url ? params : 'METHOD_MISMATCH';
};

/** Wallet by scanning, capture at once, CNY: form requests, flat JSON answers, both signed. */
export const addYipay = (desk: YipayDesk): void => {
  const acts = { ...createTradeActs(desk), ...createRefundActs(desk) };
  for (const [path, act] of Object.entries(PATHS)) {
    desk.sim.app.post(path, (request, reply) => {
      const params = checkRequest(request, desk.secret);
      if (typeof params === 'string') return reply.code(401).send({ code: params });
      const key = desk.till.byRefund('yipay', params['out_request_no'] ?? '')?.key ?? params['out_trade_no'];
      const call = { op: `yipay.${act}`, key: key ?? params['out_request_no'] ?? '' };
      return desk.sim.handle({ request, reply }, call, (): Answer => {
        const answer = { ...acts[act](params), nonce: params['nonce'] ?? '', timestamp: nowSeconds() };
        return { status: 200, body: signParams(answer, desk.secret) };
      });
    });
  }
};
