import { compareText } from '../compare.ts';
import type { EscalationKind, EscalationTier } from '../escalation/kind.ts';
import { ESCALATION_POLICY } from '../escalation/policy.ts';
import type { ShipmentStatus } from '../shipment/status.ts';
import type { Chapter } from './chapter.ts';
import type { OrderStatus } from './status.ts';

/** What is known of an order's way, as it stands in its rows. */
export type FutureFacts = {
  readonly now: string;
  readonly status: OrderStatus;
  readonly isHeld: boolean;
  readonly waitingOn: string | null;
  readonly waitingUntil: string | null;
  readonly paymentDeadline: string | null;
  readonly reminders: readonly string[];
  readonly afterSalesUntil: string | null;
  readonly promisedAt: string | null;
  readonly parcels: readonly {
    readonly n: number;
    readonly status: ShipmentStatus;
    readonly isSettled: boolean;
    readonly expectedAt: string | null;
    readonly silenceUntil: string | null;
  }[];
  readonly troubles: readonly {
    readonly kind: EscalationKind;
    readonly tier: EscalationTier;
    readonly deadlineAt: string | null;
  }[];
  /** Money on its way back. */
  readonly refunds: readonly { readonly amountMinor: number }[];
};

export const FUTURE_KINDS = [
  'step',
  'release_hold',
  'payment_reminder',
  'payment_deadline',
  'delivery',
  'carrier_asked',
  'promise',
  'supervisor_asked',
  'consequence',
  'refund_arrives',
  'after_sales_end',
] as const;
export type FutureKind = (typeof FUTURE_KINDS)[number];

export type FutureStep = {
  readonly kind: FutureKind;
  readonly chapter: Chapter;
  /** Null: nobody can say when. */
  readonly at: string | null;
  readonly n?: number;
  readonly facts: Readonly<Record<string, string | number>>;
};

const isAhead = (at: string | null, { now }: FutureFacts): at is string => at !== null && at > now;

const beforePayment = (facts: FutureFacts): readonly FutureStep[] => {
  const reminders = facts.reminders.filter((at) => isAhead(at, facts));
  const first = facts.reminders.length - reminders.length + 1;
  return [
    ...reminders.map(
      (at, index): FutureStep => ({
        kind: 'payment_reminder',
        chapter: 'message',
        at,
        facts: { reminder: first + index },
      }),
    ),
    { kind: 'payment_deadline', chapter: 'payment', at: facts.paymentDeadline, facts: {} },
  ];
};

const GOES: readonly ShipmentStatus[] = ['planned', 'released', 'picking', 'picked', 'packed', 'handed_over'];

const onTheWay = (facts: FutureFacts): readonly FutureStep[] => {
  const awaited = facts.parcels.filter(({ status, isSettled }) => !isSettled && GOES.includes(status));
  const silent = awaited.filter(({ silenceUntil }) => isAhead(silenceUntil, facts));
  return [
    ...awaited.map(({ n, expectedAt: at }): FutureStep => ({ kind: 'delivery', chapter: 'parcel', at, n, facts: {} })),
    ...silent.map(
      ({ n, silenceUntil: at }): FutureStep => ({ kind: 'carrier_asked', chapter: 'parcel', at, n, facts: {} }),
    ),
    ...(awaited.length > 0 && isAhead(facts.promisedAt, facts)
      ? [{ kind: 'promise', chapter: 'order', at: facts.promisedAt, facts: {} } as const]
      : []),
  ];
};

const PEOPLE_AND_MOMENTS = ['payment', 'after_sales', 'agent', 'supervisor', 'delivery'];

/** The one step that the order waits for, unless one of the others says it better. */
const nextStep = ({ waitingOn, waitingUntil }: FutureFacts): readonly FutureStep[] =>
  waitingOn === null || PEOPLE_AND_MOMENTS.includes(waitingOn)
    ? []
    : [{ kind: 'step', chapter: 'order', at: waitingUntil, facts: { on: waitingOn } }];

const outOfTrouble = ({ troubles }: FutureFacts): readonly FutureStep[] =>
  troubles.map(({ kind, tier, deadlineAt: at }): FutureStep => {
    const facts = { trouble: kind, consequence: ESCALATION_POLICY[kind].consequence.kind };
    return { kind: tier === 'supervisor' ? 'consequence' : 'supervisor_asked', chapter: 'action', at, facts };
  });

const STAGE: Readonly<Partial<Record<OrderStatus, (facts: FutureFacts) => readonly FutureStep[]>>> = {
  awaiting_payment: beforePayment,
  fulfilling: onTheWay,
  after_sales: ({ afterSalesUntil: at }) => [{ kind: 'after_sales_end', chapter: 'after_sales', at, facts: {} }],
};

const byTime = (a: FutureStep, b: FutureStep): number =>
  a.at === null || b.at === null ? Number(a.at === null) - Number(b.at === null) : compareText(a.at, b.at);

/** What comes next and when, by the order's rows alone: nothing here is a guess that nobody made. */
export const futureOf = (facts: FutureFacts): readonly FutureStep[] => {
  const held = facts.isHeld ? [{ kind: 'release_hold', chapter: 'action', at: null, facts: {} } as const] : [];
  const money = facts.refunds.map(
    ({ amountMinor }): FutureStep => ({ kind: 'refund_arrives', chapter: 'payment', at: null, facts: { amountMinor } }),
  );
  const steps = [
    ...held,
    ...nextStep(facts),
    ...(STAGE[facts.status]?.(facts) ?? []),
    ...outOfTrouble(facts),
    ...money,
  ];
  return steps.toSorted(byTime);
};
