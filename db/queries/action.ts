import { and, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { type ActionKind, type ActionState, GIVING_ACTIONS } from '../../domain/action/kind.ts';
import type { AuthorityCap } from '../../domain/authority/decide.ts';
import type { Queryable, Transaction } from '../client.ts';
import { settleItem } from './bulk-item.ts';
import { anyOf } from './list.ts';
import { ofShop } from './order-view.ts';
import { action, approval, authorityCap } from '../schema/action.ts';

export type ActionRow = typeof action.$inferSelect;

export const findAction = async (db: Queryable, id: string): Promise<ActionRow | undefined> =>
  (await db.select().from(action).where(eq(action.id, id)))[0];

export const lockAction = async (tx: Transaction, id: string): Promise<ActionRow | undefined> =>
  (await tx.select().from(action).where(eq(action.id, id)).for('update'))[0];

export const addAction = async (tx: Queryable, row: typeof action.$inferInsert): Promise<ActionRow> => {
  const added = await tx.insert(action).values(row).onConflictDoNothing().returning();
  const known = added[0] ?? (await findAction(tx, row.id));
  if (!known) throw new Error('an action that was just written must exist');
  return known;
};

export const decideAction = async (
  tx: Transaction,
  id: string,
  state: Extract<ActionState, 'accepted' | 'refused'>,
): Promise<void> => {
  await tx.update(action).set({ state, decidedAt: sql`now()` }).where(eq(action.id, id));
  if (state === 'refused') await settleItem(tx, id, { state, code: 'APPROVAL_REFUSED' });
};

export const endAction = async (
  tx: Transaction,
  id: string,
  set: { readonly state: 'applied' | 'failed'; readonly result: Record<string, string> },
): Promise<boolean> => {
  const ended = await tx
    .update(action)
    .set({ ...set, appliedAt: sql`now()` })
    .where(and(eq(action.id, id), eq(action.state, 'accepted')))
    .returning({ id: action.id });
  const isEnded = ended.length > 0;
  if (isEnded)
    await settleItem(tx, id, set.state === 'applied' ? { state: 'done' } : { state: 'failed', code: set.result.code });
  return isEnded;
};

export const readCaps = async (db: Queryable, kind: ActionKind): Promise<AuthorityCap[]> =>
  db.select().from(authorityCap).where(eq(authorityCap.action, kind));

/** What a person has given away on each of these orders so far, and what is under way; orders without anything are left out. */
export const givenAmong = async (tx: Queryable, orders: SQL, actorId: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx
    .select({ orderId: action.orderId, given: sql<string>`sum(${action.amountMinor})` })
    .from(action)
    .where(
      and(
        eq(action.actorId, actorId),
        sql`${action.orderId} = ${orders}`,
        inArray(action.kind, [...GIVING_ACTIONS]),
        inArray(action.state, ['accepted', 'applied']),
      ),
    )
    .groupBy(action.orderId);
  return new Map(rows.map(({ orderId, given }) => [orderId, Number(given)]));
};

export const givenBy = async (tx: Queryable, actorId: string, orderId: string): Promise<number> =>
  (await givenAmong(tx, anyOf([orderId]), actorId)).get(orderId) ?? 0;

export const addApproval = async (tx: Transaction, row: typeof approval.$inferInsert): Promise<void> => {
  await tx.insert(approval).values(row);
};

/** Whether somebody else has agreed. */
export const isApproved = async (db: Queryable, row: ActionRow): Promise<boolean> => {
  const rows = await db
    .select({ by: approval.principalId })
    .from(approval)
    .where(and(eq(approval.actionId, row.id), eq(approval.decision, 'approve'), ne(approval.principalId, row.actorId)));
  return rows.length > 0;
};

/** One more row than asked for tells whether there is a next page. */
export const listActions = (
  db: Queryable,
  filter: {
    readonly shopId: string | undefined;
    readonly state: ActionState | undefined;
    readonly orderId: string | undefined;
    /** The id of the last action of the page before. */
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<ActionRow[]> =>
  db
    .select()
    .from(action)
    .where(
      and(
        ofShop(action.orderId, filter.shopId),
        filter.state === undefined ? undefined : eq(action.state, filter.state),
        filter.orderId === undefined ? undefined : eq(action.orderId, filter.orderId),
        filter.after === undefined
          ? undefined
          : sql`(${action.createdAt}, ${action.id}) < (SELECT created_at, id FROM action WHERE id = ${filter.after})`,
      ),
    )
    .orderBy(desc(action.createdAt), desc(action.id))
    .limit(filter.limit + 1);

/** What a repeat of the step must find done. */
export const noteResult = async (tx: Transaction, id: string, result: Record<string, string>): Promise<void> => {
  await tx.update(action).set({ result }).where(eq(action.id, id));
};
