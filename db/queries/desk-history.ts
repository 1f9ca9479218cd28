import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { GIVING_ACTIONS } from '../../domain/action/kind.ts';
import type { Queryable } from '../client.ts';
import { action } from '../schema/action.ts';
import { order } from '../schema/order.ts';
import { anyOf, rowsAs } from './list.ts';

const GIFTS = ['coupon', 'refund', 'reship'] as const;
const RECENT = sql`now() - interval '90 days'`;

/** One question of many: of whom, and counted in which currency. */
export type Whose = { readonly of: string; readonly currency: string };
export type PerWhose<T> = (whose: Whose) => T;

type Given = { readonly count: number; readonly amount: number };

const whose = { of: sql<string>`w.of`, currency: sql<string>`w.currency` };
const keyOf = ({ of, currency }: Whose): string => `${of} ${currency}`;

const asRows = (asked: readonly Whose[]): SQL => {
  const each = new Map(asked.map(({ of, currency }) => [keyOf({ of, currency }), { of, currency }]));
  return rowsAs('w', [...each.values()], 'of text, currency text');
};

const lookUp = <Row extends Whose, T>(rows: readonly Row[], read: (row: Row | undefined) => T): PerWhose<T> => {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return (one) => read(byKey.get(keyOf(one)));
};

const given = {
  count: sql<number>`count(*) FILTER (WHERE ${action.state} IN ('accepted', 'applied'))::int`,
  amount: sql<string>`coalesce(sum(${action.amountMinor}) FILTER (WHERE ${action.state} IN ('accepted', 'applied')), 0)`,
};
const readGiven = (row: { count: number; amount: string } | undefined): Given => ({
  count: row?.count ?? 0,
  amount: Number(row?.amount ?? 0),
});

const isRecentGift = and(
  inArray(action.kind, [...GIFTS]),
  sql`${action.currency} = w.currency`,
  sql`${action.createdAt} >= ${RECENT}`,
);

/** Who these customers are to us, by their keys: what they bought, and what was given to them lately by anybody. */
export const customerHistories = async (db: Queryable, asked: readonly Whose[]) => {
  const own = sql`${order.customerKey} = w.of`;
  const isReal = sql`${order.status} IN ('fulfilling', 'after_sales', 'completed')`;
  const [bought, gifts] = await Promise.all([
    db
      .select({
        ...whose,
        orders: sql<number>`count(*)::int`,
        spent: sql<string>`coalesce(sum(${order.totalMinor}) FILTER (WHERE ${order.currency} = w.currency), 0)`,
        since: sql<string | null>`min(${order.acceptedAt})`.mapWith(order.acceptedAt),
      })
      .from(asRows(asked))
      .innerJoin(order, and(own, isReal))
      .groupBy(whose.of, whose.currency),
    db
      .select({ ...whose, ...given })
      .from(asRows(asked))
      .innerJoin(order, own)
      .innerJoin(action, and(eq(action.orderId, order.id), isRecentGift))
      .groupBy(whose.of, whose.currency),
  ]);
  const giftsOf = lookUp(gifts, readGiven);
  const boughtBy = lookUp(bought, (row) => row ?? { orders: 0, spent: '0', since: null });
  return (one: Whose) => {
    const { orders, spent, since } = boughtBy(one);
    return { orders, spent: Number(spent), since, given: giftsOf(one) };
  };
};

/** What these people have given away lately, and how often somebody said no. */
export const actorHistories = async (db: Queryable, asked: readonly Whose[]) => {
  const rows = await db
    .select({ ...whose, ...given, refused: sql<number>`count(*) FILTER (WHERE ${action.state} = 'refused')::int` })
    .from(asRows(asked))
    .innerJoin(action, and(sql`${action.actorId} = w.of`, isRecentGift))
    .groupBy(whose.of, whose.currency);
  return lookUp(rows, (row) => ({ given: readGiven(row), refused: row?.refused ?? 0 }));
};

type OnOrder = { readonly actorId: string; readonly orderId: string };

/** What each of these people has given away on an order so far, and what is under way. */
export const givenOnOrders = async (db: Queryable, asked: readonly OnOrder[]): Promise<(one: OnOrder) => number> => {
  const rows = await db
    .select({ actorId: action.actorId, orderId: action.orderId, given: sql<string>`sum(${action.amountMinor})` })
    .from(action)
    .where(
      and(
        sql`${action.orderId} = ${anyOf(asked.map(({ orderId }) => orderId))}`,
        inArray(action.kind, [...GIVING_ACTIONS]),
        inArray(action.state, ['accepted', 'applied']),
      ),
    )
    .groupBy(action.actorId, action.orderId);
  const known = new Map(rows.map(({ actorId, orderId, given: sum }) => [`${actorId} ${orderId}`, Number(sum)]));
  return ({ actorId, orderId }) => known.get(`${actorId} ${orderId}`) ?? 0;
};
