import { and, eq, inArray, sql } from 'drizzle-orm';
import type { WorkflowMessageKind } from '../../domain/workflow-message.ts';
import type { Database, Queryable } from '../client.ts';
import { workflowMessage } from '../schema/message.ts';

export type NewMessage = {
  readonly id: string;
  readonly workflowId: string;
  readonly kind: WorkflowMessageKind;
  readonly payload: Readonly<Record<string, unknown>>;
};

export type MessageRow = NewMessage & { readonly attempts: number };

/** Commits with its fact; delivering it is somebody else's business. */
export const addMessage = async (tx: Queryable, message: NewMessage): Promise<void> => {
  await tx.insert(workflowMessage).values({ ...message, payload: { ...message.payload } });
};

/** A message that no handler will deliver: the relay's from the start. The same id is one message. */
export const leaveMessage = (tx: Queryable, message: NewMessage): Promise<void> => leaveMessages(tx, [message]);

export const leaveMessages = async (tx: Queryable, messages: readonly NewMessage[]): Promise<void> => {
  if (messages.length === 0) return;
  const nextAttemptAt = sql`now()` as unknown as string;
  const rows = messages.map((message) => ({ ...message, payload: { ...message.payload }, nextAttemptAt }));
  await tx.insert(workflowMessage).values(rows).onConflictDoNothing();
};

/** Claims what is due, by state and time, never by id: rows commit in any order. A claim lasts ten seconds. */
export const claimDueMessages = async (db: Database, limit: number): Promise<MessageRow[]> =>
  db.transaction(async (tx) => {
    const due = await tx
      .select({ id: workflowMessage.id })
      .from(workflowMessage)
      .where(and(eq(workflowMessage.state, 'pending'), sql`${workflowMessage.nextAttemptAt} <= now()`))
      .orderBy(workflowMessage.nextAttemptAt)
      .limit(limit)
      .for('update', { skipLocked: true });
    if (due.length === 0) return [];
    return tx
      .update(workflowMessage)
      .set({ nextAttemptAt: sql`now() + interval '10 seconds'`, attempts: sql`${workflowMessage.attempts} + 1` })
      .where(
        inArray(
          workflowMessage.id,
          due.map(({ id }) => id),
        ),
      )
      .returning({
        id: workflowMessage.id,
        workflowId: workflowMessage.workflowId,
        kind: workflowMessage.kind,
        payload: workflowMessage.payload,
        attempts: workflowMessage.attempts,
      });
  });

/** True when this call settled it: handler and relay may both have tried. */
export const settleMessage = async (
  tx: Queryable,
  id: string,
  state: 'acknowledged' | 'no_run' | 'parked',
): Promise<boolean> => {
  const settled = await tx
    .update(workflowMessage)
    .set({ state, settledAt: sql`now()`, lastError: null })
    .where(and(eq(workflowMessage.id, id), eq(workflowMessage.state, 'pending')))
    .returning({ id: workflowMessage.id });
  return settled.length > 0;
};

/** Tries again later: after a second, then ever longer, at most every minute. */
export const postponeMessage = async (tx: Queryable, id: string, error: string): Promise<void> => {
  await tx
    .update(workflowMessage)
    .set({
      lastError: error,
      nextAttemptAt: sql`now() + least(60, power(2, least(${workflowMessage.attempts}, 6))) * interval '1 second'`,
    })
    .where(and(eq(workflowMessage.id, id), eq(workflowMessage.state, 'pending')));
};
