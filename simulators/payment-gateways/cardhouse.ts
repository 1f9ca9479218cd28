import { z } from 'zod';
import type { Answer } from '../kit/call.ts';
import { type Exchange, readJson, type Simulator } from '../kit/server.ts';
import { hasBearer } from '../kit/sign.ts';
import { chargeObject, intentObject, refundObject } from './cardhouse-wire.ts';
import type { Payer } from './payer.ts';
import type { Payment } from './payment.ts';
import type { RefundDesk } from './refund-desk.ts';
import type { Outcome, Refusal, Till } from './till.ts';

export type CardhouseDesk = {
  readonly sim: Simulator;
  readonly till: Till;
  readonly refunds: RefundDesk;
  readonly payer: Payer;
  readonly apiKey: string;
  readonly payUrlOf: (payment: Payment) => string;
};

type Rejection = { readonly status: number; readonly code: string };

const REJECTIONS: Readonly<Record<Refusal, Rejection>> = {
  unknown: { status: 404, code: 'resource_missing' },
  other_terms: { status: 400, code: 'idempotency_error' },
  paid: { status: 400, code: 'payment_intent_unexpected_state' },
  exceeds: { status: 400, code: 'amount_too_large' },
  charge_unknown: { status: 404, code: 'resource_missing' },
  charge_voided: { status: 400, code: 'charge_voided' },
};

const reference = z.string().min(1).max(255);
const amount = z.int().min(1).max(99_999_999_999);
const newIntent = z.object({
  amount,
  currency: z.string(),
  reference,
  expires_at: z.iso.datetime(),
  webhook_url: z.string().default(''),
  return_url: z.string().default(''),
});
const cancel = z.object({ only_unpaid: z.literal(true) });
const byReference = z.object({ reference });
const newCapture = z.object({ amount });
const newRefund = z.object({ charge: z.string(), amount, reference });

const reject = ({ status, code }: Rejection, more: object = {}): Answer => ({
  status,
  body: { error: { type: 'invalid_request_error', code, ...more } },
});

const MISSING = reject(REJECTIONS.unknown);

/** Bearer key and, for writes, an idempotency key; the answer that refuses the call otherwise. */
const guard = ({ request }: Exchange, apiKey: string): Answer | undefined => {
  if (!hasBearer(request.headers.authorization, apiKey)) return reject({ status: 401, code: 'api_key_invalid' });
  if (request.method === 'POST' && !request.headers['idempotency-key']) {
    return reject({ status: 400, code: 'idempotency_key_missing' });
  }
  return undefined;
};

const idempotencyKey = ({ request }: Exchange): string => request.headers['idempotency-key']?.toString() ?? '';

type Call = { readonly op: string; readonly key: string };
type Id = { Params: { id: string } };

const createDesk = (desk: CardhouseDesk) => {
  const { sim, till, payUrlOf } = desk;
  return {
    show: (payment: Payment): Answer => ({ status: 200, body: intentObject(payment, payUrlOf(payment)) }),
    settle: <T>(outcome: Outcome<T>, show: (value: T) => object): Answer => {
      if (outcome.ok) return { status: 200, body: show(outcome.value) };
      const intent = outcome.payment && intentObject(outcome.payment, payUrlOf(outcome.payment));
      return reject(REJECTIONS[outcome.reason], intent ? { payment_intent: intent } : {});
    },
    missing: ({ op, key }: Call): Answer => {
      till.note('cardhouse', { op, key, effect: 'missing' });
      return MISSING;
    },
    handle: (exchange: Exchange, call: Call, act: () => Answer) => {
      const refused = guard(exchange, desk.apiKey);
      if (refused) return exchange.reply.code(refused.status).send(refused.body);
      return sim.handle(exchange, { op: `cardhouse.${call.op}`, key: call.key }, act);
    },
    ofCharge: (id: string): Payment | undefined => {
      const payment = till.byCharge(id);
      return payment?.gateway === 'cardhouse' ? payment : undefined;
    },
  };
};

const addIntents = (desk: CardhouseDesk): void => {
  const { sim, till, payer } = desk;
  const { show, settle, missing, handle } = createDesk(desk);
  sim.app.post('/cardhouse/v1/payment_intents', (request, reply) => {
    const body = readJson(request, newIntent);
    return handle({ request, reply }, { op: 'create', key: body.reference }, () => {
      const currency = body.currency.toUpperCase();
      if (currency !== 'CNY' && currency !== 'EUR') return reject({ status: 400, code: 'currency_not_supported' });
      const urls = { notifyUrl: body.webhook_url, returnUrl: body.return_url };
      const { amount, reference: key, expires_at: expiresAt } = body;
      const outcome = till.create({ gateway: 'cardhouse', key, amount, currency, expiresAt, ...urls });
      return settle(outcome, (payment) => intentObject(payment, desk.payUrlOf(payment)));
    });
  });
  sim.app.get('/cardhouse/v1/payment_intents', (request, reply) => {
    const { reference: key } = readJson(request, byReference);
    return handle({ request, reply }, { op: 'find', key }, () => {
      const payment = till.find('cardhouse', key);
      till.note('cardhouse', { op: 'find', key, effect: payment ? 'read' : 'missing' });
      return { status: 200, body: { object: 'list', data: payment ? [show(payment).body] : [] } };
    });
  });
  sim.app.post<Id>('/cardhouse/v1/payment_intents/:id/cancel', (request, reply) => {
    readJson(request, cancel);
    const payment = till.byRef(request.params.id);
    const call = { op: 'close', key: payment?.key ?? request.params.id };
    return handle({ request, reply }, call, () => {
      if (payment?.gateway !== 'cardhouse') return missing(call);
      const outcome = till.close(till.byRef(payment.ref) ?? payment);
      if (outcome.ok) payer.closed(outcome.value);
      return settle(outcome, (closed) => intentObject(closed, desk.payUrlOf(closed)));
    });
  });
};

const addCharges = (desk: CardhouseDesk): void => {
  const { sim, till } = desk;
  const { settle, missing, handle, ofCharge } = createDesk(desk);
  sim.app.post<Id>('/cardhouse/v1/charges/:id/capture', (request, reply) => {
    const exchange = { request, reply };
    const take = { chargeId: request.params.id, amount: readJson(request, newCapture).amount };
    const call = { op: 'capture', key: ofCharge(take.chargeId)?.key ?? take.chargeId };
    return handle(exchange, call, () => {
      const payment = ofCharge(take.chargeId);
      if (!payment) return missing(call);
      const terms = `capture ${take.chargeId} ${take.amount}`;
      const outcome = till.capture(payment, { key: idempotencyKey(exchange), terms }, take);
      return settle(outcome, (charge) => chargeObject(payment, charge));
    });
  });
  sim.app.post<Id>('/cardhouse/v1/charges/:id/void', (request, reply) => {
    const exchange = { request, reply };
    const { id } = request.params;
    const call = { op: 'void', key: ofCharge(id)?.key ?? id };
    return handle(exchange, call, () => {
      const payment = ofCharge(id);
      if (!payment) return missing(call);
      const outcome = till.release(payment, { key: idempotencyKey(exchange), terms: `void ${id}` }, id);
      return settle(outcome, (charge) => chargeObject(payment, charge));
    });
  });
};

const addRefunds = (desk: CardhouseDesk): void => {
  const { sim, refunds } = desk;
  const { settle, missing, handle, ofCharge } = createDesk(desk);
  sim.app.post('/cardhouse/v1/refunds', (request, reply) => {
    const exchange = { request, reply };
    const body = readJson(request, newRefund);
    const call = { op: 'refund', key: ofCharge(body.charge)?.key ?? body.charge };
    return handle(exchange, call, () => {
      const payment = ofCharge(body.charge);
      if (!payment) return missing(call);
      const outcome = refunds.refund(payment, { key: body.reference, chargeId: body.charge, amount: body.amount });
      return settle(outcome, (refund) => refundObject(payment, refund));
    });
  });
  sim.app.get('/cardhouse/v1/refunds', (request, reply) => {
    const { reference: key } = readJson(request, byReference);
    const call = { op: 'find_refund', key: desk.till.byRefund('cardhouse', key)?.key ?? key };
    return handle({ request, reply }, call, () => {
      const found = refunds.find('cardhouse', key);
      return { status: 200, body: { object: 'list', data: found ? [refundObject(found.payment, found.refund)] : [] } };
    });
  });
};

/** Cards, authorise then capture, CNY and EUR: bearer key, JSON in minor units, idempotency keys. */
export const addCardhouse = (desk: CardhouseDesk): void => {
  addIntents(desk);
  addCharges(desk);
  addRefunds(desk);
};
