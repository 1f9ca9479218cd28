import { and, asc, eq } from 'drizzle-orm';
import type { AuthorityCap } from '../../domain/authority/decide.ts';
import type { Queryable, Transaction } from '../client.ts';
import { authorityCap } from '../schema/action.ts';

type Place = Pick<AuthorityCap, 'role' | 'action' | 'currency'>;

const at = ({ role, action, currency }: Place) =>
  and(eq(authorityCap.role, role), eq(authorityCap.action, action), eq(authorityCap.currency, currency));

export const listCaps = (db: Queryable): Promise<AuthorityCap[]> =>
  db.select().from(authorityCap).orderBy(asc(authorityCap.role), asc(authorityCap.action), asc(authorityCap.currency));

/** Under the row's lock, so that nobody changes it between what was seen and what is written. */
export const lockCap = async (tx: Transaction, place: Place): Promise<AuthorityCap | undefined> =>
  (await tx.select().from(authorityCap).where(at(place)).for('no key update'))[0];

export const setCap = async (tx: Transaction, place: Place, maxMinor: number): Promise<void> => {
  await tx.update(authorityCap).set({ maxMinor }).where(at(place));
};
