import type { EscalationTier } from '../escalation/kind.ts';
import type { OrderStatus } from '../order/status.ts';
import { type DurationKind, type Pace, shrink } from '../pace.ts';
import type { WaitingCode } from '../waiting/code.ts';
import { changedFields, type Policies, type PolicyName, type PolicyValue } from './policy.ts';

/** What is under way just now, counted. */
export type OpenWork = {
  readonly orders: readonly {
    readonly status: OrderStatus;
    readonly waitingOn: WaitingCode | null;
    readonly count: number;
  }[];
  readonly escalations: readonly { readonly tier: EscalationTier; readonly count: number }[];
};

export const WORK_GROUPS = [
  'not_paid',
  'not_ended',
  'before_release',
  'at_pick',
  'before_pack',
  'at_pack',
  'before_hand_over',
  'at_hand_over',
  'before_agent',
  'at_agent',
  'before_supervisor',
  'at_supervisor',
] as const;
export type WorkGroup = (typeof WORK_GROUPS)[number];

/** `keeps`: deadlines are data, and those that run stay as they are. `follows`: what is not decided yet meets the new version. */
export type Touch = { readonly group: WorkGroup; readonly count: number; readonly effect: 'keeps' | 'follows' };

type Count = (work: OpenWork) => number;

const sum = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0);

const withStatus =
  (...statuses: readonly OrderStatus[]): Count =>
  ({ orders }) =>
    sum(orders.filter(({ status }) => statuses.includes(status)));

const waitingFor =
  (...codes: readonly WaitingCode[]): Count =>
  ({ orders }) =>
    sum(orders.filter(({ waitingOn }) => waitingOn !== null && codes.includes(waitingOn)));

const inTier =
  (...tiers: readonly EscalationTier[]): Count =>
  ({ escalations }) =>
    sum(escalations.filter(({ tier }) => tiers.includes(tier)));

const plus =
  (...counts: readonly Count[]): Count =>
  (work) =>
    counts.reduce((total, count) => total + count(work), 0);

const notReleased = withStatus('accepted', 'awaiting_payment');

const COUNT: Readonly<Record<WorkGroup, Count>> = {
  not_paid: notReleased,
  not_ended: withStatus('accepted', 'awaiting_payment', 'fulfilling', 'after_sales'),
  before_release: notReleased,
  at_pick: waitingFor('pick'),
  before_pack: plus(notReleased, waitingFor('pick')),
  at_pack: waitingFor('pack', 'label'),
  before_hand_over: plus(notReleased, waitingFor('pick', 'pack', 'booking', 'label', 'capture')),
  at_hand_over: waitingFor('hand_over'),
  before_agent: inTier('automatic'),
  at_agent: inTier('agent'),
  before_supervisor: inTier('automatic', 'agent'),
  at_supervisor: inTier('supervisor'),
};

const keeps = (group: WorkGroup) => ({ group, effect: 'keeps' }) as const;
const follows = (group: WorkGroup) => ({ group, effect: 'follows' }) as const;

/** When each duration is decided: a payment window with the order, a time on the floor with its step, a tier when it is entered. */
const TOUCHES: {
  readonly [Name in PolicyName]: Readonly<Record<keyof Policies[Name], readonly Omit<Touch, 'count'>[]>>;
} = {
  payment_window: { minutes: [keeps('not_paid')], remindAtPercent: [keeps('not_paid')] },
  after_sales: { days: [keeps('not_ended')] },
  floor: {
    pickMinutes: [keeps('at_pick'), follows('before_release')],
    packMinutes: [keeps('at_pack'), follows('before_pack')],
    handOverMinutes: [keeps('at_hand_over'), follows('before_hand_over')],
  },
  escalation: {
    agentMinutes: [keeps('at_agent'), follows('before_agent')],
    supervisorMinutes: [keeps('at_supervisor'), follows('before_supervisor')],
  },
  apology: { delayCouponMinor: [] },
  bulk: { ordersPerSecond: [], atOnce: [] },
};

/** What a change would mean for what is under way; a group that two fields touch alike is told once. */
export const touchesOf = (name: PolicyName, fields: readonly string[], work: OpenWork): readonly Touch[] => {
  const rows: Readonly<Record<string, readonly Omit<Touch, 'count'>[]>> = TOUCHES[name];
  const all = fields.flatMap((field) => rows[field] ?? []);
  const once = new Map(all.map((touch) => [`${touch.effect} ${touch.group}`, touch]));
  return [...once.values()].map((touch) => ({ ...touch, count: COUNT[touch.group](work) }));
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Times = Readonly<Record<string, (pace: Pace) => number>>;

const lasting =
  (ms: number, kind: DurationKind) =>
  (pace: Pace): number =>
    shrink(ms, kind, pace);

const TIMES: { readonly [Name in PolicyName]: (value: Policies[Name]) => Times } = {
  payment_window: ({ minutes, remindAtPercent }) => {
    const window = lasting(minutes * MINUTE_MS, 'payment_window');
    const reminders = remindAtPercent.map(
      (percent, n) => [`reminder_${n + 1}`, (pace: Pace) => Math.round((window(pace) * percent) / 100)] as const,
    );
    return { ...Object.fromEntries(reminders), payment_deadline: window };
  },
  after_sales: ({ days }) => ({ after_sales_end: lasting(days * DAY_MS, 'after_sales') }),
  floor: ({ pickMinutes, packMinutes, handOverMinutes }) => ({
    pick_due: lasting(pickMinutes * MINUTE_MS, 'floor_service'),
    pack_due: lasting(packMinutes * MINUTE_MS, 'floor_service'),
    hand_over_due: lasting(handOverMinutes * MINUTE_MS, 'floor_service'),
  }),
  escalation: ({ agentMinutes, supervisorMinutes }) => ({
    agent_deadline: lasting(agentMinutes * MINUTE_MS, 'agent_deadline'),
    supervisor_deadline: lasting(supervisorMinutes * MINUTE_MS, 'supervisor_deadline'),
  }),
  apology: () => ({}),
  bulk: () => ({}),
};

/** Something that begins now, under the version before and under the one after: none where it does not happen at all. */
export type Example = { readonly code: string; readonly before: string | null; readonly after: string | null };

type Asked = { readonly before: PolicyValue; readonly after: PolicyValue; readonly pace: Pace; readonly now: string };

export const examplesOf = (name: PolicyName, { before, after, pace, now }: Asked): readonly Example[] => {
  const timesOf = TIMES[name] as (value: PolicyValue) => Times;
  const at = (time: Times[string] | undefined): string | null =>
    time === undefined ? null : new Date(Date.parse(now) + time(pace)).toISOString();
  const [old, next] = [timesOf(before), timesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .map((code) => ({ code, before: at(old[code]), after: at(next[code]) }))
    .filter((example) => example.before !== example.after);
};

export type Effect = {
  readonly changed: readonly string[];
  readonly touches: readonly Touch[];
  readonly examples: readonly Example[];
};

export const effectOf = (name: PolicyName, asked: Asked & { readonly work: OpenWork }): Effect => {
  const changed = changedFields(name, asked.before, asked.after);
  return { changed, touches: touchesOf(name, changed, asked.work), examples: examplesOf(name, asked) };
};
