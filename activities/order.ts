import type { AdmittedShipment, ReadRoute } from '../contracts/order-step.ts';
import { addAudit } from '../db/queries/event.ts';
import { newId } from '../db/queries/new-id.ts';
import { endOrder, findOrder, instantIn, lockOrder, markAttention, moveOrder } from '../db/queries/order.ts';
import { cancelByPerson } from '../db/queries/order-action.ts';
import { findShipment, linesOfShipment, shipmentsOf } from '../db/queries/shipment.ts';
import { tellCustomer, tellShop } from '../db/queries/tell.ts';
import { type Admit, createAdmissions } from './admission.ts';
import { bindSteps } from './bind.ts';
import type { Deps } from './deps.ts';
import { overtake } from './escalation.ts';
import { admittedShipment, silenceMsOf } from './hold.ts';
import { readDeadlines } from './read-deadlines.ts';
import { releaseShipment } from './release.ts';
import { restoreWaiting } from './restore-waiting.ts';
import { releaseEverything, settlePayment } from './settle.ts';

type OfOrder = { readonly orderId: string };

const remindPayment = ({ db }: Deps, { orderId, n }: OfOrder & { n: number }): Promise<void> =>
  db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    // Who has paid another amount waits for our decision, not we for the customer's money.
    if (order.status !== 'awaiting_payment' || !order.paymentDeadline || order.holdReason === 'amount_mismatch') return;
    const until = order.paymentDeadline;
    const amount = { amount: order.totalMinor ?? 0, currency: order.currency };
    await tellCustomer(tx, order, { template: 'payment_reminder', cause: String(n), facts: { n, amount, until } });
    if (order.waitingOn !== 'payment') return;
    const facts = { ...order.waitingFacts, remindersSent: n, lastReminderAt: await instantIn(tx, 0) };
    await moveOrder(tx, orderId, { waiting: { on: 'payment', until, next: 'customer', facts } });
  });

/** A person said "again", in whichever way: nobody needs to answer for the failed step any more. */
const resumeOrder = (deps: Deps, { orderId }: OfOrder): Promise<void> =>
  deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    await overtake(tx, { orderId, outcome: 'retried', kind: 'step_failed' });
    await (order.endedAt === null ? restoreWaiting(deps, tx, order) : markAttention(tx, orderId, null));
  });

/** *Cancel* in the Temporal UI is a cancel by operations: undone fully, or too late and without effect. */
const cancelFromConsole = ({ db }: Deps, { orderId }: OfOrder): Promise<'cancelling' | 'too_late'> =>
  db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const by = 'temporal-ui';
    const until = await instantIn(tx, 10 * 60_000);
    const outcome = await cancelByPerson(tx, order, { by, reason: 'cancelled in the Temporal UI', until });
    await addAudit(tx, { id: newId('aud'), actor: by, action: 'order.cancel', ref: orderId, facts: { outcome } });
    return outcome === 'no' ? 'too_late' : 'cancelling';
  });

const isCancelling = async ({ db }: Deps, { orderId }: OfOrder): Promise<boolean> =>
  (await findOrder(db, orderId))?.status === 'cancelling';

/** A shipment that a remedy added; carried like the first ones. Null when the order has no such shipment. */
const readShipment = async (
  { db, pace }: Deps,
  { orderId, shipmentId }: OfOrder & { readonly shipmentId: string },
): Promise<AdmittedShipment | null> => {
  const row = await findShipment(db, shipmentId);
  if (row?.orderId !== orderId) return null;
  const lines = await linesOfShipment(db, shipmentId);
  const admitted = admittedShipment({ ...row, capture: row.captureMinor, lines }, pace);
  return row.status === 'planned' ? { ...admitted, isStopped: true } : admitted;
};

/** Promise and silences as they stand in the rows, after the address was changed. */
const readRoute = async ({ db, pace }: Deps, { orderId }: OfOrder): Promise<ReadRoute> => {
  const [order, shipments] = await Promise.all([findOrder(db, orderId), shipmentsOf(db, orderId)]);
  const silences = shipments.map(({ id, silenceHours }) => [id, silenceMsOf(silenceHours, pace)] as const);
  return { promisedAt: order?.promisedAt ?? null, silenceMs: Object.fromEntries(silences) };
};

const releaseHold = ({ db }: Deps, { orderId }: OfOrder): Promise<void> =>
  db.transaction(async (tx) => {
    await lockOrder(tx, orderId);
    await releaseEverything(tx, orderId);
  });

const finishCancel = ({ db }: Deps, { orderId }: OfOrder): Promise<void> =>
  db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!(await endOrder(tx, orderId, { status: 'cancelled', reason: order.cancelReason }))) return;
    await overtake(tx, { orderId, outcome: 'cancelled' });
    await tellCustomer(tx, order, { template: 'order_cancelled', cause: 'cancelled', facts: {} });
    await tellShop(tx, order, { type: 'order.cancelled', data: { reason: order.cancelReason } });
  });

const completeOrder = ({ db }: Deps, { orderId }: OfOrder): Promise<void> =>
  db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    await overtake(tx, { orderId, outcome: 'overtaken' });
    if (await endOrder(tx, orderId, { status: 'completed' })) await tellShop(tx, order, { type: 'order.completed' });
  });

/** The order's steps in our own database. Each is one transaction and answers the same when it is repeated. */
export const createOrderActivities = (deps: Deps) => {
  const admit = createAdmissions(deps);
  return bindSteps(deps, {
    admitAndHold: (_: Deps, input: Admit) => admit(input),
    settlePayment,
    remindPayment,
    readDeadlines,
    resumeOrder,
    isCancelling,
    cancelFromConsole,
    readShipment,
    releaseShipment,
    readRoute,
    releaseHold,
    finishCancel,
    completeOrder,
  });
};
