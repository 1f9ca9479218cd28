import { and, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { EscalationKind, EscalationOutcome, EscalationTier } from '../../domain/escalation/kind.ts';
import type { Queryable, Transaction } from '../client.ts';
import { action, escalation } from '../schema/action.ts';
import { order } from '../schema/order.ts';
import { addEvents } from './event.ts';
import { newId } from './new-id.ts';
import { ofShop } from './order-view.ts';

export type EscalationRow = typeof escalation.$inferSelect;

export const findEscalation = async (db: Queryable, id: string): Promise<EscalationRow | undefined> =>
  (await db.select().from(escalation).where(eq(escalation.id, id)))[0];

export const lockEscalation = async (tx: Transaction, id: string): Promise<EscalationRow> => {
  const row = (await tx.select().from(escalation).where(eq(escalation.id, id)).for('update'))[0];
  if (!row) throw new Error('an escalation that a workflow works on must exist');
  return row;
};

type Trouble = {
  readonly id: string;
  readonly orderId: string;
  readonly shipmentId: string | null;
  readonly kind: EscalationKind;
  readonly detail: string;
};

const sameTrouble = ({ orderId, shipmentId, kind }: Trouble) =>
  and(
    eq(escalation.orderId, orderId),
    eq(escalation.kind, kind),
    shipmentId === null ? isNull(escalation.shipmentId) : eq(escalation.shipmentId, shipmentId),
  );

/**
 * Opens it once. A parcel's trouble that was dealt with before is not opened again; a failed step is, each time it fails.
 * Undefined: dealt with. The order's row is locked by the caller, which makes `n` the next.
 */
export const openEscalation = async (tx: Transaction, trouble: Trouble): Promise<EscalationRow | undefined> => {
  const known = await tx.select().from(escalation).where(sameTrouble(trouble)).orderBy(desc(escalation.n));
  const open = known.find(({ state }) => state === 'open');
  if (open) return open;
  if (known.length > 0 && trouble.kind !== 'step_failed') return undefined;
  const last = await tx
    .select({ n: sql<number>`coalesce(max(${escalation.n}), 0)::int` })
    .from(escalation)
    .where(eq(escalation.orderId, trouble.orderId));
  const added = await tx
    .insert(escalation)
    .values({ ...trouble, n: (last[0]?.n ?? 0) + 1 })
    .returning();
  return added[0];
};

export const setTier = async (
  tx: Transaction,
  id: string,
  set: { tier: EscalationTier; deadlineAt: string },
): Promise<void> => {
  await tx.update(escalation).set(set).where(eq(escalation.id, id));
};

/** True when this call ended it. What still waited for an approval has lost its purpose. */
export const resolveEscalation = async (tx: Transaction, id: string, outcome: EscalationOutcome): Promise<boolean> => {
  const [ended] = await tx
    .update(escalation)
    .set({ state: 'resolved', outcome, resolvedAt: sql`now()`, deadlineAt: null })
    .where(and(eq(escalation.id, id), eq(escalation.state, 'open')))
    .returning({ orderId: escalation.orderId });
  if (!ended) return false;
  await tx
    .update(action)
    .set({ state: 'expired', decidedAt: sql`now()` })
    .where(and(eq(action.escalationId, id), eq(action.state, 'awaiting_approval')));
  const [of] = await tx.select({ shopId: order.shopId }).from(order).where(eq(order.id, ended.orderId));
  const about = { orderId: ended.orderId, ...of };
  const news = { id: newId('evt'), type: 'escalation.resolved', data: { escalation_id: id, outcome } };
  await addEvents(tx, [{ ...news, ...about, internal: true }]);
  return true;
};

export const openEscalationsOf = (db: Queryable, orderId: string): Promise<EscalationRow[]> =>
  db
    .select()
    .from(escalation)
    .where(and(eq(escalation.orderId, orderId), eq(escalation.state, 'open')))
    .orderBy(asc(escalation.n));

/** The last trouble of a page and the time that it had then, since people move deadlines while others turn pages. */
export type EscalationPlace = { readonly id: string; readonly deadlineAt: string | null };

/** As fine as a place tells it. */
const toMillisecond = sql`date_trunc('milliseconds', ${escalation.deadlineAt})`;

/** Those without a deadline come last. */
const afterPlace = ({ id, deadlineAt }: EscalationPlace): SQL | undefined =>
  deadlineAt === null
    ? and(isNull(escalation.deadlineAt), gt(escalation.id, id))
    : or(
        sql`(${toMillisecond}, ${escalation.id}) > (${deadlineAt}::timestamptz, ${id})`,
        isNull(escalation.deadlineAt),
      );

/** One more row than asked for tells whether there is a next page. */
export const listEscalations = (
  db: Queryable,
  filter: {
    readonly shopId: string | undefined;
    readonly state?: 'open' | 'resolved' | undefined;
    readonly tier?: EscalationTier | undefined;
    readonly after: EscalationPlace | undefined;
    readonly limit: number;
  },
) =>
  db
    .select()
    .from(escalation)
    .where(
      and(
        ofShop(escalation.orderId, filter.shopId),
        filter.state === undefined ? undefined : inArray(escalation.state, [filter.state]),
        filter.tier === undefined ? undefined : eq(escalation.tier, filter.tier),
        filter.after === undefined ? undefined : afterPlace(filter.after),
      ),
    )
    .orderBy(sql`${toMillisecond} ASC NULLS LAST`, asc(escalation.id))
    .limit(filter.limit + 1);

/** The order waits until the same instant; its row is locked by the caller. */
export const moveEscalationDeadline = async (tx: Transaction, row: EscalationRow, instant: string): Promise<void> => {
  await tx.update(escalation).set({ deadlineAt: instant }).where(eq(escalation.id, row.id));
  await tx
    .update(order)
    .set({ waitingUntil: instant })
    .where(and(eq(order.id, row.orderId), inArray(order.waitingOn, ['agent', 'supervisor']), isNull(order.endedAt)));
};
