import { eq, isNull, and, sql } from 'drizzle-orm';
import { decideCancel } from '../../domain/order/action.ts';
import { nextActorOf } from '../../domain/waiting.ts';
import type { Queryable, Transaction } from '../client.ts';
import { action } from '../schema/action.ts';
import { order } from '../schema/order.ts';
import { principal } from '../schema/principal.ts';
import { shipment } from '../schema/shipment.ts';
import { moveOrder, type OrderRow } from './order.ts';
import { BEFORE_HAND_OVER, cancelPickTasks, lockShipments, moveShipment } from './shipment.ts';

type Cancel = { readonly by: string; readonly reason: string; readonly until: string };

/** The order and its shipments move here and now, so that hand-over and payment meet a decision that stands. */
export const cancelByPerson = async (tx: Transaction, row: OrderRow, { by, reason, until }: Cancel) => {
  const shipments = await lockShipments(tx, row.id);
  const outcome = decideCancel(
    row.status,
    shipments.map(({ status }) => status),
  );
  if (outcome === 'no' || outcome === 'again') return outcome;
  await tx.update(order).set({ cancelRequestedBy: by, cancelReason: reason }).where(eq(order.id, row.id));
  if (outcome === 'mark') return outcome;
  await moveOrder(tx, row.id, { status: 'cancelling', waiting: { on: 'cancelling', until, next: 'system' } });
  for (const each of shipments) await moveShipment(tx, each.id, { from: BEFORE_HAND_OVER, to: 'cancelling' });
  await cancelPickTasks(
    tx,
    shipments.map(({ id }) => id),
  );
  return outcome;
};

type MovedDeadline = {
  readonly deadline: 'payment' | 'reminder' | 'after_sales' | 'silence';
  readonly instant: string;
};

/** False when the order does not wait for that deadline. A moved deadline moves what the order is shown to wait until. */
export const moveOrderInstant = async (
  tx: Transaction,
  row: OrderRow,
  { deadline, instant }: MovedDeadline,
): Promise<boolean> => {
  if (deadline === 'payment' && row.status === 'awaiting_payment') {
    await tx.update(order).set({ paymentDeadline: instant }).where(eq(order.id, row.id));
    await showMoved(tx, row, { on: 'payment', until: instant });
    return true;
  }
  if (deadline === 'reminder' && row.status === 'awaiting_payment') return moveNextReminder(tx, row, instant);
  if (deadline === 'after_sales' && row.status === 'after_sales') {
    await tx.update(order).set({ afterSalesUntil: instant }).where(eq(order.id, row.id));
    await showMoved(tx, row, { on: 'after_sales', until: instant });
    return true;
  }
  if (deadline !== 'silence' || row.status !== 'fulfilling') return false;
  const moved = await tx
    .update(shipment)
    .set({ silenceUntil: instant })
    .where(and(eq(shipment.orderId, row.id), eq(shipment.status, 'handed_over'), isNull(shipment.deliveredAt)))
    .returning({ id: shipment.id });
  return moved.length > 0;
};

/** Who waits for a person goes on waiting for that person; who was only late waits for the deadline again. */
const showMoved = async (
  tx: Transaction,
  row: OrderRow,
  { on, until }: { readonly on: 'payment' | 'after_sales'; readonly until: string },
): Promise<void> => {
  if (row.waitingOn !== on && row.needsAttention !== `late_${on}`) return;
  await moveOrder(tx, row.id, { waiting: { on, until, next: nextActorOf(on), facts: row.waitingFacts } });
};

const moveNextReminder = async (tx: Transaction, row: OrderRow, instant: string): Promise<boolean> => {
  const at = row.reminders.findIndex((reminder) => Date.parse(reminder) > Date.now());
  if (at < 0) return false;
  const reminders = row.reminders.with(at, instant);
  await tx
    .update(order)
    .set({ reminders, version: sql`${order.version} + 1` })
    .where(eq(order.id, row.id));
  return true;
};

/** Who holds the order and what for, in codes: nothing of this is a person's words. */
export const holdFactsOf = async (db: Queryable, { heldBy }: OrderRow): Promise<Readonly<Record<string, string>>> => {
  const rows = await db
    .select({ since: action.createdAt, by: principal.role, request: action.request })
    .from(action)
    .innerJoin(principal, eq(principal.id, action.actorId))
    .where(eq(action.id, heldBy ?? ''));
  const [held] = rows;
  return { reason: 'held', ...(held && { since: held.since, by: held.by, cause: held.request.cause ?? 'other' }) };
};

/** A wrong amount stays the reason that is shown: nobody may overlook it. */
export const setHeld = async (tx: Transaction, row: OrderRow, heldBy: string | null): Promise<OrderRow> => {
  const reason = heldBy === null ? null : 'person';
  const holdReason = row.holdReason === 'amount_mismatch' ? row.holdReason : reason;
  await tx
    .update(order)
    .set({ heldBy, holdReason, version: sql`${order.version} + 1` })
    .where(eq(order.id, row.id));
  return { ...row, heldBy, holdReason };
};
