import { and, eq, isNull, sql } from 'drizzle-orm';
import type { OrderStatus } from '../../domain/order/status.ts';
import type { NextActor, WaitingCode } from '../../domain/waiting.ts';
import type { Queryable, Transaction } from '../client.ts';
import { order, orderContact, orderLine } from '../schema/order.ts';
import { addEvents } from './event.ts';
import { anyOf } from './list.ts';
import { newId } from './new-id.ts';

export type OrderRow = typeof order.$inferSelect;

export const findOrder = async (db: Queryable, id: string): Promise<OrderRow | undefined> =>
  (await db.select().from(order).where(eq(order.id, id)))[0];

/** Every decision about an order is made under this lock, taken before those of its payments, shipments and stock. */
export const lockOrder = async (tx: Transaction, id: string): Promise<OrderRow> => {
  const row = (await tx.select().from(order).where(eq(order.id, id)).for('no key update'))[0];
  if (!row) throw new Error('an order that a workflow works on must exist');
  return row;
};

/** Several orders in the order of their ids. Of a crowd those that somebody else works on are left out, not waited for. */
export const lockOrders = async (tx: Transaction, ids: readonly string[]): Promise<OrderRow[]> => {
  const rows = tx
    .select()
    .from(order)
    .where(sql`${order.id} = ${anyOf(ids)}`)
    .orderBy(order.id);
  return ids.length > 1 ? rows.for('no key update', { skipLocked: true }) : rows.for('no key update');
};

export const linesOf = (db: Queryable, orderId: string) =>
  db.select().from(orderLine).where(eq(orderLine.orderId, orderId)).orderBy(orderLine.lineNo);

export const findContact = async (db: Queryable, orderId: string) =>
  (await db.select().from(orderContact).where(eq(orderContact.orderId, orderId)))[0];

export type Waiting = {
  readonly on: WaitingCode;
  readonly until: string;
  readonly next: NextActor;
  readonly facts?: Readonly<Record<string, string | number>>;
};

type Change = Partial<
  Pick<
    OrderRow,
    | 'heldBy'
    | 'holdReason'
    | 'needsAttention'
    | 'paymentDeadline'
    | 'reminders'
    | 'afterSalesUntil'
    | 'promisedAt'
    | 'endReason'
  >
>;

/** What was only late is not late any more once the order moves on. */
const notLateAnyMore = sql<
  string | null
>`CASE WHEN ${order.needsAttention} NOT LIKE 'late\\_%' THEN ${order.needsAttention} END`;

/** Moves an order on; what it waits for next always goes with it. */
export const moveOrder = async (
  tx: Transaction,
  id: string,
  to: { readonly status?: OrderStatus; readonly waiting: Waiting; readonly set?: Change },
): Promise<void> => {
  const moved = await tx
    .update(order)
    .set({
      ...(to.status === undefined ? {} : { status: to.status }),
      needsAttention: notLateAnyMore,
      ...to.set,
      waitingOn: to.waiting.on,
      waitingUntil: to.waiting.until,
      nextActor: to.waiting.next,
      waitingFacts: { ...to.waiting.facts },
      version: sql`${order.version} + 1`,
    })
    .where(and(eq(order.id, id), isNull(order.endedAt)))
    .returning({ shopId: order.shopId });
  await addEvents(
    tx,
    moved.map(({ shopId }) => ({
      ...MOVED,
      id: newId('evt'),
      shopId,
      orderId: id,
      data: { waiting_on: to.waiting.on },
    })),
  );
};

/** The console shows each step; shops hear of those that matter to them. */
const MOVED = { type: 'order.moved', internal: true } as const;

/** An ended order waits for nothing, yet somebody may have to look at its money. */
export const markAttention = async (tx: Transaction, id: string, code: string | null): Promise<void> => {
  await tx
    .update(order)
    .set({ needsAttention: code, version: sql`${order.version} + 1` })
    .where(eq(order.id, id));
};

type EndedStatus = 'completed' | 'rejected' | 'expired' | 'cancelled';

/** Ends an order once; a repeat changes nothing and says so. */
export const endOrder = async (
  tx: Transaction,
  id: string,
  { status, reason = null }: { readonly status: EndedStatus; readonly reason?: string | null },
): Promise<boolean> => {
  const ended = await tx
    .update(order)
    .set({
      status,
      endReason: reason,
      endedAt: sql`now()`,
      waitingOn: null,
      waitingUntil: null,
      nextActor: null,
      waitingFacts: {},
      needsAttention: null,
      holdReason: null,
      heldBy: null,
      version: sql`${order.version} + 1`,
    })
    .where(and(eq(order.id, id), isNull(order.endedAt)))
    .returning({ id: order.id });
  return ended.length > 0;
};

/** Database time plus milliseconds: the one clock that deadlines are made of. */
export const instantIn = async (tx: Queryable, ms: number): Promise<string> => {
  const rows = await tx.execute<{ at: string }>(
    sql`SELECT to_char((now() + ${ms} * interval '1 millisecond') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`,
  );
  return rows[0]?.at ?? '';
};

/** The result of the order's first step, if it has been taken; its shape is the step's own. */
export const readVerdict = <T>(row: OrderRow): T | undefined => (row.verdict === null ? undefined : (row.verdict as T));
