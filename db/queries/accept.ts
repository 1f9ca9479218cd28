import { and, eq, ne, sql } from 'drizzle-orm';
import { FaultError } from '../../domain/fault-error.ts';
import { fault } from '../../domain/faults.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { idempotencyKey, order, orderContact, orderLine } from '../schema/order.ts';
import { addAudit } from './event.ts';
import { newId } from './new-id.ts';
import { intakePausedSince } from './pause.ts';
import { addMessage, type NewMessage } from './workflow-message.ts';

export type StoredAnswer = { readonly status: number; readonly body: string };

export type NewOrder = {
  readonly order: typeof order.$inferInsert;
  readonly contact: typeof orderContact.$inferInsert;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly message: NewMessage;
  /** The member of staff who placed it for a customer. */
  readonly placedBy?: string | undefined;
};

export type AcceptKey = {
  readonly shopId: string;
  readonly key: string;
  readonly bodyHash: string;
  /** How long the asking request may hold the key. */
  readonly leaseMs: number;
};

export type Acceptance =
  | { readonly kind: 'new'; readonly orderId: string }
  | { readonly kind: 'known'; readonly orderId: string; readonly answer: StoredAnswer | undefined }
  | { readonly kind: 'reused' }
  | { readonly kind: 'in_use' }
  /** `orderId` is the shop's other order with the reference. */
  | { readonly kind: 'reference_taken'; readonly orderId: string };

const lease = (ms: number) => sql`now() + ${ms} * interval '1 millisecond'`;

/** One commit: the key, the order, its contact and the message that starts its workflow; or what the key was used for before. */
export const acceptOrder = async (db: Database, key: AcceptKey, make: NewOrder): Promise<Acceptance> => {
  try {
    return await writeOrder(db, key, make);
  } catch (error) {
    const orderId = isReferenceTaken(error) ? await findByReference(db, make.order) : undefined;
    if (orderId === undefined) throw error;
    return { kind: 'reference_taken', orderId };
  }
};

/** Nothing of the request is kept then, so that its key serves for the corrected one. */
const isReferenceTaken = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'constraint_name' in cause && cause.constraint_name === 'order_reference';
};

const findByReference = async (db: Database, { shopId, reference }: NewOrder['order']): Promise<string | undefined> => {
  const same = and(eq(order.shopId, shopId), eq(order.reference, reference ?? ''), ne(order.status, 'rejected'));
  return (await db.select({ id: order.id }).from(order).where(same))[0]?.id;
};

const writeOrder = (db: Database, key: AcceptKey, make: NewOrder): Promise<Acceptance> =>
  db.transaction(async (tx) => {
    const { shopId, bodyHash, leaseMs } = key;
    const orderId = make.order.id;
    const claimed = await tx
      .insert(idempotencyKey)
      .values({ shopId, key: key.key, bodyHash, orderId, leaseUntil: lease(leaseMs) as unknown as string })
      .onConflictDoNothing()
      .returning({ orderId: idempotencyKey.orderId, pausedSince: intakePausedSince });
    const [fresh] = claimed;
    if (!fresh) return recall(tx, key);
    // Nothing is kept then; what was accepted before the pause is still answered.
    if (fresh.pausedSince !== null)
      throw new FaultError(fault('INTAKE_PAUSED', undefined, { since: fresh.pausedSince }));
    await tx.insert(order).values(make.order);
    await tx.insert(orderContact).values(make.contact);
    await tx.insert(orderLine).values(make.lines.map((line, index) => ({ orderId, lineNo: index + 1, ...line })));
    await addMessage(tx, make.message);
    if (make.placedBy !== undefined)
      await addAudit(tx, { id: newId('aud'), actor: make.placedBy, action: 'order.place', ref: orderId });
    return { kind: 'new', orderId };
  });

const recall = async (tx: Transaction, key: AcceptKey): Promise<Acceptance> => {
  const same = and(eq(idempotencyKey.shopId, key.shopId), eq(idempotencyKey.key, key.key));
  const rows = await tx
    .select({ row: idempotencyKey, isLeased: sql<boolean>`${idempotencyKey.leaseUntil} > now()` })
    .from(idempotencyKey)
    .where(same)
    .for('update');
  const found = rows[0];
  if (!found) throw new Error('a key that is in the way must be there');
  const { row, isLeased } = found;
  if (row.bodyHash !== key.bodyHash) return { kind: 'reused' };
  const answer = answerOf(row);
  if (!answer && isLeased) return { kind: 'in_use' };
  if (!answer)
    await tx
      .update(idempotencyKey)
      .set({ leaseUntil: lease(key.leaseMs) as unknown as string })
      .where(same);
  return { kind: 'known', orderId: row.orderId, answer };
};

const answerOf = (row: { answerStatus: number | null; answerBody: string | null }): StoredAnswer | undefined =>
  row.answerStatus === null || row.answerBody === null ? undefined : { status: row.answerStatus, body: row.answerBody };

export const readAnswer = async (db: Queryable, orderId: string): Promise<StoredAnswer | undefined> => {
  const rows = await db
    .select({ answerStatus: order.answerStatus, answerBody: order.answerBody })
    .from(order)
    .where(eq(order.id, orderId));
  return rows[0] ? answerOf(rows[0]) : undefined;
};

/** The request leaves without an answer: the next one with the key may wait in its place. */
export const dropLease = async (db: Queryable, key: Pick<AcceptKey, 'shopId' | 'key'>): Promise<void> => {
  await db
    .update(idempotencyKey)
    .set({ leaseUntil: sql`now()` as unknown as string })
    .where(and(eq(idempotencyKey.shopId, key.shopId), eq(idempotencyKey.key, key.key)));
};

/** Stored by the step that writes the verdict, in its transaction: the exact bytes that every repeat is answered with. */
export const storeAnswer = async (tx: Transaction, orderId: string, answer: StoredAnswer): Promise<void> => {
  const set = { answerStatus: answer.status, answerBody: answer.body };
  await tx.update(order).set(set).where(eq(order.id, orderId));
  await tx.update(idempotencyKey).set(set).where(eq(idempotencyKey.orderId, orderId));
};
