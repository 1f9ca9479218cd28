import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OrderInput } from '../../contracts/messages.ts';
import { newId } from '../../db/queries/new-id.ts';
import type { PlaceOrder } from '../../contracts/order.ts';
import { orderWorkflowId } from '../../contracts/workflow-ids.ts';
import {
  acceptOrder,
  type AcceptKey,
  dropLease,
  type NewOrder,
  readAnswer,
  type StoredAnswer,
} from '../../db/queries/accept.ts';
import type { ShopRow } from '../../db/queries/shop.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { utcOffsetMinutesOf } from '../../domain/local-time.ts';
import type { ApiDeps } from '../deps.ts';
import { deliverSoon } from '../deliver.ts';
import { callerOf } from '../plugins/auth.ts';
import { addressRowOf } from './address.ts';
import { Refusal } from '../plugins/problem.ts';
import { shopMeant } from '../plugins/shop.ts';
import { durationsOf } from './durations.ts';

const VERDICT_DUE_MS = 5 * 60_000;
/** Longer than the wait for the verdict: a key is free again soon after its request has gone. */
const LEASE_MARGIN_MS = 2_000;

/** Accepts, starts the workflow, and waits a while for its verdict; the bytes it answers are those the verdict was written with. */
export const createPlaceOrder =
  (deps: ApiDeps) => async (request: FastifyRequest, reply: FastifyReply, body: PlaceOrder) => {
    const shop = await shopOf(deps, request);
    const key: AcceptKey = {
      shopId: shop.id,
      key: String(request.headers['idempotency-key']),
      bodyHash: createHash('sha256')
        .update(canonicalize(request.body) ?? '')
        .digest('hex'),
      leaseMs: deps.verdictWaitMs + LEASE_MARGIN_MS,
    };
    const make = { ...(await makeOrder(deps, shop, body)), placedBy: staffOf(callerOf(request)) };
    const accepted = await acceptOrder(deps.db, key, make);
    if (accepted.kind === 'reused') throw new Refusal([fault('IDEMPOTENCY_KEY_REUSED')]);
    if (accepted.kind === 'in_use') throw new Refusal([fault('IDEMPOTENCY_KEY_IN_USE')]);
    if (accepted.kind === 'reference_taken')
      throw new Refusal([fault('REFERENCE_TAKEN', '/reference', { order_id: accepted.orderId })]);
    if (accepted.kind === 'known' && accepted.answer)
      return replay(reply.header('idempotent-replayed', 'true'), accepted.answer, accepted.orderId);
    if (accepted.kind === 'new') deliverSoon(deps.courier, [make.message], request.log);
    const answer = await verdictOf(deps, accepted.orderId);
    if (answer) return replay(reply, answer, accepted.orderId);
    await dropLease(deps.db, key);
    const location = `/v1/orders/${accepted.orderId}`;
    return reply
      .code(202)
      .header('location', location)
      .send({ id: accepted.orderId, reference: body.reference ?? null, status: 'accepted', location });
  };

/** Registered before the row is read, so that no verdict can slip between; read again whenever woken and at the timeout. */
const verdictOf = async (deps: ApiDeps, orderId: string): Promise<StoredAnswer | undefined> => {
  const until = Date.now() + deps.verdictWaitMs;
  for (;;) {
    const wait = deps.verdicts.next(orderId, Math.max(0, until - Date.now()));
    try {
      const answer = await readAnswer(deps.db, orderId);
      if (answer || Date.now() >= until) return answer;
      await wait.woken;
    } finally {
      wait.stop();
    }
  }
};

const replay = (reply: FastifyReply, answer: StoredAnswer, orderId: string): FastifyReply =>
  reply
    .code(answer.status)
    .header('location', `/v1/orders/${orderId}`)
    .type(answer.status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json')
    .send(answer.body);

/** Whoever takes an order by telephone; a shop's own orders are nobody's in particular. */
const staffOf = ({ kind, id }: Principal): string | undefined => (kind === 'staff' ? id : undefined);

const shopOf = async (deps: ApiDeps, request: FastifyRequest): Promise<ShopRow> => {
  const { shop_id: asked } = request.query as { shop_id?: string };
  const shop = await shopMeant(deps.db, callerOf(request), asked);
  if (!shop) throw new Refusal([fault('SHOP_REQUIRED')]);
  return shop;
};

const makeOrder = async (deps: ApiDeps, shop: ShopRow, body: PlaceOrder): Promise<NewOrder> => {
  const id = newId('ord');
  const input: OrderInput = {
    orderId: id,
    shopId: shop.id,
    utcOffsetMinutes: utcOffsetMinutesOf(shop.timeZone, new Date().toISOString()),
    durations: await durationsOf(deps),
    pace: deps.pace,
  };
  return {
    order: {
      id,
      shopId: shop.id,
      reference: body.reference ?? null,
      language: body.language,
      currency: body.currency,
      paymentMethod: body.payment_method,
      customerId: body.customer.id ?? null,
      customerKey: deps.markCustomer(body.customer.phone),
      couponCodes: body.coupon_codes,
      metadata: body.metadata,
      waitingOn: 'verdict',
      waitingUntil: new Date(Date.now() + VERDICT_DUE_MS).toISOString(),
      nextActor: 'system',
    },
    contact: contactOf(id, body),
    lines: body.lines,
    message: {
      id: newId('msg'),
      workflowId: orderWorkflowId(id),
      kind: 'start_order',
      payload: { input, shopId: shop.id, paymentMethod: body.payment_method },
    },
  };
};

const contactOf = (orderId: string, { customer, shipping_address: address }: PlaceOrder): NewOrder['contact'] => ({
  orderId,
  name: customer.name,
  phone: customer.phone,
  email: customer.email ?? null,
  ...addressRowOf(address),
});
