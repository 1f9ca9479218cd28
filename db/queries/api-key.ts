import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Principal, Scope } from '../../domain/authority/principal.ts';
import type { Queryable } from '../client.ts';
import { apiKey, principal } from '../schema/principal.ts';

export type FoundKey = { readonly secretHash: string; readonly principal: Principal };

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
    secretHash: key.secretHash,
    principal: { id: principalId, kind, role, shopId: owner.shopId ?? undefined, scopes },
  };
};
