import type { DemoFault } from '../../domain/demo.ts';

export type Simulator = 'gateways' | 'carriers' | 'messages';

/** A rule of the simulators' knobs, as docs/simulators.md describes them. */
type Rule = {
  readonly kind: string;
  readonly op: string;
  readonly delayMs?: number;
  readonly probability?: number;
};

type Scene = { readonly at: Simulator; readonly rules: readonly Rule[] };

const eachOf = (provider: string, calls: readonly string[], rule: Omit<Rule, 'op'>): readonly Rule[] =>
  calls.map((call) => ({ ...rule, op: `${provider}.${call}` }));

/** What the product asks of them; what people and drivers do there goes on. */
const CARRIER_CALLS = ['book', 'find', 'void', 'track'];
const GATEWAY_CALLS = ['create', 'find', 'close', 'capture', 'void', 'refund', 'find_refund'];

/** What stands behind each of the demo's faults. */
export const SCENES: Readonly<Record<DemoFault, Scene>> = {
  stonebridge_slow: {
    at: 'carriers',
    rules: [
      // Beyond the patience of a call, so that orders are seen to wait.
      { kind: 'slow', op: 'stonebridge.book', delayMs: 6_000, probability: 0.7 },
      ...eachOf('stonebridge', CARRIER_CALLS, { kind: 'slow', delayMs: 2_800 }),
    ],
  },
  stonebridge_down: { at: 'carriers', rules: eachOf('stonebridge', CARRIER_CALLS, { kind: 'http_500' }) },
  stonebridge_silent: { at: 'carriers', rules: [{ kind: 'lost_webhook', op: 'stonebridge.*' }] },
  yipay_down: { at: 'gateways', rules: eachOf('yipay', GATEWAY_CALLS, { kind: 'http_500' }) },
  cardhouse_slow: { at: 'gateways', rules: eachOf('cardhouse', GATEWAY_CALLS, { kind: 'slow', delayMs: 2_800 }) },
  messages_down: { at: 'messages', rules: [{ kind: 'http_500', op: 'message.*' }] },
};
