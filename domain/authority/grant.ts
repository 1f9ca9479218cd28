import type { PrincipalKind, Scope } from './principal.ts';
import { isRole, scopesOf } from './role.ts';

export type KeyHolder = { readonly kind: PrincipalKind; readonly role: string };

const SHOP: readonly Scope[] = ['orders:read', 'orders:write', 'events:read', 'webhooks:write'];
const ROBOT: readonly Scope[] = ['orders:read', 'floor:write'];

/** Longest that a replaced secret may still be used. */
export const MOST_GRACE_HOURS = 7 * 24;

/**
 * What a key for this holder may be given by somebody with these rights. Programs get their own work's rights; a person's
 * key none that its maker lacks, who sees the secret and could act in the other's name.
 */
export const grantableScopes = ({ kind, role }: KeyHolder, giver: readonly Scope[]): readonly Scope[] => {
  if (kind === 'shop') return SHOP;
  if (kind === 'robot') return ROBOT;
  return kind === 'staff' && isRole(role) ? scopesOf(role).filter((scope) => giver.includes(scope)) : [];
};
