import type { ProcessIdentity } from './process-identity.mjs';

export type LockHolder = Partial<ProcessIdentity> & { readonly fresh?: boolean };
export type Lock =
  | { readonly taken: true; readonly release: () => void }
  | { readonly taken: false; readonly holder: LockHolder };

export function takeLock(path: string): Lock;
export function lockHolder(path: string): LockHolder | undefined;
export function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options?: { onWait?: (holder: LockHolder) => void; withinMs?: number },
): Promise<T>;
