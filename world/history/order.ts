import { createRandom } from '../random.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './clock.ts';
import { answerComplaints, answerTroubles, closeDesk, NO_DESK, refundsOf, type Tools } from './desk.ts';
import { endOf } from './end.ts';
import { createIds } from './id.ts';
import { splitCaptures } from './money.ts';
import { isPaidAtDoor, paidAfter, payFor, WINDOW_MS } from './payment.ts';
import { type Asked, type Placed, placeOrder } from './placing.ts';
import { refusalFor } from './refusal.ts';
import type { Scene } from './scene.ts';
import type { Dispatch } from './trip.ts';
import type { Instant, PastOrder, PastRefund } from './types.ts';

/** What the floor may need, on the safe side, when a day is promised. */
const FLOOR_HOURS = 24;
const GIVEN_UP = ['changed_mind', 'ordered_twice', 'found_elsewhere'] as const;
const PAID_BEFORE_CANCEL_SHARE = 0.5;

const PREFIXES: Readonly<Record<string, string>> = { 'yizhou-cn': 'YZ', 'yizhou-live': 'YL', 'yizhou-eu': 'EU' };

type Common = Pick<
  PastOrder,
  | 'id'
  | 'shopId'
  | 'reference'
  | 'fate'
  | 'language'
  | 'currency'
  | 'customer'
  | 'lines'
  | 'method'
  | 'acceptedAt'
  | 'deadlineAt'
>;

const commonOf = (scene: Scene, placed: Placed, { makeId }: Tools): Common => {
  const { customer, fate, items, method, at, number } = placed;
  const { shopId } = placed.moment;
  return {
    id: makeId('ord', at),
    shopId,
    reference: `${PREFIXES[shopId] ?? shopId}-${100_001 + number}`,
    fate,
    language: customer.language,
    currency: scene.currencyOf(shopId),
    customer,
    lines: items,
    method,
    acceptedAt: at,
    deadlineAt: at + WINDOW_MS,
  };
};

const dispatchOf = (
  scene: Scene,
  placed: Placed,
  times: { paidAt: Instant | null; isCancelled: boolean },
): Dispatch => {
  const { number, customer, region, bill, loads, method, at: acceptedAt } = placed;
  const captures = splitCaptures(bill, loads);
  const plans = loads.map((load, n) => ({ load, quote: scene.lanes(load, region), capture: captures[n] ?? 0 }));
  const transitHours = Math.max(...plans.map(({ quote }) => quote.transitHours));
  const promisedAt = acceptedAt + WINDOW_MS + (transitHours + FLOOR_HOURS) * HOUR_MS;
  return { number, customer, region, acceptedAt, promisedAt, isPaidAtDoor: isPaidAtDoor(method), plans, ...times };
};

const refused = (scene: Scene, placed: Placed, tools: Tools): PastOrder => {
  const common = commonOf(scene, placed, tools);
  const { acceptedAt: at, lines, customer } = common;
  const refusal = refusalFor(customer, { at, today: scene.today }, tools.random);
  const wanted = refusal.sku === undefined ? lines : [{ sku: refusal.sku, quantity: refusal.quantity ?? 1 }];
  return {
    ...common,
    couponCodes: refusal.coupon === undefined ? [] : [refusal.coupon],
    lines: wanted,
    bill: null,
    payment: null,
    shipments: [],
    paidAt: null,
    promisedAt: null,
    afterSalesUntil: null,
    receivedAt: null,
    endedAt: at + tools.random.between(20, 90),
    endReason: refusal.code,
    desk: NO_DESK,
  };
};

type GivenUp = { readonly paidAt: Instant | null; readonly endedAt: Instant; readonly reason: string };

const giveUp = ({ fate, at }: Placed, { random }: Tools): GivenUp => {
  if (fate === 'expired') return { paidAt: null, endedAt: at + WINDOW_MS, reason: 'not_paid' };
  const reason = random.pick(GIVEN_UP);
  if (random.next() >= PAID_BEFORE_CANCEL_SHARE)
    return { paidAt: null, endedAt: at + random.between(MINUTE_MS, 25 * MINUTE_MS), reason };
  const paidAt = at + paidAfter(random);
  return { paidAt, endedAt: paidAt + random.between(3 * MINUTE_MS, 50 * MINUTE_MS), reason };
};

const wholeBack = (amount: number, at: Instant, { makeId, random }: Tools): PastRefund => {
  const requestedAt = at + random.between(200, 900);
  const id = makeId('ref', requestedAt);
  return { id, amount, cause: 'cancelled', requestedAt, settledAt: requestedAt + random.between(1, 90) * SECOND_MS };
};

/** Held, and let go again: not paid, or cancelled before it left. */
const givenUp = (scene: Scene, placed: Placed, tools: Tools): PastOrder => {
  const common = commonOf(scene, placed, tools);
  const { bill, method } = placed;
  const { paidAt, endedAt, reason } = giveUp(placed, tools);
  const dispatch = dispatchOf(scene, placed, { paidAt, isCancelled: true });
  const shipments = scene.dispatch(dispatch, tools.makeId, tools.random);
  const paying = { method, total: bill.total, acceptedAt: placed.at, paidAt, endedAt, shipments, isCancelled: true };
  const payment = payFor(paying, tools.makeId, tools.random);
  const isTaken = payment.captures.length > 0;
  return {
    ...common,
    couponCodes: [],
    bill,
    payment: isTaken ? { ...payment, refunds: [wholeBack(bill.total, endedAt, tools)] } : payment,
    shipments,
    paidAt,
    promisedAt: dispatch.promisedAt,
    afterSalesUntil: null,
    receivedAt: null,
    endedAt,
    endReason: reason,
    desk: NO_DESK,
  };
};

const completed = (scene: Scene, placed: Placed, tools: Tools): PastOrder => {
  const { today, desk } = scene;
  const { bill, customer, method, at: acceptedAt, coupon } = placed;
  const common = commonOf(scene, placed, tools);
  const paidAt = acceptedAt + (isPaidAtDoor(method) ? SECOND_MS : paidAfter(tools.random));
  const dispatch = dispatchOf(scene, placed, { paidAt, isCancelled: false });
  const sent = scene.dispatch(dispatch, tools.makeId, tools.random);
  const { shipments, escalations, actions } = answerTroubles(sent, customer, { ...tools, desk });
  const { arrivedAt, ...end } = endOf(shipments, today, tools.random);
  const unpacking = { shipments, bill, customer, from: arrivedAt, until: end.endedAt };
  const all = [...actions, ...answerComplaints(unpacking, scene.complaints, { ...tools, desk })];
  const paying = { method, total: bill.total, acceptedAt, paidAt, endedAt: end.endedAt, shipments, isCancelled: false };
  const payment = payFor(paying, tools.makeId, tools.random);
  scene.known.add(customer.id);
  const outcome = { shipments, actions: all, acceptedAt, promisedAt: dispatch.promisedAt, arrivedAt, today };
  return {
    ...common,
    couponCodes: coupon === undefined ? [] : [coupon],
    bill,
    payment: { ...payment, refunds: refundsOf(all, tools) },
    shipments,
    paidAt,
    promisedAt: dispatch.promisedAt,
    ...end,
    endReason: null,
    desk: closeDesk(outcome, escalations, { ...tools, desk, customer }),
  };
};

const MAKERS = { completed, expired: givenUp, cancelled: givenUp, rejected: refused } as const;

/** An order that has ended, from the moment at which it was placed. */
export const liveThrough = (scene: Scene, asked: Asked): PastOrder => {
  const random = createRandom(scene.seed, `history/order/${asked.number}`);
  const tools = { random, makeId: createIds(random) };
  return MAKERS[asked.fate](scene, placeOrder(scene, asked, tools), tools);
};
