import { setTimeout as pause } from 'node:timers/promises';
import { nextRestart } from './backoff.ts';
import { type ChildLog, openChildLog } from './child-log.ts';
import { ChildRun } from './child-run.ts';
import type { ChildSpec, ChildView, SupervisorEvent } from './child-spec.ts';

const START_ATTEMPTS = 3;

export type ChildHost = {
  readonly logFolder: string;
  readonly emit: (event: SupervisorEvent) => void;
  /** Told of every process, so that a later supervisor can end what this one left behind. */
  readonly onSpawn: (spec: ChildSpec, pid: number) => void;
};

export class StoppedError extends Error {
  constructor() {
    super('stopped');
    this.name = 'StoppedError';
  }
}

/** Keeps one program running: starts it, sees it ready, and starts it again whenever it dies. */
export class Child {
  readonly spec: ChildSpec;
  #host: ChildHost;
  #log: ChildLog;
  #run: ChildRun | undefined;
  #failures = 0;
  #deaths = 0;
  #lastDeath: ChildView['lastDeath'] = null;
  #isReady = false;
  #stopping = new AbortController();

  constructor(spec: ChildSpec, host: ChildHost) {
    this.spec = spec;
    this.#host = host;
    this.#log = openChildLog(host.logFolder, spec.name);
  }

  get pid(): number | undefined {
    return this.#run?.reason === undefined ? this.#run?.pid : undefined;
  }

  get view(): ChildView {
    const { pid = null } = this;
    return {
      name: this.spec.name,
      isUp: pid !== null && this.#isReady,
      pid,
      since: this.#run === undefined ? null : new Date(this.#run.startedAt).toISOString(),
      deaths: this.#deaths,
      lastDeath: this.#lastDeath,
      expendable: this.spec.expendable ?? false,
    };
  }

  /** It dies as if the machine had ended it, and is started again like any other. */
  kill(): void {
    this.#run?.signal('SIGKILL');
  }

  /** Resolves when it is ready (or, for one that runs once, has ended well), and throws when it cannot be started. */
  async start(): Promise<void> {
    this.#host.emit({ kind: 'starting', name: this.spec.name });
    if (this.spec.once) return this.#runOnce();
    for (let attempt = 1; !(await this.#launch(false)); attempt += 1) {
      if (this.#stopping.signal.aborted) throw new StoppedError();
      if (attempt === START_ATTEMPTS) throw this.#failed('did not start');
      await this.#waitForRestart();
    }
    void this.#keepAlive();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const run = this.#run;
    if (run !== undefined && run.reason === undefined) {
      this.#host.emit({ kind: 'stopping', name: this.spec.name });
      await run.stop();
      this.#host.emit({ kind: 'stopped', name: this.spec.name });
    }
    this.#log.close();
  }

  /** For the last moment of a process, when nothing can be waited for. */
  signal(signal = this.spec.stopSignal ?? 'SIGTERM'): void {
    this.#stopping.abort();
    this.#run?.signal(signal);
  }

  #spawn(): ChildRun {
    const { name } = this.spec;
    const run = new ChildRun(this.spec, (line) => {
      this.#log.write(line);
      this.#host.emit({ kind: 'output', name, line });
    });
    this.#run = run;
    this.#host.onSpawn(this.spec, run.pid);
    this.#log.note(`started, process ${run.pid}`);
    return run;
  }

  async #launch(again: boolean): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    this.#isReady = false;
    const run = this.#spawn();
    const { name } = this.spec;
    if (await run.untilReady()) {
      this.#isReady = true;
      this.#host.emit({ kind: 'ready', name, pid: run.pid, ms: Date.now() - run.startedAt, again });
      return true;
    }
    if (run.reason === undefined && !this.#stopping.signal.aborted) await run.stop();
    this.#noteEnd(run, await run.ended);
    return false;
  }

  async #runOnce(): Promise<void> {
    const run = this.#spawn();
    const reason = await run.ended;
    this.#log.note(reason);
    if (this.#stopping.signal.aborted) throw new StoppedError();
    if (reason !== 'exit code 0') throw this.#failed(`ended with ${reason}`);
    this.#host.emit({ kind: 'done', name: this.spec.name });
  }

  async #keepAlive(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const run = this.#run;
      if (run === undefined) return;
      if (run.reason === undefined) this.#noteEnd(run, await run.ended);
      if (!(await this.#waitForRestart())) return;
      await this.#launch(true);
    }
  }

  async #waitForRestart(): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    const uptime = Date.now() - (this.#run?.startedAt ?? Date.now());
    const { failures, delayMs } = nextRestart(this.#failures, uptime);
    this.#failures = failures;
    this.#host.emit({ kind: 'restarting', name: this.spec.name, delayMs });
    return pause(delayMs, true, { signal: this.#stopping.signal }).catch(() => false);
  }

  #noteEnd(run: ChildRun, reason: string): void {
    if (this.#stopping.signal.aborted) return;
    this.#deaths += 1;
    this.#lastDeath = { at: new Date().toISOString(), reason };
    this.#log.note(`ended, ${reason}`);
    this.#host.emit({ kind: 'exited', name: this.spec.name, pid: run.pid, reason });
  }

  #failed(what: string): Error {
    return new Error(`${this.spec.name} ${what} (its log: ${this.#log.path})\n${this.#run?.lastLines ?? ''}`);
  }
}
