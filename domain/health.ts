/** How well something does that the product needs; `quiet`: nothing was asked of it lately, so nobody knows. */
export const HEALTH_STATES = ['ok', 'slow', 'failing', 'quiet'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** Providers by what they do, the parts of the engine itself, and the processes that are at work. */
export const HEALTH_KINDS = ['gateway', 'carrier', 'messages', 'engine', 'process'] as const;
export type HealthKind = (typeof HEALTH_KINDS)[number];

export const ENGINE_PARTS = ['database', 'workflow_server', 'workers', 'relay', 'jobs'] as const;
export type EnginePart = (typeof ENGINE_PARTS)[number];

/** `answered` is any answer that can be read, a refusal too; `failed` is an error of theirs, or nobody there. */
export const CALL_ENDS = ['answered', 'timed_out', 'failed'] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

export type Call = {
  readonly at: number;
  readonly ms: number;
  readonly end: CallEnd;
  /** What is known of a call that was not answered, such as `http_503`. */
  readonly code?: string;
};

/** What a process remembers of its calls to one provider. */
export type ProviderCalls = { readonly kind: HealthKind; readonly name: string; readonly calls: readonly Call[] };

export type CallCount = {
  readonly calls: number;
  readonly failed: number;
  readonly timedOut: number;
  /** Answered, but only after `SLOW_MS`. */
  readonly slow: number;
};

/** What lies further back says nothing about now. */
export const WINDOW_MS = 2 * 60_000;
export const SLOW_MS = 2_000;
/** One bad call is chance. */
const FEWEST_BAD = 2;
const BAD_SHARE = 1 / 3;
/** So many calls without one answer, and it is not slow but gone. */
const SILENT_CALLS = 5;

export const NO_CALLS: CallCount = { calls: 0, failed: 0, timedOut: 0, slow: 0 };

const isMuch = (bad: number, calls: number): boolean => bad >= FEWEST_BAD && bad >= calls * BAD_SHARE;

export const judgeCalls = ({ calls, failed, timedOut, slow }: CallCount): HealthState => {
  if (calls === 0) return 'quiet';
  const isSilent = calls >= SILENT_CALLS && failed + timedOut === calls;
  if (isSilent || isMuch(failed, calls)) return 'failing';
  return isMuch(failed + timedOut + slow, calls) ? 'slow' : 'ok';
};

const countOf = (call: Call): CallCount => ({
  calls: 1,
  failed: call.end === 'failed' ? 1 : 0,
  timedOut: call.end === 'timed_out' ? 1 : 0,
  slow: call.end === 'answered' && call.ms >= SLOW_MS ? 1 : 0,
});

/** Several processes call the same provider; what they saw counts together. */
export const addCounts = (counts: readonly CallCount[]): CallCount =>
  counts.reduce(
    (sum, { calls, failed, timedOut, slow }) => ({
      calls: sum.calls + calls,
      failed: sum.failed + failed,
      timedOut: sum.timedOut + timedOut,
      slow: sum.slow + slow,
    }),
    NO_CALLS,
  );

export const recentCalls = (calls: readonly Call[], now: number): readonly Call[] =>
  calls.filter(({ at }) => at > now - WINDOW_MS);

export const countCalls = (calls: readonly Call[]): CallCount => addCounts(calls.map(countOf));

/** Null of none. */
export const medianMs = (calls: readonly Call[]): number | null => {
  const sorted = calls.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
};

export type Work = {
  /** How many processes do it. */
  readonly processes: number;
  /** How long the oldest piece of work that is due has been waiting; 0 when none is. */
  readonly oldestMs: number;
};

const LATE_WORK_MS = 15_000;
const STUCK_WORK_MS = 2 * 60_000;

/** Work that waits for processes of our own. */
export const judgeWork = ({ processes, oldestMs }: Work): HealthState => {
  if (processes === 0 || oldestMs >= STUCK_WORK_MS) return 'failing';
  return oldestMs >= LATE_WORK_MS ? 'slow' : 'ok';
};

const SLOW_SERVER_MS = 1_000;

/** A server of ours by the time of its answer; null when none came. */
export const judgeServer = (answerMs: number | null): HealthState => {
  if (answerMs === null) return 'failing';
  return answerMs >= SLOW_SERVER_MS ? 'slow' : 'ok';
};
