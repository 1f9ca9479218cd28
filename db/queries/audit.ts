import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, isNotNull, isNull, like, lt, type SQL, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../client.ts';
import { auditLog } from '../schema/message.ts';
import { alias } from 'drizzle-orm/pg-core';
import { principal } from '../schema/principal.ts';
import { staff } from '../schema/staff.ts';

type Seal = { readonly n: number; readonly prev: string; readonly hash: string };

export const GENESIS = '0'.repeat(64);

/** The chain's link: over the link before and everything that the row says. */
export const sealOf = (
  prev: string,
  entry: { at: string; actor: string; action: string; ref: string; facts: unknown },
): string =>
  createHash('sha256')
    .update([prev, entry.at, entry.actor, entry.action, entry.ref, JSON.stringify(entry.facts)].join('\n'))
    .digest('hex');

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

export type AuditQuery = {
  readonly actor: string | undefined;
  /** An action, or the noun before its dot for all of that noun. */
  readonly action: string | undefined;
  readonly ref: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The id of the last entry of the page before. */
  readonly before: string | undefined;
  readonly limit: number;
};

const ofAction = (action: string): SQL =>
  action.includes('.') ? eq(auditLog.action, action) : like(auditLog.action, `${action.replaceAll('_', '\\_')}.%`);

const isBefore = (id: string): SQL =>
  sql`(${auditLog.at}, ${auditLog.id}) < (SELECT at, id FROM audit_log WHERE id = ${id})`;

const when = <T>(value: T | undefined, condition: (value: T) => SQL): SQL | undefined =>
  value === undefined ? undefined : condition(value);

const touched = alias(principal, 'touched');
const touchedStaff = alias(staff, 'touched_staff');

/** Newest first, with who it was, and to whom where it was done to somebody; one more than asked for when there is a next page. */
export const listAudit = (db: Queryable, { limit, ...query }: AuditQuery) =>
  db
    .select({
      entry: auditLog,
      kind: principal.kind,
      name: principal.name,
      nameZh: staff.nameZh,
      refName: touched.name,
      refNameZh: touchedStaff.nameZh,
    })
    .from(auditLog)
    .leftJoin(principal, eq(principal.id, auditLog.actor))
    .leftJoin(staff, eq(staff.principalId, auditLog.actor))
    .leftJoin(touched, eq(touched.id, auditLog.ref))
    .leftJoin(touchedStaff, eq(touchedStaff.principalId, auditLog.ref))
    .where(
      and(
        when(query.actor, (actor) => eq(auditLog.actor, actor)),
        when(query.action, ofAction),
        when(query.ref, (ref) => eq(auditLog.ref, ref)),
        when(query.from, (from) => sql`${auditLog.at} >= ${from}`),
        when(query.to, (to) => lt(auditLog.at, to)),
        when(query.before, isBefore),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit + 1);

export type AuditRow = Awaited<ReturnType<typeof listAudit>>[number];

export const isAuditEntry = async (db: Queryable, id: string): Promise<boolean> =>
  (await db.select({ id: auditLog.id }).from(auditLog).where(eq(auditLog.id, id))).length > 0;

export type ChainCheck = {
  /** The chain holds up to this number. */
  readonly verifiedTo: number;
  readonly broken: { readonly n: number; readonly id: string; readonly why: 'gap' | 'link' | 'content' } | undefined;
  /** Written, but not sealed yet. */
  readonly unsealed: number;
  readonly at: string;
};

type Link = typeof auditLog.$inferSelect;

const BATCH = 2_000;

export const flawOf = (before: { n: number; hash: string }, row: Link): 'gap' | 'link' | 'content' | undefined => {
  if (row.n !== before.n + 1) return 'gap';
  if (row.prev !== before.hash) return 'link';
  return row.hash === sealOf(before.hash, row) ? undefined : 'content';
};

/** The chain from after this entry on, in its order. */
export const sealedAfter = (db: Queryable, n: number, limit: number): Promise<Link[]> =>
  db.select().from(auditLog).where(gt(auditLog.n, n)).orderBy(asc(auditLog.n)).limit(limit);

/** Every seal made again, from the first entry on, up to the first that is not as it was made. */
export const verifyChain = async (db: Database): Promise<ChainCheck> => {
  const [head] = await db
    .select({ unsealed: sql<number>`count(*)::int`, at: sql<string>`now()`.mapWith(auditLog.at) })
    .from(auditLog)
    .where(isNull(auditLog.n));
  const { unsealed, at } = head ?? { unsealed: 0, at: '' };
  let last = { n: 0, hash: GENESIS };
  for (;;) {
    const rows = await sealedAfter(db, last.n, BATCH);
    for (const row of rows) {
      const why = flawOf(last, row);
      if (why) return { verifiedTo: last.n, broken: { n: row.n ?? 0, id: row.id, why }, unsealed, at };
      last = { n: row.n ?? 0, hash: row.hash ?? '' };
    }
    if (rows.length < BATCH) return { verifiedTo: last.n, broken: undefined, unsealed, at };
  }
};
