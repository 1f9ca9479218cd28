import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { isRole, scopesOf } from '../../domain/authority/role.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import type { Queryable, Transaction } from '../client.ts';
import { principal } from '../schema/principal.ts';
import { session, signInFailure, staff } from '../schema/staff.ts';

/** One shift; and how long it lasts without a request. */
const SHIFT = sql`interval '12 hours'`;
const IDLE = sql`interval '4 hours'`;

export type FoundSession = {
  readonly principal: Principal;
  readonly isDemo: boolean;
  readonly seenAt: string;
  readonly expiresAt: string;
};

/** A session that has neither ended nor been left alone for too long, of a person who is active. */
export const findSession = async (db: Queryable, hash: string): Promise<FoundSession | undefined> => {
  const rows = await db
    .select({ row: session, role: principal.role })
    .from(session)
    .innerJoin(principal, eq(principal.id, session.principalId))
    .where(
      and(
        eq(session.hash, hash),
        eq(principal.active, true),
        gt(session.expiresAt, sql`now()`),
        gt(session.seenAt, sql`now() - ${IDLE}`),
      ),
    );
  const found = rows[0];
  if (!found || !isRole(found.role)) return undefined;
  const { row, role } = found;
  return {
    principal: { id: row.principalId, kind: 'staff', role, shopId: undefined, scopes: scopesOf(role) },
    isDemo: row.isDemo,
    seenAt: row.seenAt,
    expiresAt: row.expiresAt,
  };
};

export const startSession = async (
  db: Queryable,
  { hash, principalId, isDemo }: { hash: string; principalId: string; isDemo: boolean },
): Promise<string> => {
  const added = await db
    .insert(session)
    .values({ hash, principalId, isDemo, expiresAt: sql`now() + ${SHIFT}` })
    .returning({ expiresAt: session.expiresAt });
  await db.update(staff).set({ lastSeenAt: sql`now()` }).where(eq(staff.principalId, principalId));
  return added[0]?.expiresAt ?? '';
};

export const noteSeen = async (db: Queryable, hash: string): Promise<void> => {
  await db.update(session).set({ seenAt: sql`now()` }).where(eq(session.hash, hash));
};

export const endSession = async (db: Queryable, hash: string): Promise<void> => {
  await db.delete(session).where(eq(session.hash, hash));
};

/** After a new password, another role or the end of somebody's time here. */
export const endSessionsOf = async (db: Queryable, principalId: string): Promise<void> => {
  await db.delete(session).where(eq(session.principalId, principalId));
};

/** What has ended, and failures that are a day old. */
export const purgeSessions = async (db: Queryable): Promise<void> => {
  await db.delete(session).where(lt(session.expiresAt, sql`now()`));
  await db.delete(signInFailure).where(lt(signInFailure.at, sql`now() - interval '1 day'`));
};

/** How long a login is still locked; 0 when it is not. */
export const lockedMs = async (db: Queryable, login: string): Promise<number> => {
  const rows = await db
    .select({ ms: sql<number>`greatest(0, extract(epoch FROM ${signInFailure.lockedUntil} - now()) * 1000)::int` })
    .from(signInFailure)
    .where(eq(signInFailure.login, login));
  return rows[0]?.ms ?? 0;
};

/** Counts a failure under the row's lock, so that tries at the same time count each; `lockMsOf` says what it costs. */
export const countFailure = async (
  tx: Transaction,
  login: string,
  lockMsOf: (failures: number) => number,
): Promise<void> => {
  const [row] = await tx
    .insert(signInFailure)
    .values({ login, count: 1 })
    .onConflictDoUpdate({
      target: signInFailure.login,
      set: { count: sql`${signInFailure.count} + 1`, at: sql`now()` },
    })
    .returning({ count: signInFailure.count });
  const lockMs = lockMsOf(row?.count ?? 1);
  if (lockMs > 0)
    await tx
      .update(signInFailure)
      .set({ lockedUntil: sql`now() + ${lockMs} * interval '1 millisecond'` })
      .where(eq(signInFailure.login, login));
};

export const forgetFailures = async (db: Queryable, login: string): Promise<void> => {
  await db.delete(signInFailure).where(eq(signInFailure.login, login));
};
