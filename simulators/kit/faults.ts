import { z } from 'zod';
import { roll } from './random.ts';

/** `wrong_amount` and `never_paid` are the payment gateways'; a simulator may name further kinds of its own. */
export const FAULT_KINDS = [
  'slow',
  'hang',
  'http_500',
  'act_then_timeout',
  'kill',
  'duplicate_webhook',
  'out_of_order_webhook',
  'lost_webhook',
  'late_webhook',
  'wrong_amount',
  'never_paid',
] as const;

export const newFault = z.strictObject({
  kind: z.string(),
  /** Exact, or a beginning followed by `*`. */
  op: z.string().optional(),
  key: z.string().optional(),
  probability: z.number().min(0).max(1).default(1),
  times: z.int().positive().optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
  /** For `kill`: who gets the SIGKILL, and whether before or after the call has taken effect. */
  pid: z.int().min(2).optional(),
  when: z.enum(['before', 'after']).default('after'),
  /** Over after so long; without it, when it is taken away. */
  forMs: z.int().min(1_000).max(3_600_000).optional(),
  /** Who set it, to find it again. */
  label: z.string().max(60).optional(),
});
export type NewFault = z.input<typeof newFault>;
export type FaultRule = z.output<typeof newFault> & {
  readonly id: string;
  readonly fired: number;
  readonly endsAt?: string;
};

export type Call = { readonly op: string; readonly key: string };

export interface Faults {
  /** Throws a `FaultRefused` with the reason when the rule makes no sense here. */
  add(rule: NewFault): FaultRule;
  list(): FaultRule[];
  clear(id?: string): void;
  /** The first rule of these kinds that hits this call; its count goes up. */
  fire(call: Call, kinds: readonly string[], when?: FaultRule['when']): FaultRule | undefined;
}

export class FaultRefused extends Error {}

const isOver = ({ endsAt }: FaultRule): boolean => endsAt !== undefined && Date.parse(endsAt) <= Date.now();

export type FaultOptions = {
  readonly seed: string;
  readonly kinds?: readonly string[];
  /** Off unless asked for: a demo's simulator must not be able to end processes. */
  readonly allowKill?: boolean;
};

const matches = (pattern: string | undefined, value: string): boolean =>
  pattern === undefined || (pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern);

type Held = { rule: FaultRule; seen: Map<string, number> };

/** The n-th look at the same call under one seed always falls the same way, whatever runs beside it. */
const hits = (held: Held, call: Call, seed: string): boolean => {
  const { rule, seen } = held;
  if (rule.times !== undefined && rule.fired >= rule.times) return false;
  if (!matches(rule.op, call.op) || !matches(rule.key, call.key)) return false;
  if (rule.probability >= 1) return true;
  const label = `${call.op} ${call.key}`;
  const nth = (seen.get(label) ?? 0) + 1;
  seen.set(label, nth);
  return roll(seed, rule.id, label, nth) < rule.probability;
};

/** Rules are knobs of this run: they are not kept over a restart. */
export const createFaults = (options: FaultOptions): Faults => {
  const kinds: readonly string[] = [...FAULT_KINDS, ...(options.kinds ?? [])];
  const rules = new Map<string, Held>();
  let count = 0;
  return {
    add: (input) => {
      const rule = newFault.parse(input);
      if (!kinds.includes(rule.kind)) throw new FaultRefused(`no such kind: ${rule.kind}`);
      if (rule.kind === 'kill' && !options.allowKill) throw new FaultRefused('kill needs the flag --allow-kill');
      if (rule.kind === 'kill' && rule.pid === undefined) throw new FaultRefused('kill needs a pid');
      count += 1;
      const endsAt = rule.forMs === undefined ? {} : { endsAt: new Date(Date.now() + rule.forMs).toISOString() };
      const held = { rule: { ...rule, id: `fault-${count}`, fired: 0, ...endsAt }, seen: new Map<string, number>() };
      rules.set(held.rule.id, held);
      return held.rule;
    },
    list: () => [...rules.values()].map((held) => held.rule).filter((rule) => !isOver(rule)),
    clear: (id) => (id === undefined ? rules.clear() : void rules.delete(id)),
    fire: (call, wanted, when) => {
      for (const held of rules.values()) {
        if (isOver(held.rule) || !wanted.includes(held.rule.kind) || (when !== undefined && held.rule.when !== when))
          continue;
        if (!hits(held, call, options.seed)) continue;
        held.rule = { ...held.rule, fired: held.rule.fired + 1 };
        return held.rule;
      }
      return undefined;
    },
  };
};
