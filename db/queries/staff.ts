import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { isRole, type Role } from '../../domain/authority/role.ts';
import { INVITE_DAYS, type Post } from '../../domain/authority/staffing.ts';
import type { Queryable, Transaction } from '../client.ts';
import { principal } from '../schema/principal.ts';
import { session, staff } from '../schema/staff.ts';

export type StaffRow = typeof staff.$inferSelect & { readonly role: Role; readonly active: boolean };

const people = (db: Queryable) =>
  db
    .select({ row: staff, role: principal.role, active: principal.active })
    .from(staff)
    .innerJoin(principal, eq(principal.id, staff.principalId));

type Found = Awaited<ReturnType<typeof people>>[number];

const personOf = ({ row, role, active }: Found): StaffRow => {
  if (!isRole(role)) throw new Error(`a person of the staff has the role ${role}`);
  return { ...row, role, active };
};

export const findStaff = async (db: Queryable, principalId: string): Promise<StaffRow | undefined> =>
  (await people(db).where(eq(staff.principalId, principalId))).map(personOf)[0];

export const findStaffByLogin = async (db: Queryable, login: string): Promise<StaffRow | undefined> =>
  (await people(db).where(eq(staff.login, login))).map(personOf)[0];

/** Whoever holds the secret of an invitation that has not ended. */
export const findInvited = async (db: Queryable, inviteHash: string): Promise<StaffRow | undefined> =>
  (
    await people(db).where(
      and(eq(staff.inviteHash, inviteHash), gt(staff.inviteUntil, sql`now()`), eq(principal.active, true)),
    )
  ).map(personOf)[0];

export const listStaff = async (db: Queryable): Promise<StaffRow[]> =>
  (await people(db).orderBy(asc(staff.createdAt), asc(staff.login))).map(personOf);

export const setStaff = async (
  db: Queryable,
  principalId: string,
  set: Partial<typeof staff.$inferInsert>,
): Promise<void> => {
  await db.update(staff).set(set).where(eq(staff.principalId, principalId));
};

export type NewPerson = {
  readonly id: string;
  readonly login: string;
  readonly role: Role;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: string;
  readonly warehouse: string | null;
};

/** False when somebody has the login already. */
export const addPerson = async (tx: Transaction, { id, role, ...person }: NewPerson): Promise<boolean> => {
  await tx.insert(principal).values({ id, kind: 'staff', role, name: person.nameEn });
  const added = await tx
    .insert(staff)
    .values({ ...person, principalId: id })
    .onConflictDoNothing({ target: staff.login })
    .returning({ id: staff.principalId });
  return added.length > 0;
};

/** From now on only the holder of the new secret can come in, with a password of their choice. */
export const inviteAnew = (tx: Transaction, principalId: string, inviteHash: string): Promise<void> =>
  setStaff(tx, principalId, {
    inviteHash,
    inviteUntil: sql`now() + ${INVITE_DAYS} * interval '1 day'` as unknown as string,
    passwordHash: null,
  });

/** Whoever changes posts holds the rows of all admins, so that two can never remove each other. */
export const lockAdmins = async (tx: Transaction): Promise<readonly string[]> => {
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT p.id FROM principal p JOIN staff s ON s.principal_id = p.id
    WHERE p.role = 'admin' AND p.active ORDER BY p.id FOR NO KEY UPDATE OF p`);
  return rows.map(({ id }) => id);
};

export const setPost = async (tx: Transaction, principalId: string, { role, active }: Post): Promise<void> => {
  await tx.update(principal).set({ role, active }).where(eq(principal.id, principalId));
};

export type PersonRow = StaffRow & { readonly seenAt: string | null };

const lastSign = sql<string | null>`greatest(${staff.lastSeenAt},
  (SELECT max(${session.seenAt}) FROM ${session} WHERE ${session.principalId} = ${staff.principalId}))`;

/** With the last request of each, in this session or before. */
export const listPeople = async (db: Queryable, principalId?: string): Promise<PersonRow[]> => {
  const rows = await db
    .select({ row: staff, role: principal.role, active: principal.active, seenAt: lastSign.mapWith(staff.lastSeenAt) })
    .from(staff)
    .innerJoin(principal, eq(principal.id, staff.principalId))
    .where(principalId === undefined ? undefined : eq(staff.principalId, principalId))
    .orderBy(asc(staff.createdAt), asc(staff.login));
  return rows.map(({ seenAt, ...found }) => ({ ...personOf(found), seenAt }));
};
