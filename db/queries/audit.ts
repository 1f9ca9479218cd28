import { asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { auditLog } from '../schema/message.ts';

export type Seal = { readonly n: number; readonly prev: string; readonly hash: string };

/** Takes the right to seal for this transaction, then says where the chain ends. */
export const lastSeal = async (tx: Transaction): Promise<{ n: number; hash: string } | undefined> => {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(7302)`);
  const rows = await tx.select().from(auditLog).where(isNotNull(auditLog.n)).orderBy(desc(auditLog.n)).limit(1);
  const last = rows[0];
  return last && last.n !== null && last.hash !== null ? { n: last.n, hash: last.hash } : undefined;
};

export const unsealedEntries = (tx: Transaction) =>
  tx.select().from(auditLog).where(isNull(auditLog.n)).orderBy(asc(auditLog.at), asc(auditLog.id)).limit(500);

export const sealEntry = async (tx: Transaction, id: string, seal: Seal): Promise<void> => {
  await tx.update(auditLog).set(seal).where(eq(auditLog.id, id));
};
