import { CancellationScope, isCancellation } from '@temporalio/workflow';
import type { GiveBack } from '../../contracts/order-step.ts';
import { brief, foreign, local } from '../kit/activity.ts';
import { holdsBefore } from '../kit/wait.ts';
import { showReleased, tellWaiting } from './notice.ts';
import { insist } from './park.ts';
import type { OrderState, Run } from './state.ts';
import { escalate } from './trouble.ts';

export type Settlement = 'paid' | 'expired' | 'cancelled';

/** Waits for money, and asks the gateway itself before each reminder and before giving up. */
export const awaitPayment = async (run: Run): Promise<Settlement> => {
  const { state } = run;
  const opening = openPayment(run);
  let outcome: Settlement | 'waiting' = 'waiting';
  while (outcome === 'waiting') {
    const news = await awaitMoment(run);
    if (state.cancelling) outcome = 'cancelled';
    else if (news) outcome = await settle(run);
    else if (nextMoment(state).reminds) outcome = await remind(run);
    else outcome = await opening.stop().then(() => closeAtDeadline(run));
  }
  await opening.stop();
  if (outcome === 'paid') enterFulfilment(run);
  return outcome;
};

/** True on news, false when the next moment has come. A payment under review waits for a person, whatever the time. */
const awaitMoment = async (run: Run): Promise<boolean> => {
  const { state } = run;
  const isNews = (): boolean => state.paymentNews || state.cancelling;
  tellPayment(run);
  const read = (): string | null => (state.onReview ? null : nextMoment(state).at);
  return holdsBefore(isNews, { read, summary: nextMoment(state).summary });
};

const nextMoment = ({ deadlines, reminded }: OrderState): { at: string | null; reminds: boolean; summary: string } => {
  const reminder = deadlines.reminders?.[reminded];
  const deadline = deadlines.payment;
  return reminder !== undefined && (deadline === null || reminder < deadline)
    ? { at: reminder, reminds: true, summary: `reminder ${reminded + 1} to pay` }
    : { at: deadline, reminds: false, summary: 'payment deadline' };
};

/** Creates the payment at the gateway beside the waiting, so that neither a slow gateway nor a cancel holds up the other. */
const openPayment = (run: Run): { stop: () => Promise<void> } => {
  const { payment, undo } = run.state;
  if (!payment) return { stop: async () => undefined };
  undo.push({ kind: 'closePayment', paymentId: payment.id });
  const scope = new CancellationScope();
  const done = scope
    .run(() => insist(run, { name: 'create_payment' }, () => foreign.createPayment({ paymentId: payment.id })))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  return {
    stop: async () => {
      scope.cancel();
      await done;
    },
  };
};

/** Reads what the payments add up to, and gives back what nobody asked for. */
export const settle = async (run: Run): Promise<Settlement | 'waiting'> => {
  run.state.paymentNews = false;
  const settled = await local.settlePayment({ orderId: run.input.orderId, final: false });
  returnBeside(run, settled.giveBack);
  keepFromFloor(run, settled.stopped);
  if (settled.kind === 'mismatched') await review(run);
  return outcomeOf(settled.kind);
};

/** Their warehouse is paused, or a person holds the order: they begin by waiting for that to end. */
const keepFromFloor = ({ state }: Run, stopped: readonly string[] = []): void => {
  if (state.phase !== 'awaiting_payment') return;
  for (const shipment of state.shipments) if (stopped.includes(shipment.id)) shipment.phase = 'release';
};

/** A wrong amount is nobody's to guess about: the order is held until a person has decided. */
const review = async (run: Run): Promise<void> => {
  if (run.state.onReview) return;
  run.state.onReview = true;
  await escalate(run, { kind: 'amount_mismatch', detail: 'amount_mismatch' });
};

/** Money on its way back holds up neither the order nor its cancel; a run closes only when all of it has arrived. */
const returnBeside = (run: Run, due: readonly GiveBack[]): void => {
  const { state } = run;
  for (const each of due) {
    if (state.owed.includes(each.paymentId)) continue;
    state.owed.push(each.paymentId);
    void giveBack(run, [each]).then(() => void (state.owed = state.owed.filter((id) => id !== each.paymentId)));
  }
};

export const giveBack = async (run: Run, due: readonly GiveBack[]): Promise<void> => {
  for (const each of due) await insist(run, { name: 'give_back' }, () => foreign.giveBack(each));
};

const outcomeOf = (kind: 'paid' | 'expired' | 'mismatched' | 'waiting' | 'over'): Settlement | 'waiting' =>
  kind === 'paid' || kind === 'expired' ? kind : 'waiting';

const remind = async (run: Run): Promise<Settlement | 'waiting'> => {
  const { state, input } = run;
  state.reminded += 1;
  await brief.queryPayment({ paymentId: state.payment?.id ?? '' }).catch(keepWaiting);
  const outcome = await settle(run);
  if (outcome === 'waiting' && !state.cancelling)
    await local.remindPayment({ orderId: input.orderId, n: state.reminded });
  return outcome;
};

/** A gateway that does not answer must not keep a reminder from the customer. */
const keepWaiting = (error: unknown): void => {
  if (isCancellation(error)) throw error;
};

/** The gateway's word decides: only a payment closed there lets the order expire and the stock go. */
const closeAtDeadline = async (run: Run): Promise<Settlement | 'waiting'> => {
  const { state, input } = run;
  await insist(run, { name: 'close_payment' }, () => foreign.closePayment({ paymentId: state.payment?.id ?? '' }));
  state.paymentNews = false;
  const settled = await local.settlePayment({ orderId: input.orderId, final: true });
  returnBeside(run, settled.giveBack);
  keepFromFloor(run, settled.stopped);
  if (settled.kind === 'mismatched') await review(run);
  return settled.kind === 'over' ? 'cancelled' : outcomeOf(settled.kind);
};

const enterFulfilment = (run: Run): void => {
  run.state.phase = 'fulfilling';
  showReleased(run);
};

const tellPayment = (run: Run): void => {
  const { payment, deadlines, reminded, shipments } = run.state;
  if (!payment) return;
  tellWaiting(run, run.state.onReview ? 'payment_review' : 'payment', {
    amountMinor: payment.amount,
    currency: payment.currency,
    method: payment.method,
    ...(deadlines.payment === null ? {} : { until: deadlines.payment }),
    remindersSent: reminded,
    units: shipments.reduce((sum, shipment) => sum + shipment.units, 0),
  });
};

/** After the payment phase: late, second or refused money is still dealt with, at once. */
export const attendPayments = async (run: Run): Promise<void> => {
  if (run.state.paymentNews) await settle(run);
};
