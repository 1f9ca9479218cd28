import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Mark, Order } from '../chaos/process/marks.ts';

export type Victim = {
  pid(): number;
  /** Begins a new count, and says at which mark the process is to end itself. */
  arm(killAt?: string): Promise<void>;
  /** What has been marked since the count began, over all lives. */
  marks(): Mark[];
  /** How often it was killed by SIGKILL since the count began. */
  deaths(): number;
  /** Ended in any other way than by SIGKILL: it should not have. */
  crashes(): readonly string[];
  stop(): Promise<void>;
};

export type VictimOptions = {
  /** Where the compiled program is. */
  readonly program: string;
  readonly config: Config;
  /** Takes orders and writes marks. */
  readonly isArmed?: boolean;
};

const ROOT = join(import.meta.dirname, '../..');

/** The environment that a process of its own would be given. */
const environmentOf = (config: Config): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

/** What it wrote to its error stream at last. */
const lastWordsOf = (child: ChildProcess): (() => string) => {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = `${text}${chunk.toString()}`.slice(-2_000);
  });
  return () => text;
};

/** A process that is started again whenever it dies, as the supervisor would do it. */
export const startVictim = ({ program, config, isArmed = false }: VictimOptions): Victim => {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-victim-'));
  const file = join(folder, 'marks.jsonl');
  const crashes: string[] = [];
  let deaths = 0;
  let seen = 0;
  let orders = 0;
  let stopping = false;
  let child: ChildProcess;

  const live = (): void => {
    child = spawn(process.execPath, [program], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...environmentOf(config), MARKS_FILE: file },
      stdio: ['ignore', 'ignore', 'pipe', isArmed ? 'ipc' : 'ignore'],
    });
    const words = lastWordsOf(child);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (signal === 'SIGKILL') deaths += 1;
      else crashes.push(`${basename(program)} ended with ${signal ?? code}: ${words()}`);
      live();
    });
  };
  const readMarks = (): Mark[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Mark)
      : [];
  const endWithTest = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithTest);
  live();

  return {
    pid: () => child.pid ?? 0,
    arm: async (killAt) => {
      const order: Order = { reset: (orders += 1), killAt };
      const answered = once(child, 'message');
      child.send(order);
      await answered;
      seen = readMarks().length;
      deaths = 0;
    },
    marks: () => readMarks().slice(seen),
    deaths: () => deaths,
    crashes: () => crashes,
    stop: async () => {
      stopping = true;
      process.off('exit', endWithTest);
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
