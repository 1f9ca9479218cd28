export const PRINCIPAL_KINDS = ['shop', 'staff', 'robot', 'system'] as const;
export type PrincipalKind = (typeof PRINCIPAL_KINDS)[number];

/** What a caller may be allowed to do, by key or by role. Every route names one of these. */
export const SCOPES = [
  'orders:read',
  'orders:write',
  'floor:write',
  'ops:write',
  'events:read',
  'actions:read',
  'actions:write',
  'actions:approve',
  'webhooks:write',
  'desk:read',
  'desk:write',
  'contacts:reveal',
  'settings:read',
  'settings:write',
  'people:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** In whose name a customer's page acts; it has no key and no session. */
export const CUSTOMER_ID = 'customer';

export type Principal = {
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly role: string;
  /** Set for a shop's own keys: it sees and touches nothing of another shop. */
  readonly shopId: string | undefined;
  readonly scopes: readonly Scope[];
};
