import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Principal, Scope } from '../../domain/authority/principal.ts';
import type { Queryable } from '../client.ts';
import { apiKey, principal } from '../schema/principal.ts';

export type FoundKey = {
  readonly id: string;
  readonly secretHash: string;
  readonly principal: Principal;
  readonly lastUsedAt: string | null;
};

/** A key that is neither revoked nor expired, of a principal that is active. */
export const findApiKey = async (db: Queryable, id: string): Promise<FoundKey | undefined> => {
  const rows = await db
    .select({ key: apiKey, owner: principal })
    .from(apiKey)
    .innerJoin(principal, eq(principal.id, apiKey.principalId))
    .where(
      and(
        eq(apiKey.id, id),
        eq(principal.active, true),
        isNull(apiKey.revokedAt),
        or(isNull(apiKey.expiresAt), sql`${apiKey.expiresAt} > now()`),
      ),
    );
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
