import { describe, expect, test } from 'vitest';
import {
  installHash,
  isInstalled,
  type Lock,
  type Machine,
  missingPlatformPackages,
} from '../../scripts/setup/lockfile.mjs';

const linux: Machine = { platform: 'linux', arch: 'x64', libc: 'gnu', node: '20' };
const mac: Machine = { platform: 'darwin', arch: 'arm64', libc: 'gnu', node: '20' };
const alpine: Machine = { ...linux, libc: 'musl' };
const windows: Machine = { platform: 'win32', arch: 'x64', libc: 'gnu', node: '20' };

/** Written where the registry had the native packages of Linux only. */
const lock: Lock = {
  packages: {
    '': {},
    'node_modules/formatter': {
      version: '2.0.0',
      optionalDependencies: {
        '@formatter/cli-linux-x64': '2.0.0',
        '@formatter/cli-linux-x64-musl': '2.0.0',
        '@formatter/cli-darwin-arm64': '2.0.0',
      },
    },
    'node_modules/@formatter/cli-linux-x64': { version: '2.0.0', optional: true },
    'node_modules/bundler': {
      version: '1.1.0',
      optionalDependencies: {
        '@bundler/binding-linux-x64-gnu': '1.1.0',
        '@bundler/binding-win32-x64-msvc': '1.1.0',
        fsevents: '~2.3.3',
      },
    },
    'node_modules/@bundler/binding-linux-x64-gnu': { version: '1.1.0', optional: true },
    'node_modules/postgres-programs': {
      version: '18.0.0',
      optionalDependencies: {
        '@postgres-programs/windows-x64': '^18.0.0',
        '@postgres-programs/darwin-arm64': '^18.0.0',
      },
    },
  },
};
const nothing = { packages: {} };

describe('what an older npm leaves out', () => {
  test('nothing on the machine that the lock was written for', () => {
    expect(missingPlatformPackages(lock, nothing, linux)).toEqual([]);
  });

  test('the native packages of another machine, at the version asked for', () => {
    expect(missingPlatformPackages(lock, nothing, mac)).toEqual([
      '@formatter/cli-darwin-arm64@2.0.0',
      '@postgres-programs/darwin-arm64@^18.0.0',
    ]);
    expect(missingPlatformPackages(lock, nothing, alpine)).toEqual(['@formatter/cli-linux-x64-musl@2.0.0']);
    expect(missingPlatformPackages(lock, nothing, windows)).toEqual([
      '@bundler/binding-win32-x64-msvc@1.1.0',
      '@postgres-programs/windows-x64@^18.0.0',
    ]);
  });

  test('nothing that is installed already', () => {
    const installed = {
      packages: {
        'node_modules/@formatter/cli-darwin-arm64': { version: '2.0.0' },
        'node_modules/postgres-programs/node_modules/@postgres-programs/darwin-arm64': { version: '18.0.0' },
      },
    };
    expect(missingPlatformPackages(lock, installed, mac)).toEqual([]);
  });
});

describe('whether an install is needed', () => {
  const installed = {
    packages: {
      'node_modules/formatter': { version: '2.0.0' },
      'node_modules/bundler': { version: '1.1.0' },
      'node_modules/postgres-programs': { version: '18.0.0' },
    },
  };

  test('not when all that is not optional is there', () => {
    expect(isInstalled(lock, installed)).toBe(true);
  });

  test('when a package is missing or has another version', () => {
    expect(isInstalled(lock, {})).toBe(false);
    const older = { packages: { ...installed.packages, 'node_modules/bundler': { version: '1.0.9' } } };
    expect(isInstalled(lock, older)).toBe(false);
  });
});

describe('the stamp of an install', () => {
  const lockText = JSON.stringify(lock);
  const manifest = { name: 'shop', scripts: { test: 'x' }, dependencies: { bundler: '1.1.0' } };
  const stamp = installHash({ lockText, manifest, machine: linux });

  test('does not depend on the rest of package.json', () => {
    const renamed = { ...manifest, name: 'other', scripts: {} };
    expect(installHash({ lockText, manifest: renamed, machine: linux })).toBe(stamp);
  });

  test('changes with the lock, with what is asked for, with the machine and with Node', () => {
    const others = [
      { lockText: `${lockText} `, manifest, machine: linux },
      { lockText, manifest: { ...manifest, dependencies: { bundler: '1.2.0' } }, machine: linux },
      { lockText, manifest: { ...manifest, overrides: { a: '1' } }, machine: linux },
      { lockText, manifest, machine: mac },
      { lockText, manifest, machine: { ...linux, node: '22' } },
    ].map(installHash);
    expect(new Set([stamp, ...others]).size).toBe(6);
  });
});
