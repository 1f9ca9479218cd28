export type Machine = {
  readonly platform: string;
  readonly arch: string;
  readonly libc: 'gnu' | 'musl';
  readonly node: string;
};
export type LockEntry = {
  readonly version?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };

export function installHash(input: {
  lockText: string;
  manifest: Readonly<Record<string, unknown>>;
  machine: Machine;
}): string;
export function isInstalled(lock: Lock, installed: Partial<Lock>): boolean;
export function missingPlatformPackages(lock: Lock, installed: Partial<Lock>, machine: Machine): string[];
