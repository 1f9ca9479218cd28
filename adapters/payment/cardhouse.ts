import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import { fault, type FaultCode } from '../../domain/faults.ts';
import { refuse, type Result, succeed } from '../../domain/result.ts';
import { sameText } from '../constant-time.ts';
import type { ReportCall } from '../call-log.ts';
import { callHttp } from '../http.ts';
import { parseJson } from '../json.ts';
import { aboutKey, gatewayFault, isFresh, readAnswer } from './answer.ts';
import {
  cardhouseCharge,
  cardhouseError,
  cardhouseEvent,
  cardhouseIntent,
  cardhouseList,
  cardhouseRefund,
} from './cardhouse-wire.ts';
import type { GatewayEvent, GatewayPayment, PaymentGateway } from './port.ts';

export type CardhouseOptions = {
  /** Up to and including the gateway's own path, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly timeoutMs?: number;
  readonly report?: ReportCall | undefined;
};

const REFUSALS: Readonly<Record<string, FaultCode>> = {
  resource_missing: 'PAYMENT_UNKNOWN',
  idempotency_error: 'IDEMPOTENCY_KEY_REUSED',
  amount_too_large: 'PAYMENT_DECLINED',
  charge_voided: 'PAYMENT_DECLINED',
  card_declined: 'PAYMENT_DECLINED',
  currency_not_supported: 'PAYMENT_METHOD_UNAVAILABLE',
};

type Answer = { readonly status: number; readonly body: unknown };

type Calls = {
  readonly get: (path: string, query: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly post: (path: string, key: string, body: object) => Promise<Answer>;
};

const createCalls = (options: CardhouseOptions): Calls => {
  const { baseUrl, apiKey, timeoutMs = 5_000, report } = options;
  const authorization = `Bearer ${apiKey}`;
  const send = async (call: Parameters<typeof callHttp>[0]): Promise<Answer> => {
    const answer = await callHttp({ ...call, timeoutMs, report }, 'GATEWAY_UNAVAILABLE');
    return { status: answer.status, body: parseJson(answer.text) };
  };
  return {
    get: (path, query) => {
      const url = `${baseUrl}/v1${path}?${new URLSearchParams(query).toString()}`;
      return send({ method: 'GET', url, headers: { authorization } });
    },
    post: (path, key, body) => {
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key };
      return send({ method: 'POST', url: `${baseUrl}/v1${path}`, headers, body: JSON.stringify(body) });
    },
  };
};

/** The object asked for; a refusal that is understood becomes its fault, anything else leaves the outcome unknown. */
const read = <T extends z.ZodType>(schema: T, answer: Answer): z.output<T> => {
  if (answer.status === 200) return readAnswer(schema, answer.body);
  const { code } = readAnswer(cardhouseError, answer.body).error;
  throw gatewayFault(REFUSALS[code] ?? 'GATEWAY_UNAVAILABLE', code);
};

const createIntents = ({ get, post }: Calls): Pick<PaymentGateway, 'create' | 'find' | 'close'> => {
  const find = async (key: string): Promise<GatewayPayment | undefined> => {
    const list = read(cardhouseList(cardhouseIntent), await get('/payment_intents', { reference: key }));
    const [first] = list.data;
    return first && aboutKey(first, key);
  };
  return {
    find,
    create: async (input) => {
      const body = {
        amount: input.amount,
        currency: input.currency.toLowerCase(),
        reference: input.key,
        expires_at: input.expiresAt,
        webhook_url: input.notifyUrl,
        return_url: input.returnUrl,
      };
      return aboutKey(read(cardhouseIntent, await post('/payment_intents', input.key, body)), input.key);
    },
    // Only an unpaid intent is cancelled, so that a payer who was faster keeps the authorisation.
    close: async (key) => {
      const payment = await find(key);
      if (payment?.status !== 'open') return payment;
      const path = `/payment_intents/${encodeURIComponent(payment.gatewayRef)}/cancel`;
      const answer = await post(path, `close/${key}`, { only_unpaid: true });
      if (answer.status === 200) return aboutKey(read(cardhouseIntent, answer), key);
      const { error } = readAnswer(cardhouseError, answer.body);
      if (error.code !== 'payment_intent_unexpected_state') throw gatewayFault('GATEWAY_UNAVAILABLE', error.code);
      return aboutKey(readAnswer(cardhouseIntent, error.payment_intent), key);
    },
  };
};

type Money = Pick<PaymentGateway, 'captureCharge' | 'voidCharge' | 'refund' | 'findRefund'>;

const createMoney = ({ get, post }: Calls): Money => ({
  captureCharge: async ({ key, chargeId, amount }) =>
    read(cardhouseCharge, await post(`/charges/${encodeURIComponent(chargeId)}/capture`, key, { amount })),
  voidCharge: async ({ key, chargeId }) =>
    read(cardhouseCharge, await post(`/charges/${encodeURIComponent(chargeId)}/void`, key, {})),
  refund: async ({ key, chargeId, amount }) => {
    const answer = await post('/refunds', key, { charge: chargeId, amount, reference: key });
    return aboutKey(read(cardhouseRefund, answer), key);
  },
  findRefund: async (key) => {
    const [first] = read(cardhouseList(cardhouseRefund), await get('/refunds', { reference: key })).data;
    return first && aboutKey(first, key);
  },
});

/** `t=<seconds>,v1=<hex>[,v1=<hex>]`: while a secret is being changed, the gateway signs with both. */
const checkSignature = (header: string | undefined, raw: string, secret: string): Result<true> => {
  const parts = (header ?? '').split(',').map((part) => part.split('='));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  const expected = createHmac('sha256', secret).update(`${time}.${raw}`).digest('hex');
  const isSigned = parts.some(([name, value]) => name === 'v1' && sameText(value ?? '', expected));
  if (!isSigned || time === '') return refuse(fault('SIGNATURE_INVALID'));
  return isFresh(Number(time), Date.now())
    ? succeed(true)
    : refuse(fault('SIGNATURE_INVALID', undefined, { reason: 'too_old' }));
};

const readEvent = (header: string | undefined, raw: string, secret: string): Result<GatewayEvent> => {
  const checked = checkSignature(header, raw, secret);
  if (!checked.ok) return checked;
  const event = cardhouseEvent.safeParse(parseJson(raw));
  if (!event.success) return refuse(fault('MALFORMED_REQUEST'));
  return succeed({ eventId: event.data.id, type: event.data.type, payment: event.data.data.object });
};

export const createCardhouseGateway = (options: CardhouseOptions): PaymentGateway => {
  const calls = createCalls(options);
  return {
    name: 'cardhouse',
    capture: 'later',
    webhookReply: '{"received":true}',
    ...createIntents(calls),
    ...createMoney(calls),
    readWebhook: (headers, raw) => readEvent(headers['cardhouse-signature'], raw, options.webhookSecret),
  };
};
