import { type SQL, sql } from 'drizzle-orm';
import { DAY_NUMBERS, type DayNumber } from '../../domain/day-number.ts';
import type { Currency } from '../../domain/money.ts';
import type { OrderStage } from '../../domain/order/stage.ts';
import { type StuckCause, WAITS_ON_PEOPLE, WAITS_ON_PROVIDER } from '../../domain/order/stuck.ts';
import type { Queryable } from '../client.ts';
import { order } from '../schema/order.ts';
import { anyOf } from './list.ts';
import { isLate } from './order-list.ts';
import { stageOf } from './stage.ts';
import { waitingPlace } from './waiting-place.ts';

/** Of these shops; of all when there is none. */
export type OfShops = readonly string[];

const ofShops = (shops: OfShops, column = sql`${order.shopId}`): SQL =>
  shops.length === 0 ? sql`true` : sql`${column} = ${anyOf(shops)}`;

const toInstant = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());

export type StageCount = {
  readonly stage: OrderStage;
  readonly count: number;
  readonly late: number;
  readonly medianAgeMs: number;
  readonly oldestAt: string;
};

/** How many orders stand where, of those that have not ended. */
export const countStages = async (db: Queryable, shops: OfShops): Promise<StageCount[]> => {
  const rows = await db.execute<StageCount>(sql`
    SELECT stage, count(*)::int AS count, count(*) FILTER (WHERE late)::int AS late,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY age) * 1000)::float8 AS "medianAgeMs", min(accepted_at) AS "oldestAt"
    FROM (
      SELECT ${stageOf()} AS stage, ${isLate} AS late, accepted_at, extract(epoch FROM now() - accepted_at) AS age
      FROM "order" WHERE ended_at IS NULL AND ${ofShops(shops)}
    ) open GROUP BY stage`);
  return rows.map((row) => ({
    ...row,
    medianAgeMs: Math.max(0, Math.round(row.medianAgeMs)),
    oldestAt: toInstant(row.oldestAt) ?? '',
  }));
};

/** Providers that do badly now, by what they are to an order. */
export type BadProviders = { readonly carriers: readonly string[]; readonly methods: readonly string[] };

const waitsOn = (waits: readonly string[], places: readonly string[]): SQL =>
  sql`("order".waiting_on = ${anyOf(waits)} AND ${waitingPlace} = ${anyOf(places)})`;

const kindOf = ({ carriers, methods }: BadProviders): SQL => sql`CASE
  WHEN needs_attention IS NOT NULL THEN 'attention'
  WHEN hold_reason IS NOT NULL THEN 'held'
  WHEN waiting_on = ${anyOf(WAITS_ON_PEOPLE)} THEN 'person'
  WHEN ${waitsOn(WAITS_ON_PROVIDER.carrier, carriers)} OR ${waitsOn(WAITS_ON_PROVIDER.gateway, methods)} THEN 'provider'
  WHEN ${isLate} THEN 'late' END`;

const OVERDUE = sql`least(CASE WHEN waiting_until < now() THEN waiting_until END, CASE WHEN promised_at < now() THEN promised_at END)`;
const TROUBLED = sql`CASE WHEN needs_attention IS NOT NULL
  THEN (SELECT min(opened_at) FROM escalation e WHERE e.order_id = "order".id AND e.state = 'open') END`;

/** Since when an order stands still, as far as its row tells. */
const SINCE = sql`coalesce(${TROUBLED}, CASE WHEN ${isLate} THEN ${OVERDUE} END, (waiting_facts ->> 'since')::timestamptz, accepted_at)`;

type Row = Omit<StuckCause, 'waitingOn'> & { readonly waits: StuckCause['waitingOn'] };

/** Orders that do not go on by themselves, by their causes; the oldest cause first. */
export const listStuck = async (db: Queryable, shops: OfShops, bad: BadProviders): Promise<StuckCause[]> => {
  const rows = await db.execute<Row>(sql`
    SELECT kind, json_agg(DISTINCT waiting_on) FILTER (WHERE waiting_on IS NOT NULL) AS waits, trouble, place,
      count(*)::int AS count, min(since) AS since, min(next_actor) AS "nextActor"
    FROM (
      SELECT ${kindOf(bad)} AS kind, waiting_on, needs_attention AS trouble, ${waitingPlace} AS place, next_actor,
        ${SINCE} AS since
      FROM "order" WHERE (ended_at IS NULL OR needs_attention IS NOT NULL) AND ${ofShops(shops)}
    ) stuck
    WHERE kind IS NOT NULL
    GROUP BY kind, trouble, place, CASE WHEN kind <> 'provider' THEN waiting_on END
    ORDER BY since`);
  return rows.map(({ waits, since, ...row }) => ({ ...row, waitingOn: waits, since: toInstant(since) }));
};

/** The order of a row, and when it happened. */
const HAPPENED: Readonly<Record<DayNumber, SQL>> = {
  placed: sql`SELECT id AS order_id, accepted_at AS at FROM "order"`,
  // A card is authorised first and captured later: the first of both is the payment.
  paid: sql`SELECT p.order_id, e.at FROM payment_event e JOIN payment p ON p.id = e.payment_id
    WHERE e.kind IN ('authorised', 'captured') AND NOT EXISTS (SELECT 1 FROM payment_event b
      WHERE b.payment_id = e.payment_id AND b.id < e.id AND b.kind IN ('authorised', 'captured'))`,
  handed_over: sql`SELECT order_id, handed_over_at AS at FROM shipment`,
  delivered: sql`SELECT order_id, delivered_at AS at FROM shipment`,
  refunded: sql`SELECT order_id, requested_at AS at FROM refund WHERE status <> 'failed'`,
};

export type DayCount = {
  readonly name: DayNumber;
  readonly today: number;
  readonly yesterday: number;
  readonly lastWeek: number;
};

const beginOf = (timeZone: string): SQL => sql`date_trunc('day', now(), ${timeZone})`;

const during = (timeZone: string, daysAgo: number): SQL =>
  sql`(at >= ${beginOf(timeZone)} - ${sql.raw(String(daysAgo))} * interval '1 day' AND at < now() - ${sql.raw(String(daysAgo))} * interval '1 day')`;

type Day = { readonly shops: OfShops; readonly timeZone: string };

const counted = (name: DayNumber, { shops, timeZone }: Day): SQL => {
  const [today, yesterday, lastWeek] = [0, 1, 7].map((days) => during(timeZone, days));
  return sql`
    SELECT ${sql.raw(`'${name}'`)} AS name, count(*) FILTER (WHERE ${today})::int AS today,
      count(*) FILTER (WHERE ${yesterday})::int AS yesterday, count(*) FILTER (WHERE ${lastWeek})::int AS "lastWeek"
    FROM (${HAPPENED[name]}) happened
    WHERE (${today} OR ${yesterday} OR ${lastWeek})
      AND ${shops.length === 0 ? sql`true` : sql`order_id IN (SELECT id FROM "order" WHERE ${ofShops(shops, sql`shop_id`)})`}`;
};

/** Today so far in this time zone, and the same hours of yesterday and of a week ago. */
export const countDay = async (db: Queryable, day: Day): Promise<readonly DayCount[]> => {
  const rows = await db.execute<DayCount>(
    sql.join(
      DAY_NUMBERS.map((name) => counted(name, day)),
      sql` UNION ALL `,
    ),
  );
  return DAY_NUMBERS.flatMap((name) => rows.filter((row) => row.name === name));
};

/** What was given back today, by currency. */
export const sumRefunds = async (db: Queryable, { shops, timeZone }: Day) => {
  const rows = await db.execute<{ currency: Currency; amount: number }>(sql`
    SELECT o.currency, sum(r.amount_minor)::float8 AS amount FROM refund r JOIN "order" o ON o.id = r.order_id
    WHERE r.requested_at >= ${beginOf(timeZone)} AND r.status <> 'failed' AND ${ofShops(shops, sql`o.shop_id`)}
    GROUP BY 1 ORDER BY 1`);
  return rows.map(({ currency, amount }) => ({ currency, amount }));
};
