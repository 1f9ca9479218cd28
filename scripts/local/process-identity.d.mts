export type ProcessIdentity = { readonly pid: number; readonly startedAt: string; readonly command: string };
export function parseStat(stat: string): { state: string | undefined; startTicks: string | undefined };
export function identifyProcess(pid: number): ProcessIdentity | undefined;
export function isSameProcess(recorded: ProcessIdentity, live: ProcessIdentity | undefined): boolean;
