import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { UserIds } from './postgres-binary.mjs';

const LINES_KEPT = 20;
const START_MS = 90_000;
const STOP_MS = 10_000;

/** How a local server is run; the supervisor takes the same as its child. */
export type ServerCommand = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: UserIds;
  readonly stopSignal: NodeJS.Signals;
  readonly ready: () => Promise<boolean>;
};

export type ServerProcess = { readonly pid: number; stop(): Promise<void> };

const keepLastLines = (child: ChildProcess, logFile: string | undefined): (() => string) => {
  const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: 'a' });
  let text = '';
  const take = (chunk: Buffer): void => {
    log?.write(chunk);
    text = `${text}${chunk.toString('utf8')}`.slice(-8_000);
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.once('close', () => log?.end());
  return () => text.trim().split('\n').slice(-LINES_KEPT).join('\n');
};

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

const stopChild = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(force);
};

const untilReady = async (server: ServerCommand, ended: () => string | undefined): Promise<void> => {
  const until = Date.now() + START_MS;
  while (!(await server.ready())) {
    const last = ended();
    if (last !== undefined) throw new Error(`${server.name} did not start\n${last}`);
    if (Date.now() > until) throw new Error(`${server.name} did not answer within ${START_MS / 1000} s`);
    await pause(25);
  }
};

/** Starts a server in its own process group and waits until it answers; it ends when this process does. */
export const startServer = async (server: ServerCommand, logFile?: string): Promise<ServerProcess> => {
  const child = spawn(server.command, server.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...server.env },
    ...server.user,
  });
  const lastLines = keepLastLines(child, logFile);
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const endWithParent = (): void => void child.kill(server.stopSignal);
  process.once('exit', endWithParent);
  child.once('exit', () => process.off('exit', endWithParent));
  try {
    await untilReady(server, () => failure?.message ?? (hasEnded(child) ? lastLines() : undefined));
  } catch (error) {
    await stopChild(child, 'SIGKILL');
    throw error;
  }
  return { pid: child.pid ?? 0, stop: () => stopChild(child, server.stopSignal) };
};
