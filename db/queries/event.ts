import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { auditLog, event } from '../schema/message.ts';

type Happening = {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** What a shop hears is about an order of its; internal ones are for the console alone. */
export type NewEvent =
  | (Happening & { readonly shopId: string; readonly orderId: string; readonly internal?: false })
  | (Happening & { readonly shopId?: string; readonly orderId?: string; readonly internal: true });

/** What happened; numbered later, so that readers never miss one that committed late. */
export const addEvents = async (tx: Queryable, rows: readonly NewEvent[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(event).values(rows.map((row) => ({ ...row, data: { ...row.data } })));
};

export type AuditEntry = {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly ref: string;
  readonly facts?: Readonly<Record<string, unknown>>;
};

export const addAudit = async (tx: Queryable, entry: AuditEntry): Promise<void> => {
  await tx.insert(auditLog).values({ ...entry, facts: { ...entry.facts } });
};

export const eventsAfter = (
  db: Queryable,
  { shopId, after, limit }: { shopId: string | undefined; after: number; limit: number },
) =>
  db
    .select()
    .from(event)
    .where(
      and(gt(event.seq, after), eq(event.internal, false), shopId === undefined ? undefined : eq(event.shopId, shopId)),
    )
    .orderBy(asc(event.seq))
    .limit(limit);

export type News = {
  readonly seq: number;
  readonly type: string;
  readonly shopId: string | null;
  readonly orderId: string | null;
  readonly internal: boolean;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Everything that has its number, for the console: what shops hear and what they do not. */
export const newsAfter = async (db: Queryable, after: number, limit: number): Promise<readonly News[]> => {
  const { seq, type, shopId, orderId, internal, at, data } = event;
  const rows = await db
    .select({ seq, type, shopId, orderId, internal, at, data })
    .from(event)
    .where(gt(seq, after))
    .orderBy(asc(seq))
    .limit(limit);
  return rows.map((row) => ({ ...row, seq: row.seq ?? 0 }));
};

export const lastSeq = async (db: Queryable): Promise<number> =>
  (await db.select({ seq: sql<number>`coalesce(max(${event.seq}), 0)`.mapWith(Number) }).from(event))[0]?.seq ?? 0;

/** The channel on which api processes hear that events have got their numbers. */
export const EVENT_CHANNEL = 'event_numbered';

/** After the commit of the numbers, in a statement of its own; it only wakes. */
export const notifyNumbered = async (db: Queryable): Promise<void> => {
  await db.execute(sql`SELECT pg_notify(${EVENT_CHANNEL}, '')`);
};

/** Numbers what has committed, oldest first. One caller at a time: the lock belongs to the job that numbers. */
export const numberEvents = async (
  tx: Transaction,
): Promise<readonly { id: string; shopId: string; internal: boolean }[]> => {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(7301)`);
  const rows = await tx.execute<{ id: string; shopId: string; internal: boolean }>(sql`
    WITH last AS (SELECT coalesce(max(seq), 0) AS seq FROM event),
    fresh AS (SELECT id, row_number() OVER (ORDER BY at, id) AS n FROM event WHERE seq IS NULL)
    UPDATE event e SET seq = last.seq + fresh.n FROM last, fresh WHERE e.id = fresh.id RETURNING e.id, e.shop_id AS "shopId", e.internal`);
  return [...rows];
};
