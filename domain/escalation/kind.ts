/** What goes wrong in a way that a person must answer. */
export const ESCALATION_KINDS = [
  'amount_mismatch',
  'step_failed',
  'delayed',
  'lost',
  'refused',
  'wrong_address',
  'damaged',
  'returned',
  'other',
] as const;
export type EscalationKind = (typeof ESCALATION_KINDS)[number];

/** First what can be done without anybody, then an agent, then a supervisor. */
export const ESCALATION_TIERS = ['automatic', 'agent', 'supervisor'] as const;
export type EscalationTier = (typeof ESCALATION_TIERS)[number];

export const ESCALATION_STATES = ['open', 'resolved'] as const;

/** How an escalation ended. `overtaken`: the world put it right, such as a lost parcel that was delivered after all. */
export const ESCALATION_OUTCOMES = [
  'remedied',
  'retried',
  'done_by_hand',
  'cancelled',
  'overtaken',
  'consequence',
] as const;
export type EscalationOutcome = (typeof ESCALATION_OUTCOMES)[number];

const KIND_OF_DETAIL: Readonly<Record<string, EscalationKind>> = {
  delayed: 'delayed',
  overdue: 'lost',
  lost: 'lost',
  refused: 'refused',
  returning: 'refused',
  returned: 'returned',
  wrong_address: 'wrong_address',
  damaged: 'damaged',
};

/** The kind of an exception by the carrier's normalised code. */
export const escalationKindOf = (detail: string): EscalationKind => KIND_OF_DETAIL[detail] ?? 'other';
