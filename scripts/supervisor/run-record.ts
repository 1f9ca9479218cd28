import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { takeLock } from '../local/lock-file.mjs';
import { identifyProcess, isSameProcess, type ProcessIdentity } from '../local/process-identity.mjs';

export type ChildRecord = ProcessIdentity & { readonly name: string; readonly stopSignal: NodeJS.Signals };

const GRACE_MS = 8_000;

const lockPath = (dataDir: string): string => join(dataDir, 'run', 'supervisor.pid');
const recordPath = (dataDir: string): string => join(dataDir, 'run', 'children.json');

/** Refuses a data folder that another supervisor is at work on; gives back the way to let go of it. */
export const claimDataFolder = (dataDir: string): (() => void) => {
  const lock = takeLock(lockPath(dataDir));
  if (lock.taken) return lock.release;
  const { pid } = lock.holder;
  throw new Error(
    `A stack is already running on ${dataDir} (process ${pid}).\n` +
      `Stop it with Ctrl-C in its terminal or with "kill ${pid}", or start a second one with a folder of its own: PACKHORSE_DATA=.packhorse/second`,
  );
};

const readRecords = (dataDir: string): ChildRecord[] => {
  try {
    return JSON.parse(readFileSync(recordPath(dataDir), 'utf8')) as ChildRecord[];
  } catch {
    return [];
  }
};

const writeRecords = (dataDir: string, records: readonly ChildRecord[]): void => {
  const path = recordPath(dataDir);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(records, null, 2));
  renameSync(`${path}.new`, path);
};

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    return;
  }
};

/** A recorded number that now belongs to another process is left alone. */
export const isOrphan = (record: ChildRecord, live = identifyProcess(record.pid)): boolean =>
  isSameProcess(record, live);

const endOrphan = async (record: ChildRecord): Promise<void> => {
  signalGroup(record.pid, record.stopSignal);
  const until = Date.now() + GRACE_MS;
  while (isOrphan(record) && Date.now() < until) await pause(50);
  if (isOrphan(record)) signalGroup(record.pid, 'SIGKILL');
};

/** Ends, last started first, what a supervisor left behind that could not stop its children. */
export const endOrphans = async (dataDir: string, onEnd: (record: ChildRecord) => void): Promise<void> => {
  for (const record of readRecords(dataDir).toReversed()) {
    if (!isOrphan(record)) continue;
    await endOrphan(record);
    onEnd(record);
  }
  rmSync(recordPath(dataDir), { force: true });
};

/** Remembers the processes of one run by number and moment of start. */
export const recordChildren = (dataDir: string) => {
  const records = new Map<string, ChildRecord>();
  return {
    add: (name: string, pid: number, stopSignal: NodeJS.Signals): void => {
      const identity = identifyProcess(pid);
      if (identity) records.set(name, { ...identity, name, stopSignal });
      writeRecords(dataDir, [...records.values()]);
    },
    clear: (): void => rmSync(recordPath(dataDir), { force: true }),
  };
};
