import { presentVerdict } from '../contracts/order-answer.ts';
import type { Admitted } from '../contracts/order-step.ts';
import type { OrderDurations } from '../contracts/messages.ts';
import { presentProblem } from '../contracts/problem.ts';
import type { Transaction } from '../db/client.ts';
import { storeAnswer } from '../db/queries/accept.ts';
import { readAdmissionFacts } from '../db/queries/admission.ts';
import { endOrder, instantIn, lockOrder, type OrderRow, readVerdict, storeVerdict } from '../db/queries/order.ts';
import { tellShop } from '../db/queries/tell.ts';
import { notifyVerdict } from '../db/queries/verdict.ts';
import { type Fault, fault } from '../domain/faults.ts';
import { type Admission, admitOrder } from '../domain/order/admission.ts';
import { type Pace, shrink } from '../domain/pace.ts';
import type { Deps } from './deps.ts';
import { type Held, type HoldTimes, writeHold } from './hold.ts';

type Admit = { readonly orderId: string; readonly durations: OrderDurations; readonly pace: Pace };

const HOUR_MS = 3_600_000;
/** From payment to the carrier's hands: what the floor needs, on the safe side. */
const FLOOR_HOURS = 24;

/**
 * Validates, prices, plans, holds and answers in one transaction. Its result is kept on the order and returned again
 * when the step repeats; who waits for the verdict is woken after the commit.
 */
export const admitAndHold = async (deps: Deps, input: Admit): Promise<Admitted> => {
  const admitted = await deps.db.transaction((tx) => admit(deps, tx, input));
  await notifyVerdict(deps.plain, input.orderId);
  return admitted;
};

const admit = async (deps: Deps, tx: Transaction, input: Admit): Promise<Admitted> => {
  const order = await lockOrder(tx, input.orderId);
  const before = readVerdict<Admitted>(order);
  if (before) return before;
  if (order.endedAt !== null) return { kind: 'ended' };
  if (order.cancelRequestedBy !== null) return cancelUnjudged(tx, order);
  const now = await instantIn(tx, 0);
  const decision = admitOrder({ ...(await readAdmissionFacts(tx, order)), now });
  return decision.ok ? hold(deps, tx, { order, input, admission: decision.value }) : reject(tx, order, decision.faults);
};

/** Cancelled before anything was decided: there is nothing to undo. */
const cancelUnjudged = async (tx: Transaction, order: OrderRow): Promise<Admitted> => {
  await endOrder(tx, order.id, { status: 'cancelled', reason: order.cancelReason });
  const problem = presentProblem([fault('ORDER_CANCELLED')], `/v1/orders/${order.id}`);
  await storeAnswer(tx, order.id, { status: problem.status, body: JSON.stringify(problem) });
  await tellShop(tx, order, { type: 'order.cancelled', data: { reason: order.cancelReason } });
  return { kind: 'ended' };
};

const reject = async (tx: Transaction, order: OrderRow, faults: readonly Fault[]): Promise<Admitted> => {
  const [first = fault('MALFORMED_REQUEST'), ...more] = faults;
  const problem = presentProblem([first, ...more], `/v1/orders/${order.id}`);
  const admitted: Admitted = { kind: 'rejected', codes: faults.map(({ code }) => code) };
  await endOrder(tx, order.id, { status: 'rejected', reason: admitted.codes.join(' ') });
  await storeVerdict(tx, order.id, admitted);
  await storeAnswer(tx, order.id, { status: problem.status, body: JSON.stringify(problem) });
  await tellShop(tx, order, { type: 'order.rejected', data: { codes: admitted.codes } });
  return admitted;
};

type Holding = { readonly order: OrderRow; readonly input: Admit; readonly admission: Admission };

const hold = async (deps: Deps, tx: Transaction, holding: Holding): Promise<Admitted> => {
  const { order, admission } = holding;
  const times = await timesOf(tx, holding);
  const held = await writeHold(deps, tx, { order, admission, times });
  const kept = { ...holding, times, held };
  const admitted = admittedOf(kept);
  await storeVerdict(tx, order.id, admitted);
  await storeAnswer(tx, order.id, { status: 201, body: JSON.stringify(answerOf(deps, kept)) });
  return admitted;
};

const timesOf = async (tx: Transaction, { admission, input }: Holding): Promise<HoldTimes> => {
  const { durations, pace } = input;
  const promise = shrink((admission.transitHours + FLOOR_HOURS) * HOUR_MS, 'promise', pace);
  return {
    deadline: await instantIn(tx, durations.paymentWindow),
    reminders: await Promise.all(durations.reminders.map((ms) => instantIn(tx, ms))),
    /** Later than our own deadline, which closes the payment there: the gateway must not end it before we asked. */
    gatewayExpiry: await instantIn(tx, durations.paymentWindow * 2 + 24 * HOUR_MS),
    promisedAt: await instantIn(tx, durations.paymentWindow + promise),
  };
};

type Kept = Holding & { readonly times: HoldTimes; readonly held: Held };

/** What the shop is told, now and at every repeat of its request. */
const answerOf = (deps: Deps, { order, admission, times, held }: Kept) =>
  presentVerdict({
    id: order.id,
    reference: order.reference,
    currency: order.currency,
    ...admission,
    promotions: admission.applied.map(({ promotionId, couponCode, amount }) => ({
      promotionId,
      ...(couponCode === undefined ? {} : { couponCode }),
      discount: amount,
    })),
    promisedAt: times.promisedAt,
    shipments: held.shipments.map(({ id, warehouse }, index) => ({
      id,
      warehouse,
      carrier: admission.plan.shipments[index]?.carrier ?? '',
      lines: admission.plan.shipments[index]?.lines ?? [],
    })),
    payment: {
      id: held.paymentId,
      method: order.paymentMethod,
      expiresAt: times.deadline,
      payUrl: deps.payUrl(held.paymentId),
    },
    createdAt: order.acceptedAt,
  });

/** What the workflow goes on with. */
const admittedOf = ({ order, input, admission, times, held }: Kept): Admitted => ({
  kind: 'held',
  payment: {
    id: held.paymentId,
    method: order.paymentMethod,
    capture: held.capture,
    amount: admission.total,
    currency: order.currency,
  },
  deadlines: { payment: times.deadline, reminders: times.reminders, afterSales: null, silence: {} },
  promisedAt: times.promisedAt,
  shipments: held.shipments.map((shipment, index) => ({
    ...shipment,
    silenceMs: shrink((admission.plan.shipments[index]?.silenceHours ?? 24) * HOUR_MS, 'silence', input.pace),
  })),
});
