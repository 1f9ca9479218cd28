import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fault, type FaultCode } from '../../domain/faults.ts';
import { toDecimal } from '../../domain/money.ts';
import { refuse, type Result, succeed } from '../../domain/result.ts';
import type { ReportCall } from '../call-log.ts';
import { callHttp } from '../http.ts';
import { parseJson } from '../json.ts';
import { aboutKey, gatewayFault, isFresh, readAnswer } from './answer.ts';
import type { CreatePayment, GatewayEvent, GatewayPayment, GatewayRefund, PaymentGateway } from './port.ts';
import { isYipaySigned, readYipayForm, signYipay, yipayRefund, yipayTrade, type YipayParams } from './yipay-wire.ts';

export type YipayOptions = {
  /** Up to and including the gateway's own path, without a slash at the end. */
  readonly baseUrl: string;
  /** Signs requests, answers and notices. */
  readonly secret: string;
  readonly timeoutMs?: number;
  readonly report?: ReportCall | undefined;
};

const REFUSALS: Readonly<Record<string, FaultCode>> = {
  TRADE_NOT_EXIST: 'PAYMENT_UNKNOWN',
  CHARGE_NOT_EXIST: 'PAYMENT_UNKNOWN',
  PARAMETER_CONFLICT: 'IDEMPOTENCY_KEY_REUSED',
  REFUND_AMT_EXCEEDED: 'PAYMENT_DECLINED',
  CURRENCY_NOT_SUPPORTED: 'PAYMENT_METHOD_UNAVAILABLE',
};

type Answer = YipayParams & { readonly code: string };
type Ask = (path: string, params: YipayParams) => Promise<Answer>;

const signedAnswer = z.object({ code: z.string(), nonce: z.string() }).catchall(z.string());

/** One signed question; an answer that is not signed, or answers another question, counts as none. */
const createAsk = (options: YipayOptions): Ask => {
  const { baseUrl, secret, timeoutMs = 5_000, report } = options;
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  return async (path, params) => {
    const nonce = randomUUID();
    const timestamp = Math.floor(Date.now() / 1_000).toString();
    const form = signYipay({ ...params, method: `${prefix}${path}`, nonce, timestamp }, secret);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    const answer = await callHttp(
      { method: 'POST', url: `${baseUrl}${path}`, headers, body, timeoutMs, report },
      'GATEWAY_UNAVAILABLE',
    );
    const parsed = readAnswer(signedAnswer, parseJson(answer.text));
    if (answer.status !== 200 || !isYipaySigned(parsed, secret)) throw gatewayFault('GATEWAY_UNAVAILABLE', parsed.code);
    if (parsed.nonce !== nonce) throw gatewayFault('GATEWAY_UNAVAILABLE', 'answer_mismatched');
    return parsed;
  };
};

const refuseBy = (code: string): never => {
  throw gatewayFault(REFUSALS[code] ?? 'GATEWAY_UNAVAILABLE', code);
};

const tradeOf = (answer: Answer, key: string): GatewayPayment => aboutKey(readAnswer(yipayTrade, answer), key);

const createTrades = (ask: Ask): Pick<PaymentGateway, 'create' | 'find' | 'close'> => ({
  create: async (input: CreatePayment) => {
    const answer = await ask('/trade/create', {
      out_trade_no: input.key,
      total_amount: toDecimal(input.amount, input.currency),
      currency: input.currency,
      time_expire: input.expiresAt,
      notify_url: input.notifyUrl,
      return_url: input.returnUrl,
    });
    return answer.code === 'SUCCESS' ? tradeOf(answer, input.key) : refuseBy(answer.code);
  },
  find: async (key) => {
    const answer = await ask('/trade/query', { out_trade_no: key });
    if (answer.code === 'TRADE_NOT_EXIST') return undefined;
    return answer.code === 'SUCCESS' ? tradeOf(answer, key) : refuseBy(answer.code);
  },
  close: async (key) => {
    const answer = await ask('/trade/close', { out_trade_no: key });
    if (answer.code === 'TRADE_NOT_EXIST') return undefined;
    const isAnswered = answer.code === 'SUCCESS' || answer.code === 'TRADE_HAS_SUCCESS';
    return isAnswered ? tradeOf(answer, key) : refuseBy(answer.code);
  },
});

const createRefunds = (ask: Ask): Pick<PaymentGateway, 'refund' | 'findRefund'> => {
  const refundOf = (answer: Answer, key: string): GatewayRefund => aboutKey(readAnswer(yipayRefund, answer), key);
  return {
    refund: async (input) => {
      const answer = await ask('/trade/refund', {
        out_trade_no: input.paymentKey,
        out_request_no: input.key,
        charge_no: input.chargeId,
        refund_amount: toDecimal(input.amount, input.currency),
      });
      return answer.code === 'SUCCESS' ? refundOf(answer, input.key) : refuseBy(answer.code);
    },
    findRefund: async (key) => {
      const answer = await ask('/trade/refund-query', { out_request_no: key });
      if (answer.code === 'REFUND_NOT_EXIST') return undefined;
      return answer.code === 'SUCCESS' ? refundOf(answer, key) : refuseBy(answer.code);
    },
  };
};

const notice = z.object({ notify_id: z.string().min(1), notify_type: z.string().min(1), notify_time: z.string() });

const readNotice = (raw: string, secret: string): Result<GatewayEvent> => {
  const params = readYipayForm(raw);
  if (!params || !isYipaySigned(params, secret)) return refuse(fault('SIGNATURE_INVALID'));
  const about = notice.safeParse(params);
  const payment = yipayTrade.safeParse(params);
  if (!about.success || !payment.success) return refuse(fault('MALFORMED_REQUEST'));
  const { notify_id: eventId, notify_type: type, notify_time: time } = about.data;
  if (!isFresh(Number(time), Date.now())) return refuse(fault('SIGNATURE_INVALID', undefined, { reason: 'too_old' }));
  return succeed({ eventId, type, payment: payment.data });
};

/** The wallet has taken the money already: there is nothing to capture or to give back but by a refund. */
const takenAtOnce = async (): Promise<never> => {
  throw gatewayFault('TRANSITION_INVALID', 'captured_at_once');
};

export const createYipayGateway = (options: YipayOptions): PaymentGateway => {
  const ask = createAsk(options);
  return {
    name: 'yipay',
    capture: 'at_once',
    webhookReply: 'success',
    ...createTrades(ask),
    ...createRefunds(ask),
    captureCharge: takenAtOnce,
    voidCharge: takenAtOnce,
    readWebhook: (_headers, raw) => readNotice(raw, options.secret),
  };
};
