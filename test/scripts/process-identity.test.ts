import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockHolder, takeLock, withLock } from '../../scripts/local/lock-file.mjs';
import {
  identifyProcess,
  isSameProcess,
  parseStat,
  type ProcessIdentity,
} from '../../scripts/local/process-identity.mjs';
import { isOrphan } from '../../scripts/supervisor/run-record.ts';

const self = (): ProcessIdentity => {
  const identity = identifyProcess(process.pid);
  if (!identity) throw new Error('this process is not known to its system');
  return identity;
};

const endedProcess = async (): Promise<ProcessIdentity> => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const identity = identifyProcess(child.pid ?? 0);
  child.stdin.end();
  await once(child, 'exit');
  if (!identity) throw new Error('the child was not seen');
  return identity;
};

describe('a process and its number', () => {
  test('is itself as long as it runs, and nobody after its end', async () => {
    expect(isSameProcess(self(), identifyProcess(process.pid))).toBe(true);
    const ended = await endedProcess();
    expect(isSameProcess(ended, identifyProcess(ended.pid))).toBe(false);
  });

  test('another process under a number that was used before is left alone', () => {
    const recorded = { ...self(), startedAt: 'another moment', name: 'api', stopSignal: 'SIGTERM' as const };
    expect(isOrphan(recorded)).toBe(false);
    expect(isOrphan({ ...recorded, startedAt: self().startedAt })).toBe(true);
  });

  test('is read rightly even when its name holds brackets and blanks', () => {
    const fields = Array.from({ length: 40 }, (_, index) => String(index + 4)).join(' ');
    expect(parseStat(`4711 (odd) name (x) S ${fields}`)).toEqual({ state: 'S', startTicks: '22' });
  });
});

describe('a lock file', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packhorse-lock-'));
    path = join(folder, 'deep', 'stack.pid');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const plant = (holder: unknown): void => {
    const lock = takeLock(path);
    if (lock.taken) lock.release();
    writeFileSync(path, `${JSON.stringify(holder)}\n`);
  };

  test('is refused while its holder lives, and free after the release', () => {
    const first = takeLock(path);
    expect(takeLock(path)).toMatchObject({ taken: false, holder: { pid: process.pid } });
    if (first.taken) first.release();
    expect(lockHolder(path)).toBeUndefined();
    expect(takeLock(path).taken).toBe(true);
  });

  test('is taken over from a holder that has ended', async () => {
    plant(await endedProcess());
    expect(lockHolder(path)).toBeUndefined();
    expect(takeLock(path).taken).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('is taken over when its number now belongs to another process', () => {
    plant({ ...self(), startedAt: 'long ago' });
    expect(takeLock(path).taken).toBe(true);
  });

  test('is not taken from a holder that is just writing its name', () => {
    plant({});
    writeFileSync(path, '{"pid":');
    expect(takeLock(path).taken).toBe(false);
  });

  test('lets one work at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(path, work)));
    expect(most).toBe(1);
  });
});
