import type { Scope } from './principal.ts';

/** What a person of the staff can be. */
export const ROLES = [
  'ops',
  'agent',
  'supervisor',
  'picker',
  'packer',
  'merchandiser',
  'finance',
  'quality',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

const FLOOR: readonly Scope[] = ['orders:read', 'floor:write'];
const READING: readonly Scope[] = ['orders:read', 'actions:read', 'desk:read'];
const DESK: readonly Scope[] = [...READING, 'orders:write', 'actions:write', 'desk:write', 'contacts:reveal'];

const SCOPES_OF: Readonly<Record<Role, readonly Scope[]>> = {
  ops: [...DESK, 'ops:write', 'events:read', 'settings:read'],
  agent: DESK,
  supervisor: [...DESK, 'actions:approve', 'settings:read'],
  picker: FLOOR,
  packer: FLOOR,
  merchandiser: [...READING, 'settings:read'],
  finance: READING,
  quality: READING,
  admin: [...READING, 'events:read', 'webhooks:write', 'settings:read', 'settings:write', 'people:write'],
};

/** What a role may do in the console; the server asks this for each request of a signed-in person. */
export const scopesOf = (role: Role): readonly Scope[] => SCOPES_OF[role];
