import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { readLines } from './child-log.ts';
import type { ChildSpec, Readiness } from './child-spec.ts';

const READY_MS = 60_000;
/** Longer than a worker takes for the activities it has in hand. */
const GRACE_MS = 15_000;
const POLL_MS = 50;
const KEPT_LINES = 15;

const reasonOf = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal === null ? `exit code ${code}` : `killed by ${signal}`;

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000), redirect: 'manual' })).status < 500;
  } catch {
    return false;
  }
};

/** One life of a child, from its start to its end. */
export class ChildRun {
  readonly pid: number;
  readonly startedAt = Date.now();
  /** Why it ended; never rejects. */
  readonly ended: Promise<string>;
  #spec: ChildSpec;
  #process: ChildProcess;
  #reason: string | undefined;
  #lines: string[] = [];
  #matched = false;

  constructor(spec: ChildSpec, onLine: (line: string) => void) {
    this.#spec = spec;
    this.#process = spawn(spec.command, spec.args ?? [], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C reaches the supervisor alone, which then stops its children in order.
      detached: true,
      env: { ...process.env, ...spec.env },
      ...spec.user,
    });
    this.pid = this.#process.pid ?? 0;
    const take = (line: string): void => {
      this.#lines = [...this.#lines, line].slice(-KEPT_LINES);
      if (spec.ready instanceof RegExp && spec.ready.test(line)) this.#matched = true;
      onLine(line);
    };
    readLines(this.#process.stdout, take);
    readLines(this.#process.stderr, take);
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(error.message));
      this.#process.once('exit', (code, signal) => resolve(reasonOf(code, signal)));
    });
    void this.ended.then((reason) => {
      this.#reason = reason;
      // What it started itself must not keep its port or its files.
      this.#signalGroup('SIGKILL');
    });
  }

  /** Undefined while it runs. */
  get reason(): string | undefined {
    return this.#reason;
  }

  get lastLines(): string {
    return this.#lines.join('\n');
  }

  async untilReady(): Promise<boolean> {
    const until = Date.now() + (this.#spec.readyWithinMs ?? READY_MS);
    while (this.#reason === undefined && Date.now() < until) {
      if (await this.#isReady(this.#spec.ready)) return true;
      await pause(POLL_MS);
    }
    return false;
  }

  /** To the whole group, so that what the child itself started ends as well. */
  signal(signal: NodeJS.Signals): void {
    if (this.#reason === undefined) this.#signalGroup(signal);
  }

  async stop(): Promise<void> {
    this.#process.kill(this.#spec.stopSignal ?? 'SIGTERM');
    const force = setTimeout(() => this.signal('SIGKILL'), this.#spec.graceMs ?? GRACE_MS);
    await this.ended;
    clearTimeout(force);
  }

  #signalGroup(signal: NodeJS.Signals): void {
    if (this.pid === 0) return;
    try {
      process.kill(-this.pid, signal);
    } catch {
      // The group has ended.
    }
  }

  async #isReady(ready: Readiness | undefined): Promise<boolean> {
    if (ready === undefined) return true;
    if (ready instanceof RegExp) return this.#matched;
    if (typeof ready === 'string') return answers(ready);
    return ready();
  }
}
