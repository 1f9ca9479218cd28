import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { action, escalation } from '../schema/action.ts';
import { order, orderContact } from '../schema/order.ts';
import { parcel, shipment } from '../schema/shipment.ts';
import { region } from '../schema/shop.ts';
import { tracking } from '../schema/tracking.ts';

const MOST = 500;

const contact = { name: orderContact.name, phone: orderContact.phone };

/** What waits for a second person: whose trouble ends first comes first, then the oldest. */
export const awaitingApproval = (db: Queryable, id?: string) =>
  db
    .select({ action, order, contact, escalation })
    .from(action)
    .innerJoin(order, eq(order.id, action.orderId))
    .leftJoin(orderContact, eq(orderContact.orderId, action.orderId))
    .leftJoin(escalation, eq(escalation.id, action.escalationId))
    .where(and(eq(action.state, 'awaiting_approval'), id === undefined ? undefined : eq(action.id, id)))
    .orderBy(sql`${escalation.deadlineAt} ASC NULLS LAST`, asc(action.createdAt), asc(action.id))
    .limit(MOST);
export type AwaitingApproval = Awaited<ReturnType<typeof awaitingApproval>>[number];

const GIFTS = ['coupon', 'refund', 'reship'] as const;
const RECENT = sql`now() - interval '90 days'`;

type Given = { readonly count: number; readonly amount: number };
const NONE: Given = { count: 0, amount: 0 };

const given = {
  count: sql<number>`count(*) FILTER (WHERE ${action.state} IN ('accepted', 'applied'))::int`,
  amount: sql<string>`coalesce(sum(${action.amountMinor}) FILTER (WHERE ${action.state} IN ('accepted', 'applied')), 0)`,
};

const isRecentGift = (currency: string) =>
  and(inArray(action.kind, [...GIFTS]), sql`${action.currency} = ${currency}`, sql`${action.createdAt} >= ${RECENT}`);

type OfCustomer = { readonly customerKey: string; readonly currency: string };

/** Who the customer is to us: what they bought, and what was given to them lately by anybody. */
export const customerHistory = async (db: Queryable, { customerKey, currency }: OfCustomer) => {
  const own = eq(order.customerKey, customerKey);
  const isReal = sql`${order.status} IN ('fulfilling', 'after_sales', 'completed')`;
  const [[bought], [gifts]] = await Promise.all([
    db
      .select({
        orders: sql<number>`count(*)::int`,
        spent: sql<string>`coalesce(sum(${order.totalMinor}) FILTER (WHERE ${order.currency} = ${currency}), 0)`,
        since: sql<string | null>`min(${order.acceptedAt})`.mapWith(order.acceptedAt),
      })
      .from(order)
      .where(and(own, isReal)),
    db
      .select(given)
      .from(action)
      .innerJoin(order, eq(order.id, action.orderId))
      .where(and(own, isRecentGift(currency))),
  ]);
  const { orders = 0, spent = '0', since = null } = bought ?? {};
  return { orders, spent: Number(spent), since, given: gifts ? { ...gifts, amount: Number(gifts.amount) } : NONE };
};

/** What a person has given away lately, and how often somebody said no. */
export const actorHistory = async (db: Queryable, { actorId, currency }: { actorId: string; currency: string }) => {
  const [row] = await db
    .select({ ...given, refused: sql<number>`count(*) FILTER (WHERE ${action.state} = 'refused')::int` })
    .from(action)
    .where(and(eq(action.actorId, actorId), isRecentGift(currency)));
  const { count = 0, amount = '0', refused = 0 } = row ?? {};
  return { given: { count, amount: Number(amount) }, refused };
};

const asked = sql<number>`(SELECT count(*)::int FROM action a
  WHERE a.escalation_id = ${escalation.id} AND a.state = 'awaiting_approval')`;

/** Every open trouble with its order and its parcel, by time. */
export const openTroubles = (db: Queryable) =>
  db
    .select({
      escalation,
      order,
      contact,
      shipment,
      zone: region.zone,
      trackingNumber: parcel.trackingNumber,
      lastNewsAt: tracking.lastEventAt,
      asked,
    })
    .from(escalation)
    .innerJoin(order, eq(order.id, escalation.orderId))
    .leftJoin(orderContact, eq(orderContact.orderId, escalation.orderId))
    .leftJoin(region, sql`${region.code} = coalesce(${orderContact.regionCode}, ${orderContact.country})`)
    .leftJoin(shipment, eq(shipment.id, escalation.shipmentId))
    .leftJoin(parcel, and(eq(parcel.shipmentId, shipment.id), eq(parcel.n, 1)))
    .leftJoin(tracking, eq(tracking.trackingNumber, parcel.trackingNumber))
    .where(eq(escalation.state, 'open'))
    .orderBy(sql`${escalation.deadlineAt} ASC NULLS LAST`, asc(escalation.openedAt), asc(escalation.id))
    .limit(MOST);
export type OpenTrouble = Awaited<ReturnType<typeof openTroubles>>[number];
