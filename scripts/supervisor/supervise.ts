import { join } from 'node:path';
import { Child, type ChildHost, StoppedError } from './child.ts';
import type { ChildSpec, ChildView, Stage, SupervisorEvent } from './child-spec.ts';
import { claimDataFolder, endOrphans, recordChildren } from './run-record.ts';

export type SupervisorOptions = {
  readonly children: readonly Stage[];
  readonly dataDir: string;
  readonly onEvent?: (event: SupervisorEvent) => void;
};

export type Supervisor = {
  /** Last started first; each gets time to end by itself. */
  stop(): Promise<void>;
  /** Resolves after everything has stopped, whoever asked for it. */
  readonly closed: Promise<void>;
  pid(name: string): number | undefined;
  children(): readonly ChildView[];
  /** False when there is none of this name that may be killed. */
  kill(name: string): boolean;
};

export type OpenSupervisor = Supervisor & {
  /** Stops everything again before it throws. */
  start(stages: readonly Stage[]): Promise<void>;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes Ctrl-C on, so that one press arrives twice; only a later one means impatience. */
const SECOND_PRESS_MS = 1_500;

class Supervision implements OpenSupervisor {
  readonly closed: Promise<void>;
  #stages: Child[][] = [];
  #host: ChildHost;
  #release: () => void;
  #stopped: Promise<void> | undefined;
  #stopAsked = 0;
  #close: () => void = () => undefined;
  #onSignal = (): void => this.#handleSignal();
  #onExit = (): void => this.#signalAll();

  constructor(options: Omit<SupervisorOptions, 'children'>, release: () => void) {
    const records = recordChildren(options.dataDir);
    this.#release = () => {
      records.clear();
      release();
    };
    this.#host = {
      logFolder: join(options.dataDir, 'log'),
      emit: (event) => options.onEvent?.(event),
      onSpawn: (spec, pid) => records.add(spec.name, pid, spec.stopSignal ?? 'SIGTERM'),
    };
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
    for (const signal of SIGNALS) process.on(signal, this.#onSignal);
    process.on('exit', this.#onExit);
  }

  pid(name: string): number | undefined {
    return this.#stages.flat().find((child) => child.spec.name === name)?.pid;
  }

  children(): readonly ChildView[] {
    return this.#stages.flat().map(({ view }) => view);
  }

  kill(name: string): boolean {
    const child = this.#stages.flat().find(({ spec }) => spec.name === name && spec.expendable);
    child?.kill();
    return child !== undefined;
  }

  async start(stages: readonly Stage[]): Promise<void> {
    try {
      for (const stage of stages) await this.#startStage(stage);
      if (this.#stopped) throw new StoppedError();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #startStage(stage: Stage): Promise<void> {
    if (this.#stopped) throw new StoppedError();
    if ('run' in stage) await stage.run();
    else await this.#startTogether('name' in stage ? [stage] : stage);
  }

  async #startTogether(specs: readonly ChildSpec[]): Promise<void> {
    const children = specs.map((spec) => new Child(spec, this.#host));
    this.#stages.push(children);
    await Promise.all(children.map((child) => child.start()));
  }

  async #stopAll(): Promise<void> {
    this.#stopAsked = Date.now();
    for (const stage of this.#stages.toReversed()) await Promise.all(stage.map((child) => child.stop()));
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
    process.off('exit', this.#onExit);
    this.#release();
    this.#close();
  }

  #signalAll(signal?: NodeJS.Signals): void {
    for (const child of this.#stages.flat()) child.signal(signal);
  }

  #handleSignal(): void {
    if (this.#stopped === undefined) void this.stop();
    else if (Date.now() - this.#stopAsked > SECOND_PRESS_MS) this.#signalAll('SIGKILL');
  }
}

/** Takes the data folder and ends what an earlier supervisor left running on it; throws when one is at work there. */
export const openSupervisor = async (options: Omit<SupervisorOptions, 'children'>): Promise<OpenSupervisor> => {
  const release = claimDataFolder(options.dataDir);
  const supervision = new Supervision(options, release);
  await endOrphans(options.dataDir, ({ name, pid }) => options.onEvent?.({ kind: 'orphan', name, pid }));
  return supervision;
};

/**
 * Starts the children in order, each when the one before is ready, and keeps them running until told to stop or until
 * SIGINT or SIGTERM. Throws, with everything stopped again, when one of them cannot be started.
 */
export const supervise = async ({ children, ...options }: SupervisorOptions): Promise<Supervisor> => {
  const supervisor = await openSupervisor(options);
  await supervisor.start(children);
  return supervisor;
};
