import { waitingPolicy } from '../waiting/code.ts';

/** Durations and limits that the company sets, by name. */
export type Policies = {
  payment_window: { readonly minutes: number; readonly remindAtPercent: readonly number[] };
  after_sales: { readonly days: number };
  floor: { readonly pickMinutes: number; readonly packMinutes: number; readonly handOverMinutes: number };
  escalation: { readonly agentMinutes: number; readonly supervisorMinutes: number };
  apology: { readonly delayCouponMinor: number };
  /** How fast a bulk job goes through its orders. */
  bulk: { readonly ordersPerSecond: number; readonly atOnce: number };
};
export type PolicyName = keyof Policies;
export type PolicyValue = Readonly<Record<string, number | readonly number[]>>;

export const POLICY_UNITS = ['minutes', 'days', 'percent', 'minor', 'orders'] as const;
export type PolicyUnit = (typeof POLICY_UNITS)[number];

export type PolicyField = {
  readonly unit: PolicyUnit;
  readonly min: number;
  readonly max: number;
  /** Set for a list: how many, each greater than the one before. */
  readonly most?: number;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const minutesOf = (...ms: readonly number[]): number => Math.min(...ms) / MINUTE_MS;

/** What each may be. Nothing may be waited for longer than its waiting code allows. */
export const POLICY_FIELDS: { readonly [Name in PolicyName]: Readonly<Record<keyof Policies[Name], PolicyField>> } = {
  payment_window: {
    minutes: { unit: 'minutes', min: 5, max: minutesOf(waitingPolicy('payment')) },
    remindAtPercent: { unit: 'percent', min: 1, max: 99, most: 5 },
  },
  after_sales: { days: { unit: 'days', min: 1, max: waitingPolicy('after_sales') / DAY_MS } },
  floor: {
    pickMinutes: { unit: 'minutes', min: 5, max: minutesOf(waitingPolicy('pick')) },
    packMinutes: { unit: 'minutes', min: 5, max: minutesOf(waitingPolicy('pack'), waitingPolicy('label')) },
    handOverMinutes: { unit: 'minutes', min: 5, max: minutesOf(waitingPolicy('hand_over')) },
  },
  escalation: {
    agentMinutes: { unit: 'minutes', min: 5, max: minutesOf(waitingPolicy('agent')) },
    supervisorMinutes: { unit: 'minutes', min: 5, max: minutesOf(waitingPolicy('supervisor')) },
  },
  apology: { delayCouponMinor: { unit: 'minor', min: 1, max: 100_000 } },
  bulk: {
    ordersPerSecond: { unit: 'orders', min: 1, max: 200 },
    atOnce: { unit: 'orders', min: 1, max: 50 },
  },
};

export const POLICY_NAMES = Object.keys(POLICY_FIELDS) as PolicyName[];

export const isPolicyName = (text: string): text is PolicyName => Object.hasOwn(POLICY_FIELDS, text);

export const fieldsOf = (name: PolicyName): Readonly<Record<string, PolicyField>> => POLICY_FIELDS[name];

const same = (a: PolicyValue[string] | undefined, b: PolicyValue[string] | undefined): boolean =>
  String(a) === String(b);

/** The fields of a policy whose values differ. */
export const changedFields = (name: PolicyName, before: PolicyValue, after: PolicyValue): readonly string[] =>
  Object.keys(fieldsOf(name)).filter((field) => !same(before[field], after[field]));
