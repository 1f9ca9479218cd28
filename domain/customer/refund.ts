import type { ActionState } from '../action/kind.ts';
import type { RefundStatus } from '../payment/status.ts';

/** `sent`: the gateway has it; `refused`: it was asked for, and a person decided against it. */
export const REFUND_STAGES = ['under_review', 'approved', 'sent', 'refused'] as const;
export type RefundStage = (typeof REFUND_STAGES)[number];

/** What one refund came from, and what has become of it. */
export type RefundFacts = {
  readonly status: RefundStatus | null;
  readonly settledAt: string | null;
  readonly requestedAt: string;
  readonly action: {
    readonly state: ActionState;
    readonly createdAt: string;
    readonly decidedAt: string | null;
    readonly reviewUntil: string | null;
  } | null;
  /** Cards are slower than wallets. */
  readonly arrivesInDays: number;
};

export type RefundLadder = {
  readonly stage: RefundStage;
  readonly askedAt: string;
  readonly reviewUntil: string | null;
  readonly approvedAt: string | null;
  readonly sentAt: string | null;
  readonly arrivesBy: string | null;
};

const DAY_MS = 86_400_000;

/** The customer's bank needs so long once the gateway has given the money back. */
export const ARRIVES_IN_DAYS = { at_once: 1, later: 5 } as const;

const DECIDED_AGAINST: readonly ActionState[] = ['refused', 'expired', 'failed'];

const stageOf = ({ status, action }: RefundFacts): RefundStage => {
  if (status === 'sent' || status === 'succeeded') return 'sent';
  if (action === null || status !== null) return 'approved';
  if (DECIDED_AGAINST.includes(action.state)) return 'refused';
  return action.state === 'awaiting_approval' || action.state === 'proposed' ? 'under_review' : 'approved';
};

const daysAfter = (instant: string | null, days: number): string | null =>
  instant === null ? null : new Date(Date.parse(instant) + days * DAY_MS).toISOString();

/** Without an action nobody decides: what follows by itself is approved with the asking. */
const decisionOf = ({ action, requestedAt }: RefundFacts) => ({
  askedAt: action?.createdAt ?? requestedAt,
  decidedAt: action?.decidedAt ?? action?.createdAt ?? requestedAt,
  reviewUntil: action?.reviewUntil ?? null,
});

/** asked → under review until … → approved → sent → in your account by …; a refund of ours needs no review. */
export const refundLadder = (facts: RefundFacts): RefundLadder => {
  const stage = stageOf(facts);
  const { askedAt, decidedAt, reviewUntil } = decisionOf(facts);
  const sentAt = stage === 'sent' ? facts.settledAt : null;
  return {
    stage,
    askedAt,
    reviewUntil: stage === 'under_review' ? reviewUntil : null,
    approvedAt: stage === 'approved' || stage === 'sent' ? decidedAt : null,
    sentAt,
    arrivesBy: daysAfter(sentAt, facts.arrivesInDays),
  };
};
