import { eq, sql } from 'drizzle-orm';
import type { NotificationChannel } from '../../domain/notification/status.ts';
import type { Queryable, Transaction } from '../client.ts';
import { notification } from '../schema/message.ts';
import { findContact } from './order.ts';

export type NewNotification = {
  readonly id: string;
  readonly orderId: string;
  readonly template: string;
  readonly cause: string;
  readonly channel: NotificationChannel;
  readonly language: string;
  readonly text: string;
};

/** The row and its job commit with their fact; the same cause never queues twice. */
export const queueNotification = async (tx: Transaction, row: NewNotification): Promise<void> => {
  const added = await tx.insert(notification).values(row).onConflictDoNothing().returning({ id: notification.id });
  if (added.length > 0) await addJob(tx, 'send_notification', row.id);
};

/** The job row is the outbox. `key` makes a job of the same name and key one job. */
export const addJob = async (tx: Transaction, task: string, id: string): Promise<void> => {
  await tx.execute(
    sql`SELECT graphile_worker.add_job(${task}, json_build_object('id', ${id}::text), max_attempts => 12, job_key => ${`${task}:${id}`})`,
  );
};

export type SendingNotification = typeof notification.$inferSelect & { readonly wasTried: boolean };

/** Marks the row as tried and says whether it had been before. */
export const startSending = async (db: Queryable, id: string): Promise<SendingNotification | undefined> => {
  const before = (await db.select().from(notification).where(eq(notification.id, id)))[0];
  if (!before) return undefined;
  if (before.triedAt === null)
    await db.update(notification).set({ triedAt: sql`now()` }).where(eq(notification.id, id));
  return { ...before, wasTried: before.triedAt !== null };
};

/** Read at the moment of sending, since a customer may have been erased or may have changed the number. */
export const recipientOf = async (
  db: Queryable,
  row: { readonly orderId: string; readonly channel: NotificationChannel },
): Promise<string | undefined> => {
  const contact = await findContact(db, row.orderId);
  return (row.channel === 'email' ? contact?.email : contact?.phone) ?? undefined;
};

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
