import { setTimeout as wait } from 'node:timers/promises';
import type { Call, FaultRule, Faults } from './faults.ts';
import type { Journal } from './journal.ts';

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** No answer goes out; the connection is held for this long and then cut. */
export type Silence = { readonly holdMs: number };

export const isSilence = (outcome: Answer | Silence): outcome is Silence => 'holdMs' in outcome;

export const FAULT_HEADER = 'x-sim-fault';
const DEFAULT_SLOW_MS = 2_000;
const DEFAULT_HOLD_MS = 30_000;
const CALL_KINDS = ['slow', 'hang', 'http_500', 'act_then_timeout'];

type Knob = Pick<FaultRule, 'kind' | 'delayMs' | 'pid'>;

/** `x-sim-fault: slow;delayMs=300` concerns this one call only. */
export const readFaultHeader = (header: string | undefined): Knob | undefined => {
  const [kind = '', ...settings] = (header ?? '').split(';').map((part) => part.trim());
  if (!CALL_KINDS.includes(kind)) return undefined;
  const delay = settings.find((setting) => setting.startsWith('delayMs='))?.slice('delayMs='.length);
  const delayMs = Number(delay);
  return { kind, delayMs: delay && Number.isInteger(delayMs) && delayMs >= 0 ? delayMs : undefined };
};

const kill = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // Whoever is already gone needs no killing.
  }
};

export type Handling = {
  readonly faults: Faults;
  readonly journal: Journal;
  readonly header?: string | undefined;
};

const createPicker = (call: Call, { faults, header }: Handling) => {
  const own = readFaultHeader(header);
  return (kinds: readonly string[], when?: FaultRule['when']): Knob | undefined =>
    own && kinds.includes(own.kind) ? own : faults.fire(call, kinds, when);
};

/** Runs one call of a provider with whatever faults hit it. Everything journalled is on disk before an answer goes out. */
export const performCall = async (
  call: Call,
  handling: Handling,
  act: () => Answer | Promise<Answer>,
): Promise<Answer | Silence> => {
  const { journal } = handling;
  const pick = createPicker(call, handling);
  const lose = async (knob: Knob, effect: 'lost' | 'answer_lost'): Promise<Silence> => {
    journal.write({ ...call, effect, fault: knob.kind });
    await journal.settled();
    if (knob.kind === 'kill') kill(knob.pid);
    return { holdMs: knob.kind === 'kill' ? 0 : (knob.delayMs ?? DEFAULT_HOLD_MS) };
  };
  const slow = pick(['slow']);
  if (slow) await wait(slow.delayMs ?? DEFAULT_SLOW_MS);
  const before = pick(['kill'], 'before') ?? pick(['hang', 'http_500']);
  if (before) {
    const silence = await lose(before, 'lost');
    return before.kind === 'http_500' ? { status: 500, body: { error: { code: 'internal_error' } } } : silence;
  }
  const answer = await act();
  const after = pick(['kill'], 'after') ?? pick(['act_then_timeout']);
  if (after) return lose(after, 'answer_lost');
  await journal.settled();
  return answer;
};
