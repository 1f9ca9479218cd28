import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const bootId = () => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
};

/** Reads a line of /proc/<pid>/stat; the name in brackets may itself hold blanks and brackets. */
export const parseStat = (stat) => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], startTicks: fields[19] };
};

const fromProc = (pid) => {
  try {
    const { state, startTicks } = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (state === 'Z' || state === 'X') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, startedAt: `${bootId()}/${startTicks}`, command: command.slice(0, 200) };
  } catch {
    return undefined;
  }
};

const fromPs = (pid) => {
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, LC_ALL: 'C' } };
    const line = execFileSync('ps', ['-o', 'lstart=,stat=,command=', '-p', String(pid)], options).trim();
    const [, startedAt, state, command] = /^(.{24})\s+(\S+)\s+(.*)$/s.exec(line) ?? [];
    if (!startedAt || state.startsWith('Z')) return undefined;
    return { pid, startedAt, command: command.slice(0, 200) };
  } catch {
    return undefined;
  }
};

/** A process as it is now, or nothing when it has ended (a zombie has). */
export const identifyProcess = (pid) => (process.platform === 'linux' ? fromProc(pid) : fromPs(pid));

/** Numbers of processes are used again; the moment of the start is not. */
export const isSameProcess = (recorded, live) =>
  live !== undefined && live.pid === recorded.pid && live.startedAt === recorded.startedAt;
