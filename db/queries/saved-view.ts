import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { savedView } from '../schema/desk.ts';

export type SavedViewRow = typeof savedView.$inferSelect;

/** A person's own and everybody's. */
export const listSavedViews = (db: Queryable, principalId: string): Promise<SavedViewRow[]> =>
  db
    .select()
    .from(savedView)
    .where(or(eq(savedView.principalId, principalId), isNull(savedView.principalId)))
    .orderBy(asc(savedView.name), asc(savedView.id));

/** Undefined: the name is taken. */
export const addSavedView = async (
  db: Queryable,
  row: typeof savedView.$inferInsert,
): Promise<SavedViewRow | undefined> => (await db.insert(savedView).values(row).onConflictDoNothing().returning())[0];

/** Own ones and shared ones can be deleted, another person's cannot. */
export const deleteSavedView = async (db: Queryable, id: string, principalId: string): Promise<boolean> => {
  const own = or(eq(savedView.principalId, principalId), isNull(savedView.principalId));
  const gone = await db
    .delete(savedView)
    .where(and(eq(savedView.id, id), own))
    .returning({ id: savedView.id });
  return gone.length > 0;
};
