import {
  allHandlersFinished,
  CancellationScope,
  condition,
  makeContinueAsNewFunc,
  workflowInfo,
} from '@temporalio/workflow';
import type { OrderInput, OrderOutcome } from '../../contracts/messages.ts';
import { local } from '../kit/activity.ts';
import { holdsBefore } from '../kit/wait.ts';
import { cancelOrder } from './cancel.ts';
import { showStage, tellWaiting } from './notice.ts';
import { attendPayments, awaitPayment } from './payment.ts';
import { carryShipment } from './shipment.ts';
import { heedConsole, openRun } from './listen.ts';
import { joinShipment, type OrderState, type Run } from './state.ts';

/** One order, from checkout to the end of its after-sales window. Every end is a result, never a failure. */
export async function order(input: OrderInput, resume?: OrderState): Promise<OrderOutcome> {
  const run = openRun(input, resume);
  heedConsole(run);
  return CancellationScope.nonCancellable(async () => {
    const outcome = await live(run);
    await drain(run);
    return outcome;
  });
}

const live = async (run: Run): Promise<OrderOutcome> => {
  const { state } = run;
  if (state.phase === 'admitting') {
    const refused = await admit(run);
    if (refused) return refused;
  }
  if (state.phase === 'awaiting_payment') {
    const settled = await awaitPayment(run);
    if (settled === 'cancelled') return cancelOrder(run);
    if (settled === 'expired') return end(run, 'expired');
  }
  if (state.phase === 'fulfilling') {
    if ((await fulfil(run)) === 'cancelled') return cancelOrder(run);
  }
  await afterSales(run);
  return end(run, 'completed');
};

/** Validates, prices, plans and holds in one transaction; the verdict answers the shop. */
const admit = async (run: Run): Promise<OrderOutcome | undefined> => {
  const { state, input } = run;
  state.undo.push({ kind: 'releaseHold' });
  const admitted = await local.admitAndHold({ orderId: input.orderId, durations: input.durations, pace: input.pace });
  if (admitted.kind === 'rejected') return end(run, 'rejected');
  if (admitted.kind === 'ended') return end(run, 'cancelled');
  state.phase = 'awaiting_payment';
  state.payment = admitted.payment;
  state.deadlines = admitted.deadlines;
  state.promisedAt = admitted.promisedAt;
  for (const shipment of admitted.shipments) joinShipment(state, shipment);
  return undefined;
};

/** Every shipment is carried at the same time; a remedy may add one while others are on the road. */
const fulfil = async (run: Run): Promise<'delivered' | 'cancelled'> => {
  const { state } = run;
  const carried = carryAll(run);
  for (;;) {
    await condition(() => carried.hasNews() || state.paymentNews || mayContinue(run));
    carried.start();
    await attendPayments(run);
    if (mayContinue(run)) await continueAsNew(run);
    if (!carried.isIdle()) continue;
    if (state.cancelling) return 'cancelled';
    if (state.deadlines.afterSales !== null) return 'delivered';
  }
};

const carryAll = (run: Run) => {
  const started = new Set<string>();
  let under = 0;
  let failure: Error | undefined;
  const waiting = () => run.state.shipments.filter(({ id, phase }) => !started.has(id) && phase !== 'done');
  const start = (): void => {
    if (failure !== undefined) throw failure;
    for (const shipment of waiting()) {
      started.add(shipment.id);
      under += 1;
      carryShipment(run, shipment)
        .catch((error: Error) => void (failure = error))
        .finally(() => void (under -= 1));
    }
  };
  const isIdle = (): boolean => under === 0 && waiting().length === 0;
  start();
  return {
    start,
    isIdle,
    hasNews: () => failure !== undefined || waiting().length > 0 || (under === 0 && isOver(run)),
  };
};

/** All parcels have ended, or none will go any more. */
const isOver = ({ state }: Run): boolean => state.cancelling || state.deadlines.afterSales !== null;

const afterSales = async (run: Run): Promise<void> => {
  const { state } = run;
  state.phase = 'after_sales';
  showStage(run, 'after_sales', 'after_sales');
  for (let over = false; !over; ) {
    tellWaiting(run, 'after_sales', { until: state.deadlines.afterSales ?? '' });
    const news = await holdsBefore(() => state.paymentNews || isAdvisedToContinue(run), {
      read: () => state.deadlines.afterSales,
      summary: 'after-sales window',
    });
    await attendPayments(run);
    if (news && isAdvisedToContinue(run)) await continueAsNew(run);
    over = !news;
  }
  await local.completeOrder({ orderId: run.input.orderId });
};

/** A completed order is a closed workflow in the stage `after_sales`: one event less on the way that most orders take. */
const end = (run: Run, outcome: OrderOutcome): OrderOutcome => {
  if (outcome !== 'completed') showStage(run, outcome, null);
  return outcome;
};

/** Nothing that arrived is left unread when a run closes. */
const drain = async (run: Run): Promise<void> => {
  await attendPayments(run);
  await condition(() => allHandlersFinished() && run.state.owed.length === 0);
  if (run.state.paymentNews) await drain(run);
};

const isAdvisedToContinue = ({ input }: Run): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > (input.historyLimit ?? Number.POSITIVE_INFINITY);
};

/** Resumable only while every live shipment is on the road: there the state says everything that is going on. */
const mayContinue = (run: Run): boolean =>
  isAdvisedToContinue(run) &&
  run.state.owed.length === 0 &&
  run.state.shipments.every(({ phase, news }) => phase === 'done' || (phase === 'tracking' && !news));

const continueAsNew = async (run: Run): Promise<void> => {
  await drain(run);
  if (run.state.phase === 'fulfilling' && !mayContinue(run)) return;
  await makeContinueAsNewFunc<typeof order>()(run.input, run.state);
};
