import { hostname } from 'node:os';
import type { Log } from '../contracts/log.ts';
import type { Database } from '../db/client.ts';
import { endHealth, PULSE_MS, putHealth, type SeenHealth } from '../db/queries/health.ts';
import { type Call, countCalls, judgeCalls, medianMs, type ProviderCalls, recentCalls } from '../domain/health.ts';
import { repeat } from './repeat.ts';

export type PulseDeps = {
  readonly db: Database;
  /** Which of our programs it is. */
  readonly program: string;
  /** Which process of it; this one unless told. */
  readonly instance?: string;
  readonly readCalls?: () => readonly ProviderCalls[];
  /** What this process can see of the engine's other parts. */
  readonly readEngine?: () => Promise<readonly SeenHealth[]>;
};

const MINUTE_MS = 60_000;

const instantOf = (call: Call | undefined): string | null =>
  call === undefined ? null : new Date(call.at).toISOString();

const seenOf = ({ kind, name, calls }: ProviderCalls, now: number): SeenHealth => {
  const recent = recentCalls(calls, now);
  const count = countCalls(recent);
  const bad = calls.findLast(({ end }) => end !== 'answered');
  const facts = {
    ...count,
    medianMs: medianMs(recent),
    lastOkAt: instantOf(calls.findLast(({ end }) => end === 'answered')),
    lastBadAt: instantOf(bad),
    lastCode: bad?.code ?? null,
  };
  return { kind, name, state: judgeCalls(count), facts };
};

/** Providers of which there is something new to say; of each of them once a minute, so that it is not taken for gone. */
const createSelection = () => {
  const written = new Map<string, { readonly text: string; readonly at: number }>();
  return (rows: readonly SeenHealth[], now: number): readonly SeenHealth[] =>
    rows.filter((row) => {
      const key = `${row.kind}/${row.name}`;
      const text = JSON.stringify(row);
      const last = written.get(key);
      if (last && last.text === text && now - last.at < MINUTE_MS) return false;
      written.set(key, { text, at: now });
      return true;
    });
};

export type Pulse = {
  beat(): Promise<void>;
  /** Says that the process has ended. */
  end(): Promise<void>;
};

const thisProcess = (): string => `${hostname()}:${process.pid}`;

/** Says that this process is there, and what it has seen of others. */
export const createPulse = ({ db, program, instance = thisProcess(), readCalls, readEngine }: PulseDeps): Pulse => {
  const select = createSelection();
  const since = new Date().toISOString();
  const own: SeenHealth = { kind: 'process', name: program, state: 'ok', since, facts: {} };
  return {
    beat: async () => {
      const now = Date.now();
      const providers = (readCalls?.() ?? []).map((calls) => seenOf(calls, now));
      const engine = (await readEngine?.()) ?? [];
      await putHealth(db, instance, [own, ...select(providers, now), ...engine]);
    },
    end: () => endHealth(db, instance),
  };
};

/** For as long as the process lives. */
export const startPulse = (pulse: Pulse, log: Log): { stop(): Promise<void> } => {
  const beating = repeat(log, { name: 'pulse', everyMs: PULSE_MS, run: pulse.beat });
  return {
    stop: async () => {
      await beating.stop();
      await pulse.end().catch(() => undefined);
    },
  };
};
