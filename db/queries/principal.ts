import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { principal } from '../schema/principal.ts';

/** Undefined for somebody who has left. */
export const findRole = async (db: Queryable, id: string): Promise<string | undefined> =>
  (
    await db
      .select({ role: principal.role })
      .from(principal)
      .where(and(eq(principal.id, id), eq(principal.active, true)))
  )[0]?.role;
