import type { Database } from '../../db/client.ts';
import { principal } from '../../db/schema/principal.ts';
import { staff } from '../../db/schema/staff.ts';
import type { Staff } from '../../world/types.ts';

/** `stf-lin-xiaohe` signs in as `lin.xiaohe`. */
const loginOf = (id: string): string => id.replace(/^stf-/, '').replaceAll('-', '.');

/** The company's people. They have no password: in the demo one continues as one of them, elsewhere an admin invites. */
export const writeStaff = async (db: Database, people: readonly Staff[]): Promise<void> => {
  const principals = people.map(({ id, role, nameEn }) => ({ id, kind: 'staff' as const, role, name: nameEn }));
  const rows = people.map(({ id, nameZh, nameEn, language, warehouse }) => ({
    principalId: id,
    login: loginOf(id),
    nameZh,
    nameEn,
    language,
    warehouse,
  }));
  await db.transaction(async (tx) => {
    await tx.insert(principal).values(principals).onConflictDoNothing();
    await tx.insert(staff).values(rows).onConflictDoNothing();
  });
};
