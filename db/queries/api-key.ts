import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { Principal, Scope } from '../../domain/authority/principal.ts';
import type { Queryable, Transaction } from '../client.ts';
import { apiKey, principal } from '../schema/principal.ts';
import { staff } from '../schema/staff.ts';
import { newId } from './new-id.ts';

export type FoundKey = {
  readonly id: string;
  readonly secretHash: string;
  readonly principal: Principal;
  readonly lastUsedAt: string | null;
};

const isOpen = sql`(${principal.active} AND ${apiKey.revokedAt} IS NULL
  AND coalesce(${apiKey.expiresAt} > now(), true))`;

/** A key that is neither revoked nor expired, of a principal that is active. */
export const findApiKey = async (db: Queryable, id: string): Promise<FoundKey | undefined> => {
  const rows = await db
    .select({ key: apiKey, owner: principal })
    .from(apiKey)
    .innerJoin(principal, eq(principal.id, apiKey.principalId))
    .where(and(eq(apiKey.id, id), isOpen));
  const found = rows[0];
  if (!found) return undefined;
  const { key, owner } = found;
  const { id: principalId, kind, role } = owner;
  const scopes = key.scopes as Scope[];
  return {
    id,
    secretHash: key.secretHash,
    lastUsedAt: key.lastUsedAt,
    principal: { id: principalId, kind, role, shopId: owner.shopId ?? undefined, scopes },
  };
};

/** At most one write a minute for a key, however often it is used. */
export const noteKeyUse = async (db: Queryable, id: string): Promise<void> => {
  const isStale = sql`(${apiKey.lastUsedAt} IS NULL OR ${apiKey.lastUsedAt} < now() - interval '1 minute')`;
  await db
    .update(apiKey)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKey.id, id), isStale));
};

const select = (db: Queryable) =>
  db
    .select({
      key: apiKey,
      holder: principal,
      nameZh: staff.nameZh,
      isOpen: sql<boolean>`${isOpen}`,
    })
    .from(apiKey)
    .innerJoin(principal, eq(principal.id, apiKey.principalId))
    .leftJoin(staff, eq(staff.principalId, principal.id))
    .$dynamic();

export type KeyRow = Awaited<ReturnType<typeof select>>[number];

type KeyQuery = {
  readonly state: 'active' | 'ended' | undefined;
  readonly before: string | undefined;
  readonly limit: number;
};

/** Newest first; one more than asked for when there is a next page. */
export const listKeys = (db: Queryable, { state, before, limit }: KeyQuery): Promise<KeyRow[]> =>
  select(db)
    .where(
      and(
        before === undefined ? undefined : lt(apiKey.id, before),
        state === undefined ? undefined : eq(isOpen, state === 'active'),
      ),
    )
    .orderBy(desc(apiKey.id))
    .limit(limit + 1);

export const findKey = async (db: Queryable, id: string): Promise<KeyRow | undefined> =>
  (await select(db).where(eq(apiKey.id, id)))[0];

/** Whoever ends or replaces a key waits for whoever does so already, and then sees what became of it. */
export const lockKey = async (tx: Transaction, id: string): Promise<KeyRow | undefined> => {
  await tx.execute(sql`SELECT 1 FROM api_key WHERE id = ${id} FOR NO KEY UPDATE`);
  return findKey(tx, id);
};

export const addKey = async (tx: Transaction, row: typeof apiKey.$inferInsert): Promise<void> => {
  await tx.insert(apiKey).values(row);
};

export const revokeKey = async (tx: Transaction, id: string): Promise<void> => {
  await tx.update(apiKey).set({ revokedAt: sql`now()` }).where(eq(apiKey.id, id));
};

/** At its own time where that comes first. */
export const endKeyIn = async (tx: Transaction, id: string, hours: number): Promise<void> => {
  await tx
    .update(apiKey)
    .set({ expiresAt: sql`least(${apiKey.expiresAt}, now() + ${hours} * interval '1 hour')` })
    .where(eq(apiKey.id, id));
};

export type HolderRow = typeof principal.$inferSelect;

/** A shop's backend is one holder, and a robot is known by its name: made with their first key. */
export const holderFor = async (
  tx: Transaction,
  { kind, name, shopId }: { readonly kind: 'shop' | 'robot'; readonly name: string; readonly shopId: string | null },
): Promise<HolderRow> => {
  const its = shopId === null ? eq(principal.name, name) : eq(principal.shopId, shopId);
  const known = await tx
    .select()
    .from(principal)
    .where(and(eq(principal.kind, kind), its, eq(principal.active, true)))
    .orderBy(asc(principal.id))
    .limit(1);
  if (known[0]) return known[0];
  const role = kind === 'shop' ? 'backend' : 'picker';
  const row = { id: newId('prn'), kind, role, name, shopId, active: true };
  await tx.insert(principal).values(row);
  return row;
};

export const listRobots = (db: Queryable): Promise<{ name: string; role: string }[]> =>
  db
    .selectDistinctOn([principal.name], { name: principal.name, role: principal.role })
    .from(principal)
    .where(and(eq(principal.kind, 'robot'), eq(principal.active, true)))
    .orderBy(asc(principal.name));
