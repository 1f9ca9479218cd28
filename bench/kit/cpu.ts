import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second on every platform that has /proc. */
const MS_PER_TICK = 10;

type Stat = { readonly pid: number; readonly parent: number; readonly ownMs: number; readonly endedMs: number };

/** Name in brackets may hold anything, so the fields are counted from the last bracket on. */
const readStat = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const field = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (n: number): number => Number(field[n - 3] ?? 0);
    return { pid, parent: at(4), ownMs: (at(14) + at(15)) * MS_PER_TICK, endedMs: (at(16) + at(17)) * MS_PER_TICK };
  } catch {
    return undefined;
  }
};

/** PostgreSQL is a process per connection: all of its children count, those that live and those that have ended. */
const cpuMsOfFamily = (pid: number): number => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? []);
  const own = all.find((stat) => stat.pid === pid);
  const children = all.filter(({ parent }) => parent === pid);
  return (own?.ownMs ?? 0) + (own?.endedMs ?? 0) + children.reduce((sum, child) => sum + child.ownMs, 0);
};

/** Processes by name; the one named `postgres` with its children. */
export type Watched = Readonly<Record<string, number>>;

const cpuMsOf = (name: string, pid: number): number =>
  name === 'postgres' ? cpuMsOfFamily(pid) : (readStat(pid)?.ownMs ?? 0);

/** How much CPU time each of these processes takes for a piece of work. */
export const measureCpu = async <T>(
  processes: Watched,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly cpuMs: Readonly<Record<string, number>> }> => {
  const read = (): Record<string, number> =>
    Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, cpuMsOf(name, pid)]));
  const before = read();
  const result = await work();
  const cpuMs = Object.fromEntries(Object.entries(read()).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
  return { result, cpuMs };
};
