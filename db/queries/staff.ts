import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { isRole, type Role } from '../../domain/authority/role.ts';
import type { Queryable } from '../client.ts';
import { principal } from '../schema/principal.ts';
import { staff } from '../schema/staff.ts';

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
