import type { UserIds } from '../local/postgres-binary.mjs';

/** Ready when the address answers (below 500), when a line matches, or when the function says so; at once without. */
export type Readiness = string | RegExp | (() => Promise<boolean>);

export type ChildSpec = {
  /** Also the name of its log file. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: UserIds;
  readonly ready?: Readiness;
  /** Runs to its end before the next one starts, and is not restarted. */
  readonly once?: boolean;
  readonly stopSignal?: NodeJS.Signals;
  readonly graceMs?: number;
  readonly readyWithinMs?: number;
  /** May be killed from the console of a demo, to show what follows. */
  readonly expendable?: boolean;
};

/** How a child does, as the supervisor sees it. */
export type ChildView = {
  readonly name: string;
  readonly isUp: boolean;
  readonly pid: number | null;
  /** When it was started last. */
  readonly since: string | null;
  readonly deaths: number;
  readonly lastDeath: { readonly at: string; readonly reason: string } | null;
  readonly expendable: boolean;
};

/** Work of the supervisor itself between two children. */
export type Step = { readonly name: string; readonly run: () => Promise<void> };

/** Started one after the other; those in one array at the same time. */
export type Stage = ChildSpec | Step | readonly ChildSpec[];

export type SupervisorEvent =
  | { readonly kind: 'starting' | 'done' | 'stopping' | 'stopped'; readonly name: string }
  | {
      readonly kind: 'ready';
      readonly name: string;
      readonly pid: number;
      readonly ms: number;
      readonly again: boolean;
    }
  | { readonly kind: 'exited'; readonly name: string; readonly pid: number; readonly reason: string }
  | { readonly kind: 'restarting'; readonly name: string; readonly delayMs: number }
  | { readonly kind: 'orphan'; readonly name: string; readonly pid: number }
  | { readonly kind: 'output'; readonly name: string; readonly line: string };

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** The event as a line for a person; nothing for what would only be noise. */
export const describeEvent = (event: SupervisorEvent): string | undefined => {
  const { kind, name } = event;
  if (kind === 'ready') return `${name} is ${event.again ? 'back' : 'up'} (process ${event.pid}, ${seconds(event.ms)})`;
  if (kind === 'exited') return `${name} died: ${event.reason}`;
  if (kind === 'restarting') return `${name} is started again in ${seconds(event.delayMs)}`;
  if (kind === 'orphan') return `${name} (process ${event.pid}) was left over from an earlier run and has been ended`;
  return kind === 'stopping' ? `stopping ${name}` : undefined;
};
