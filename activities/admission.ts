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
import { admitInTurn } from '../domain/order/admission-turn.ts';
import type { OrderedLine } from '../domain/order/pricing.ts';
import type { Result } from '../domain/result.ts';
import { admittedOf, answerOf, waitingForPayment } from './admission-answer.ts';
import type { Deps } from './deps.ts';
import { type Hold, holdOf, redemptionsOf, reservationsOf, type Timing, timesOf } from './hold.ts';

export type AdmissionDeps = Pick<Deps, 'db' | 'plain' | 'gateways' | 'payUrl'>;
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
  const ids = [...new Set(asked.map(({ orderId }) => orderId))];
  const admitted = await deps.db.transaction((tx) =>
    admitAll(deps, tx, new Map(asked.map((one) => [one.orderId, one]))),
  );
  await notifyVerdicts(deps.plain, ids);
  return asked.map(({ orderId }) => admitted.get(orderId) ?? { kind: 'ended' });
};

/** Somebody else works on one of them just now: the others need not wait for it. */
class BusyError extends Error {}

type AskedById = ReadonlyMap<string, Asked>;
type Answers = Map<string, Admitted>;

const admitAll = async (deps: AdmissionDeps, tx: Transaction, asked: AskedById): Promise<Answers> => {
  const rows = await lockOrders(tx, [...asked.keys()]);
  if (rows.length < asked.size) throw new BusyError('an order is being worked on');
  const answers: Answers = new Map();
  for (const row of rows) {
    const before = await answerBefore(tx, row);
    if (before) answers.set(row.id, before);
  }
  const fresh = [...asked.keys()].flatMap((id) => rows.filter((row) => row.id === id && !answers.has(id)));
  if (fresh.length > 0) await judge(deps, tx, { asked, fresh, answers });
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

type Judging = { readonly asked: AskedById; readonly fresh: readonly OrderRow[]; readonly answers: Answers };

const judge = async (deps: AdmissionDeps, tx: Transaction, { asked, fresh, answers }: Judging): Promise<void> => {
  const now = await instantIn(tx, 0);
  const toJudge = fresh.map((row) => ({ row, lines: asked.get(row.id)?.lines ?? [] }));
  const { applicants, contested } = await readAdmissions(tx, toJudge, now);
  const results = admitInTurn(applicants, contested);
  const judged = fresh.map((row, index) => judgedOf(deps, row, { asked, result: results[index], now }));
  for (const { order, admitted } of judged) answers.set(order.id, admitted);
  await writeAll(tx, judged);
};

type Judged = {
  readonly order: OrderRow;
  readonly admitted: Admitted;
  readonly write: JudgedOrder;
  readonly news: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
  readonly hold?: Hold;
};
type Decision = { readonly asked: AskedById; readonly result: Result<Admission> | undefined; readonly now: string };

const judgedOf = (deps: AdmissionDeps, order: OrderRow, { asked, result, now }: Decision): Judged => {
  const timing = asked.get(order.id);
  if (!result || !timing) throw new Error('every order of the transaction has been judged');
  if (!result.ok) return refused(order, result.faults);
  const hold = holdOf(order, result.value, timesOf(result.value, timing, now));
  return held(deps, hold, timing);
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
