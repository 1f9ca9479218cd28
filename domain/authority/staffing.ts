import { fault } from '../faults.ts';
import { type Result, refuse, succeed } from '../result.ts';
import type { Role } from './role.ts';

/** For a first or a new password. */
export const INVITE_DAYS = 3;

export type Post = { readonly role: Role; readonly active: boolean };

const administers = ({ role, active }: Post): boolean => role === 'admin' && active;

/** What somebody is after a change; the company is never left without an active admin. */
export const decidePost = (before: Post, change: Partial<Post>, otherAdmins: number): Result<Post> => {
  const after = { ...before, ...change };
  return administers(before) && !administers(after) && otherAdmins === 0 ? refuse(fault('LAST_ADMIN')) : succeed(after);
};

/** Whoever is somebody else now, or nobody any more, signs in again. */
export const endsSessions = (before: Post, after: Post): boolean =>
  before.role !== after.role || (before.active && !after.active);
