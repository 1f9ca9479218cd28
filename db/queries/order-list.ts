import { and, desc, eq, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { OrderStage } from '../../domain/order/stage.ts';
import type { OrderStatus } from '../../domain/order/status.ts';
import type { Queryable } from '../client.ts';
import { order, orderContact } from '../schema/order.ts';
import { anyOf } from './list.ts';
import { atStage, stageOf } from './stage.ts';
import { waitingPlace } from './waiting-place.ts';

/** Which orders; what is undefined narrows nothing. */
export type OrderSelection = {
  /** Of the caller: a shop's own orders only. */
  readonly shopId: string | undefined;
  readonly id?: readonly string[] | undefined;
  readonly status?: readonly OrderStatus[] | undefined;
  readonly stage?: readonly OrderStage[] | undefined;
  readonly waiting_on?: readonly string[] | undefined;
  readonly waiting_at?: readonly string[] | undefined;
  readonly trouble?: readonly string[] | undefined;
  readonly shop?: readonly string[] | undefined;
  readonly warehouse?: readonly string[] | undefined;
  readonly carrier?: readonly string[] | undefined;
  readonly method?: readonly string[] | undefined;
  readonly currency?: string | undefined;
  readonly customer_id?: string | undefined;
  readonly reference?: string | undefined;
  readonly attention?: boolean | undefined;
  readonly late?: boolean | undefined;
  readonly held?: boolean | undefined;
  readonly open?: boolean | undefined;
  readonly imported?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Somebody must look, or a time has passed: of what it waits for, or of what the customer was promised. */
export const isLate = sql<boolean>`(${order.endedAt} IS NULL AND (${order.needsAttention} IS NOT NULL
  OR ${order.waitingUntil} < now() OR (${order.promisedAt} < now() AND ${order.status} = 'fulfilling')))`;

const among = (column: PgColumn | SQL, values: readonly string[] | undefined): SQL | undefined =>
  values === undefined || values.length === 0 ? undefined : sql`${column}::text = ${anyOf(values)}`;

/** Of the column's own type, so that an index can answer. */
const anyStatus = (statuses: readonly OrderStatus[]): SQL =>
  sql`ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(statuses)}::jsonb)::order_status))`;

const whether = (condition: SQL, wanted: boolean | undefined): SQL | undefined => {
  if (wanted === undefined) return undefined;
  return wanted ? condition : sql`NOT ${condition}`;
};

/** Some parcel of it goes from there, or with that carrier. */
const byParcel = (column: 'warehouse' | 'carrier', values: readonly string[] | undefined): SQL | undefined =>
  values === undefined || values.length === 0
    ? undefined
    : sql`EXISTS (SELECT 1 FROM shipment s WHERE s.order_id = ${order.id} AND s.${sql.identifier(column)} = ${anyOf(values)})`;

const whereabouts = (of: OrderSelection): (SQL | undefined)[] => [
  of.stage === undefined || of.stage.length === 0 ? undefined : atStage(of.stage),
  byParcel('warehouse', of.warehouse),
  byParcel('carrier', of.carrier),
  among(order.waitingOn, of.waiting_on),
  among(waitingPlace, of.waiting_at),
  among(order.needsAttention, of.trouble),
  of.status === undefined || of.status.length === 0 ? undefined : sql`${order.status} = ${anyStatus(of.status)}`,
];

const circumstances = (of: OrderSelection): (SQL | undefined)[] => [
  whether(sql`(${order.needsAttention} IS NOT NULL)`, of.attention),
  whether(isLate, of.late),
  whether(sql`(${order.holdReason} IS NOT NULL)`, of.held),
  whether(sql`(${order.endedAt} IS NULL)`, of.open),
  whether(sql`${order.imported}`, of.imported),
];

const particulars = (of: OrderSelection): (SQL | undefined)[] => [
  of.shopId === undefined ? undefined : eq(order.shopId, of.shopId),
  among(order.id, of.id),
  among(order.shopId, of.shop),
  among(order.paymentMethod, of.method),
  of.currency === undefined ? undefined : eq(sql`${order.currency}`, of.currency),
  of.customer_id === undefined ? undefined : eq(order.customerId, of.customer_id),
  of.reference === undefined ? undefined : and(isNotNull(order.reference), eq(order.reference, of.reference)),
  of.from === undefined ? undefined : gte(order.acceptedAt, of.from),
  of.to === undefined ? undefined : lt(order.acceptedAt, of.to),
];

/** The condition on the order's row, for every query that lists or counts them. */
export const selected = (of: OrderSelection): SQL | undefined =>
  and(...particulars(of), ...circumstances(of), ...whereabouts(of));

type PageOf = {
  /** The id of the last order of the page before; its instant stays in the database, which counts finer than we do. */
  readonly after: string | undefined;
  readonly limit: number;
};

const inOrder = (db: Queryable, where: SQL | undefined, { after, limit }: PageOf) =>
  db
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        where,
        after === undefined
          ? undefined
          : sql`(${order.acceptedAt}, ${order.id}) < (SELECT accepted_at, id FROM "order" WHERE id = ${after})`,
      ),
    )
    .orderBy(desc(order.acceptedAt), desc(order.id))
    .limit(limit + 1);

export type ListedOrder = Awaited<ReturnType<typeof readListed>>[number];

/** First which, then what is shown of them: so that only the page's own orders are looked into. */
export const listOrders = async (db: Queryable, of: OrderSelection, page: PageOf): Promise<ListedOrder[]> => {
  const ids = (await inOrder(db, selected(of), page)).map(({ id }) => id);
  return ids.length === 0 ? [] : readListed(db, ids);
};

type Goods = { readonly sku: string; readonly titleZh: string; readonly titleEn: string; readonly quantity: number };

const GOODS = sql<Goods | null>`(SELECT json_build_object('sku', l.sku, 'titleZh', k.title_zh, 'titleEn', k.title_en, 'quantity', l.quantity)
  FROM order_line l JOIN sku k ON k.sku = l.sku WHERE l.order_id = "order".id ORDER BY l.line_no LIMIT 1)`;
const LINES = sql<number>`(SELECT count(*)::int FROM order_line l WHERE l.order_id = "order".id)`;
const UNITS = sql<number>`(SELECT coalesce(sum(l.quantity), 0)::int FROM order_line l WHERE l.order_id = "order".id)`;

const ofParcels = (column: 'warehouse' | 'carrier') =>
  sql<string[]>`(SELECT coalesce(json_agg(DISTINCT s.${sql.identifier(column)}), '[]') FROM shipment s
    WHERE s.order_id = "order".id AND s.status <> 'cancelled')`;

/** What is shown of these, newest first. */
export const readListed = (db: Queryable, ids: readonly string[]) =>
  db
    .select({
      row: order,
      name: orderContact.name,
      phone: orderContact.phone,
      stage: stageOf(),
      isLate,
      first: GOODS,
      lines: LINES,
      units: UNITS,
      warehouses: ofParcels('warehouse'),
      carriers: ofParcels('carrier'),
    })
    .from(order)
    .leftJoin(orderContact, eq(orderContact.orderId, order.id))
    .where(sql`${order.id} = ${anyOf(ids)}`)
    .orderBy(desc(order.acceptedAt), desc(order.id));

/** How many, up to `most`; one more tells that there are more. */
export const countOrders = async (db: Queryable, of: OrderSelection, most: number): Promise<number> => {
  const rows = await db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM (SELECT 1 FROM "order" WHERE ${selected(of) ?? sql`true`} LIMIT ${most + 1}) counted`,
  );
  return rows[0]?.count ?? 0;
};
