import { isPassing } from '../contracts/error-code.ts';
import type { Admitted } from '../contracts/order-step.ts';
import { presentProblem } from '../contracts/problem.ts';
import type { Transaction } from '../db/client.ts';
import { createGroupCommit } from '../db/group-commit.ts';
import { storeAnswer } from '../db/queries/accept.ts';
import { readAdmissions } from '../db/queries/admission.ts';
import { redeemCoupons } from '../db/queries/coupon.ts';
import { type JudgedOrder, writeAdmissions, writeVerdicts } from '../db/queries/hold.ts';
import { endOrder, instantIn, linesOf, lockOrders, type OrderRow, readVerdict } from '../db/queries/order.ts';
import { holdStock } from '../db/queries/stock.ts';
import { tellShop, tellShops } from '../db/queries/tell.ts';
import { notifyVerdicts } from '../db/queries/verdict.ts';
import { type Fault, fault } from '../domain/faults.ts';
import type { Admission } from '../domain/order/admission.ts';
import { admitInTurn, type Applicant } from '../domain/order/admission-turn.ts';
import { withGateways } from '../domain/order/payment-method.ts';
import type { OrderedLine } from '../domain/order/pricing.ts';
import type { Result } from '../domain/result.ts';
import { admittedOf, answerOf, waitingForPayment } from './admission-answer.ts';
import type { Deps } from './deps.ts';
import { type Hold, holdOf, redemptionsOf, reservationsOf, type Timing, timesOf } from './hold.ts';

export type AdmissionDeps = Pick<Deps, 'db' | 'plain' | 'gateways' | 'payUrl' | 'customerUrl'>;
export type Admit = Timing & { readonly orderId: string };
type Asked = Admit & { readonly lines: readonly OrderedLine[] };

/**
 * Validates, prices, plans, holds and answers. Orders that come while others are being admitted share the next transaction,
 * so that an article which everybody wants at once is locked once for many of them.
 */
export const createAdmissions = (deps: AdmissionDeps): ((input: Admit) => Promise<Admitted>) => {
  const group = createGroupCommit<Asked, Admitted>({
    commit: (asked) => admitTogether(deps, asked),
    contendsFor: ({ lines }) => [...new Set(lines.map(({ sku }) => sku))],
    isAboutOne: (error) => error instanceof BusyError || !isPassing(error),
  });
  return async (input) => group.submit({ ...input, lines: await linesOf(deps.db, input.orderId) });
};

/** One transaction. Results are kept on the orders and returned again when a step repeats; who waits is woken after it. */
export const admitTogether = async (deps: AdmissionDeps, asked: readonly Asked[]): Promise<Admitted[]> => {
  const byId = new Map(asked.map((one) => [one.orderId, one]));
  const admitted = await deps.db.transaction((tx) => admitAll(deps, tx, byId));
  await notifyVerdicts(deps.plain, [...byId.keys()]);
  return asked.map(({ orderId }) => admitted.get(orderId) ?? { kind: 'ended' });
};

/** Somebody else works on one of them just now: the others need not wait for it. */
class BusyError extends Error {}

type Answers = ReadonlyMap<string, Admitted>;

const admitAll = async (deps: AdmissionDeps, tx: Transaction, asked: ReadonlyMap<string, Asked>): Promise<Answers> => {
  const rows = new Map((await lockOrders(tx, [...asked.keys()])).map((row) => [row.id, row]));
  if (rows.size < asked.size) throw new BusyError('an order is being worked on');
  const answers = new Map<string, Admitted>();
  for (const row of rows.values()) {
    const before = await answerBefore(tx, row);
    if (before) answers.set(row.id, before);
  }
  const fresh = [...asked.values()].flatMap((one) => {
    const row = rows.get(one.orderId);
    return row && !answers.has(row.id) ? [{ ...one, row }] : [];
  });
  for (const { order, admitted } of await judge(deps, tx, fresh)) answers.set(order.id, admitted);
  return answers;
};

/** Judged before, ended, or cancelled before anything was decided: then there is nothing to undo. */
const answerBefore = async (tx: Transaction, order: OrderRow): Promise<Admitted | undefined> => {
  const before = readVerdict<Admitted>(order);
  if (before) return before;
  if (order.endedAt !== null) return { kind: 'ended' };
  if (order.cancelRequestedBy === null) return undefined;
  await endOrder(tx, order.id, { status: 'cancelled', reason: order.cancelReason });
  const problem = presentProblem([fault('ORDER_CANCELLED')], `/v1/orders/${order.id}`);
  await storeAnswer(tx, order.id, { status: problem.status, body: JSON.stringify(problem) });
  await tellShop(tx, order, { type: 'order.cancelled', data: { reason: order.cancelReason } });
  return { kind: 'ended' };
};

type Judged = {
  readonly order: OrderRow;
  readonly admitted: Admitted;
  readonly write: JudgedOrder;
  readonly news: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
  readonly hold?: Hold;
};

type Fresh = Asked & { readonly row: OrderRow };

const judge = async (deps: AdmissionDeps, tx: Transaction, fresh: readonly Fresh[]): Promise<readonly Judged[]> => {
  if (fresh.length === 0) return [];
  const now = await instantIn(tx, 0);
  const { applicants, contested } = await readAdmissions(tx, fresh, now);
  const results = admitInTurn(applicants.map(withOwnGateways(deps)), contested);
  const judged = fresh.map((one, index) => judgedOf(deps, one, { result: results[index], now }));
  await writeAll(tx, judged);
  return judged;
};

const withOwnGateways =
  ({ gateways }: AdmissionDeps) =>
  (applicant: Applicant): Applicant => ({
    ...applicant,
    facts: { ...applicant.facts, methods: withGateways(applicant.facts.methods, gateways) },
  });

type Decision = { readonly result: Result<Admission> | undefined; readonly now: string };

const judgedOf = (deps: AdmissionDeps, { row, ...timing }: Fresh, { result, now }: Decision): Judged => {
  if (!result) throw new Error('every order of the transaction has been judged');
  if (!result.ok) return refused(row, result.faults);
  return held(deps, holdOf(row, result.value, timesOf(result.value, timing, now)), timing);
};

const refused = (order: OrderRow, faults: readonly Fault[]): Judged => {
  const [first = fault('MALFORMED_REQUEST'), ...more] = faults;
  const problem = presentProblem([first, ...more], `/v1/orders/${order.id}`);
  const codes = faults.map(({ code }) => code);
  const admitted: Admitted = { kind: 'rejected', codes };
  const answer = { status: problem.status, body: JSON.stringify(problem) };
  return {
    order,
    admitted,
    write: { id: order.id, status: 'rejected', verdict: admitted, answer, endReason: codes.join(' ') },
    news: { type: 'order.rejected', data: { codes } },
  };
};

const held = (deps: AdmissionDeps, hold: Hold, { pace }: Timing): Judged => {
  const { order, admission, times, paymentId } = hold;
  const { goods, discount, freight, total } = admission;
  const admitted = admittedOf(deps, hold, pace);
  return {
    order,
    admitted,
    hold,
    write: {
      id: order.id,
      status: 'awaiting_payment',
      verdict: admitted,
      answer: { status: 201, body: JSON.stringify(answerOf(deps, hold)) },
      prices: { goods, discount, freight, total },
      waiting: waitingForPayment(hold),
      paymentDeadline: times.deadline,
      reminders: times.reminders,
      promisedAt: times.promisedAt,
    },
    news: {
      type: 'order.held',
      data: { total: { amount: total, currency: order.currency }, payment_id: paymentId },
    },
  };
};

/** Prices, plans, shipments, payments, coupons and the stock that is now spoken for, then the orders themselves. */
const writeAll = async (tx: Transaction, judged: readonly Judged[]): Promise<void> => {
  const holds = judged.flatMap(({ hold }) => hold ?? []);
  if (holds.length > 0) {
    await redeemCoupons(tx, holds.flatMap(redemptionsOf));
    await writeAdmissions(tx, holds);
    await holdStock(tx, holds.flatMap(reservationsOf));
  }
  await writeVerdicts(
    tx,
    judged.map(({ write }) => write),
  );
  await tellShops(
    tx,
    judged.map(({ order, news }) => ({ order, ...news })),
  );
};
