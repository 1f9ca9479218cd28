import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identifyProcess } from '../../scripts/local/process-identity.mjs';
import { nextRestart, STEADY_MS } from '../../scripts/supervisor/backoff.ts';
import type { ChildSpec, SupervisorEvent } from '../../scripts/supervisor/child-spec.ts';
import { endOrphans, recordChildren } from '../../scripts/supervisor/run-record.ts';
import { type Supervisor, supervise } from '../../scripts/supervisor/supervise.ts';

describe('the wait before a restart', () => {
  test('half a second at first, then doubling up to fifteen seconds', () => {
    let failures = 0;
    const delays = Array.from({ length: 8 }, () => {
      const next = nextRestart(failures, 100);
      failures = next.failures;
      return next.delayMs;
    });
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  test('never shorter after one more early death, never past the longest', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(STEADY_MS - 1), (failures, uptime) => {
        const [first, second] = [nextRestart(failures, uptime), nextRestart(failures + 1, uptime)];
        return first.delayMs >= 500 && second.delayMs >= first.delayMs && second.delayMs <= 15_000;
      }),
    );
  });

  test('starts anew for a child that had recovered', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(), (failures, more) => {
        expect(nextRestart(failures, STEADY_MS + more)).toEqual({ failures: 1, delayMs: 500 });
      }),
    );
  });
});

const LIVES = 'console.log("ready"); setInterval(() => {}, 1000);';

const child = (name: string, script: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name,
  command: process.execPath,
  args: ['-e', script],
  ready: /^ready/,
  ...more,
});

describe('a supervisor', () => {
  let dataDir = '';
  let running: Supervisor | undefined;
  let events: SupervisorEvent[] = [];
  let watchers: (() => void)[] = [];
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'packhorse-supervisor-'));
    events = [];
    watchers = [];
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
    rmSync(dataDir, { recursive: true });
  });

  const start = async (children: readonly ChildSpec[]): Promise<Supervisor> => {
    const onEvent = (event: SupervisorEvent): void => {
      events.push(event);
      for (const watch of watchers) watch();
    };
    running = await supervise({ dataDir, children, onEvent });
    return running;
  };

  const seen = (isIt: (event: SupervisorEvent) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void (events.some(isIt) && resolve());
      watchers.push(look);
      look();
    });

  const told = (...kinds: SupervisorEvent['kind'][]): string[] =>
    events.filter(({ kind }) => kinds.includes(kind)).map(({ kind, name }) => `${kind} ${name}`);

  test('starts each child when the one before is ready, and stops the last one first', async () => {
    const stack = await start([child('database', LIVES), child('migrate', '', { once: true }), child('api', LIVES)]);
    await stack.stop();
    await stack.closed;
    expect(told('ready', 'done', 'stopped')).toEqual([
      'ready database',
      'done migrate',
      'ready api',
      'stopped api',
      'stopped database',
    ]);
  });

  test('starts a killed child again, and says so', async () => {
    const stack = await start([child('database', LIVES)]);
    const first = stack.pid('database') ?? 0;
    process.kill(first, 'SIGKILL');
    await seen((event) => event.kind === 'ready' && event.again);
    expect(told('exited', 'restarting')).toEqual(['exited database', 'restarting database']);
    expect(stack.pid('database')).not.toBe(first);
    expect(readFileSync(join(dataDir, 'log', 'database.log'), 'utf8')).toMatch(/ended, killed by SIGKILL/);
  });

  test('gives a child that will not stop a grace, then ends it', async () => {
    const stubborn = `process.on("SIGTERM", () => console.log("no")); ${LIVES}`;
    const stack = await start([child('stubborn', stubborn, { graceMs: 50 })]);
    const pid = stack.pid('stubborn') ?? 0;
    await stack.stop();
    expect(identifyProcess(pid)).toBeUndefined();
  });

  test('refuses a data folder that another one is at work on', async () => {
    await start([child('database', LIVES)]);
    const second = supervise({ dataDir, children: [] });
    await expect(second).rejects.toThrow(`already running on ${dataDir} (process ${process.pid})`);
  });

  test('stops everything when a child that runs once fails, and quotes it', async () => {
    const failing = child('migrate', 'console.error("no such table"); process.exit(3)', { once: true });
    await expect(start([child('database', LIVES), failing])).rejects.toThrow(/exit code 3[^]*no such table/);
    expect(told('stopped')).toEqual(['stopped database']);
    await expect(start([])).resolves.toBeDefined();
  });

  test('ends what a killed one left behind, and nothing else', async () => {
    const stack = await start([child('orphan', LIVES)]);
    const pid = stack.pid('orphan') ?? 0;
    const elsewhere = mkdtempSync(join(tmpdir(), 'packhorse-orphan-'));
    recordChildren(elsewhere).add('orphan', pid, 'SIGTERM');
    const ended: number[] = [];
    await endOrphans(elsewhere, (record) => ended.push(record.pid));
    expect(ended).toEqual([pid]);
    await seen((event) => event.kind === 'exited' && event.pid === pid);
    rmSync(elsewhere, { recursive: true });
  });
});
