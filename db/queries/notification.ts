import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { NotificationChannel } from '../../domain/notification/status.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { notification } from '../schema/message.ts';
import { addJobs } from './job.ts';
import { newId } from './new-id.ts';
import { instantIn } from './order.ts';
import { lockPauses } from './pause.ts';

const TASK = 'send_notification';

export type NewNotification = {
  readonly id: string;
  readonly orderId: string;
  readonly template: string;
  readonly cause: string;
  readonly channel: NotificationChannel;
  readonly language: string;
  readonly text: string;
};

/** The rows and their jobs commit with their fact; the same cause never queues twice. */
export const queueNotifications = async (tx: Transaction, rows: readonly NewNotification[]): Promise<void> => {
  const added = await tx
    .insert(notification)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: notification.id });
  await addJobs(tx, TASK, { ids: added.map(({ id }) => id) });
};

const AT_ONCE = 500;
/** Ending a pause queues what it kept; should that be missed, it goes by itself. */
const LOOK_AGAIN_MS = 5 * 60_000;

/** While messages are paused one that is due is put off, and its tries are not counted. */
export const putOffWhilePaused = (db: Database, id: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    const [pause] = await lockPauses(tx, 'messages', ['']);
    const [row] = await tx.select({ status: notification.status }).from(notification).where(eq(notification.id, id));
    if (!pause || row?.status !== 'queued') return false;
    await addJobs(tx, TASK, { ids: [id], runAt: await instantIn(tx, LOOK_AGAIN_MS) });
    return true;
  });

/** Everything that was put off goes out now. */
export const queueAgain = async (tx: Transaction): Promise<void> => {
  for (let after = ''; ; ) {
    const rows = await tx
      .select({ id: notification.id })
      .from(notification)
      .where(and(eq(notification.status, 'queued'), gt(notification.id, after)))
      .orderBy(notification.id)
      .limit(AT_ONCE);
    await addJobs(tx, TASK, { ids: rows.map(({ id }) => id) });
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? '';
  }
};

export type SendingNotification = Pick<NewNotification, 'orderId' | 'channel' | 'language' | 'text'> & {
  /** Somebody has tried before, and may have died over it. */
  readonly wasTried: boolean;
  /** Read at the moment of sending, since a customer may have been erased or may have changed the number. */
  readonly to: string | null;
};

/** Marks a row that is still to be sent as tried, unless messages are paused. */
export const startSending = async (db: Queryable, id: string): Promise<SendingNotification | undefined> =>
  (
    await db.execute<SendingNotification>(sql`
      UPDATE notification n SET tried_at = coalesce(n.tried_at, now())
      FROM notification before LEFT JOIN order_contact c ON c.order_id = before.order_id
      WHERE n.id = ${id} AND n.status = 'queued' AND before.id = n.id
        AND NOT EXISTS (SELECT 1 FROM pause WHERE kind = 'messages' AND ended_at IS NULL)
      RETURNING n.order_id AS "orderId", n.channel, n.language, n.text, before.tried_at IS NOT NULL AS "wasTried",
        CASE n.channel WHEN 'email' THEN c.email ELSE c.phone END AS "to"`)
  )[0];

type Settled = {
  readonly status: 'sent' | 'delivered' | 'failed';
  readonly providerRef?: string;
  readonly error?: string;
};

export const settleNotification = async (
  db: Queryable,
  id: string,
  { status, providerRef, error }: Settled,
): Promise<void> => {
  await db
    .update(notification)
    .set({ status, providerRef: providerRef ?? null, error: error ?? null, sentAt: sql`now()` })
    .where(eq(notification.id, id));
};

/** The last thing that was written to the customer. */
export const lastWritten = async (db: Queryable, orderId: string) => {
  const { template, cause, language, text } = notification;
  const rows = await db
    .select({ template, cause, language, text })
    .from(notification)
    .where(eq(notification.orderId, orderId))
    .orderBy(desc(notification.createdAt), desc(notification.id))
    .limit(1);
  return rows[0];
};

/** The last thing that was written to the customer, once more for this reason; false when there is none. */
export const resendLast = async (tx: Transaction, orderId: string, reason: string): Promise<boolean> => {
  const last = await lastWritten(tx, orderId);
  if (!last) return false;
  const { template, cause } = last;
  const same = and(
    eq(notification.orderId, orderId),
    eq(notification.template, template),
    eq(notification.cause, cause),
  );
  const rows = await tx.select().from(notification).where(same);
  const again = `${cause.replace(/:again:.*$/, '')}:again:${reason}`;
  await queueNotifications(
    tx,
    rows.map(({ channel, language, text }) => ({
      id: newId('ntf'),
      orderId,
      template,
      cause: again,
      channel,
      language,
      text,
    })),
  );
  return true;
};
