import { eq, sql } from 'drizzle-orm';
import type { NotificationChannel } from '../../domain/notification/status.ts';
import type { Queryable, Transaction } from '../client.ts';
import { notification } from '../schema/message.ts';
import { addJobs } from './job.ts';

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
  await addJobs(
    tx,
    'send_notification',
    added.map(({ id }) => id),
  );
};

export type SendingNotification = Pick<NewNotification, 'channel' | 'language' | 'text'> & {
  /** Somebody has tried before, and may have died over it. */
  readonly wasTried: boolean;
  /** Read at the moment of sending, since a customer may have been erased or may have changed the number. */
  readonly to: string | null;
};

/** Marks a row that is still to be sent as tried. */
export const startSending = async (db: Queryable, id: string): Promise<SendingNotification | undefined> =>
  (
    await db.execute<SendingNotification>(sql`
      UPDATE notification n SET tried_at = coalesce(n.tried_at, now())
      FROM notification before LEFT JOIN order_contact c ON c.order_id = before.order_id
      WHERE n.id = ${id} AND n.status = 'queued' AND before.id = n.id
      RETURNING n.channel, n.language, n.text, before.tried_at IS NOT NULL AS "wasTried",
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
