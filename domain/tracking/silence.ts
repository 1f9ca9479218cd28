export type SilenceInput = {
  /** The last sign of life: the newest event, or the hand-over while there is none. */
  readonly lastSignAt: string;
  /** How long this lane may go without a scan, already paced. */
  readonly budgetMs: number;
  readonly now: string;
};

export type Silence = { readonly isSilent: boolean; readonly nextCheckAt: string };

/** A silent parcel is asked about again after this share of its budget. */
const RECHECK_SHARE = 0.25;

/** A parcel is silent when its budget has run out; until then nobody needs to ask its carrier. */
export const silenceOf = ({ lastSignAt, budgetMs, now }: SilenceInput): Silence => {
  const runsOutAt = Date.parse(lastSignAt) + budgetMs;
  const nowMs = Date.parse(now);
  const isSilent = nowMs >= runsOutAt;
  const nextMs = isSilent ? nowMs + Math.max(1, Math.ceil(budgetMs * RECHECK_SHARE)) : runsOutAt;
  return { isSilent, nextCheckAt: new Date(nextMs).toISOString() };
};
