import type { Transaction } from '../db/client.ts';
import { findOrder, instantIn, moveOrder, type OrderRow, type Waiting } from '../db/queries/order.ts';
import { type ProgressWorld, putProgress } from '../db/queries/progress.ts';
import { nextActorOf } from '../domain/waiting.ts';
import type { Deps } from './deps.ts';

const MINUTE_MS = 60_000;

/** What a shipment's progress is judged by besides its rows. */
export const progressWorld = ({ pace, gateways }: Deps): ProgressWorld => ({
  pace,
  capturesLater: (method) => gateways.get(method)?.capture === 'later',
});

/** After a trouble the order waits again for what comes next by itself, with a time of its own. */
export const restoreWaiting = async (deps: Deps, tx: Transaction, before: OrderRow): Promise<void> => {
  const order = (await findOrder(tx, before.id)) ?? before;
  if (order.status === 'fulfilling') {
    await putProgress(tx, { ...order, waitingOn: null }, progressWorld(deps));
    return;
  }
  const on = order.status === 'cancelling' ? 'cancelling' : 'retry';
  const soon = { on, until: await instantIn(tx, 10 * MINUTE_MS), next: nextActorOf(on) } as const;
  const waiting: Waiting = waitingAlone(order) ?? soon;
  await moveOrder(tx, order.id, { waiting, set: { needsAttention: null } });
};

/** The waits that need no shipment to be known. */
const waitingAlone = (order: OrderRow): Waiting | undefined => {
  const { paymentDeadline, afterSalesUntil, currency, paymentMethod: method } = order;
  if (order.status === 'awaiting_payment' && paymentDeadline !== null) {
    const facts = { amountMinor: order.totalMinor ?? 0, currency, method };
    return { on: 'payment', until: paymentDeadline, next: nextActorOf('payment'), facts };
  }
  if (order.status === 'after_sales' && afterSalesUntil !== null) {
    return { on: 'after_sales', until: afterSalesUntil, next: nextActorOf('after_sales') };
  }
  return undefined;
};
