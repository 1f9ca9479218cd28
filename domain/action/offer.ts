import type { FaultCode } from '../faults.ts';
import { ACTION_KINDS, type ActionKind } from './kind.ts';
import { type JudgedAction, judgeAction, type Proposal } from './propose.ts';

/** These have an amount that is named; of the others the goods or the payment tell their worth. */
export const NAMED_AMOUNT: readonly ActionKind[] = ['coupon', 'refund'];
/** These are about one parcel, which has to be chosen. */
export const ABOUT_PARCEL: readonly ActionKind[] = ['reship', 'other_carrier'];

/** Another address has a road of its own, since it takes effect at once. */
export const OFFERED_KINDS: readonly ActionKind[] = ACTION_KINDS.filter((kind) => kind !== 'change_address');

/** What whoever takes the action is still to say. */
const STILL_TO_SAY: readonly FaultCode[] = ['TRACKING_NUMBER_MISSING', 'REFERENCE_MISSING', 'PAYMENT_MISSING'];

export type Probe = { readonly judged: JudgedAction; readonly isOffered: boolean };

/** Judges a wish of the least amount: what is then still missing is for the person to say. */
export const probe = (proposal: Proposal): Probe => {
  const judged = judgeAction({ ...proposal, amountMinor: NAMED_AMOUNT.includes(proposal.kind) ? 1 : undefined });
  return { judged, isOffered: judged.faults.every(({ code }) => STILL_TO_SAY.includes(code)) };
};

const NEEDED = {
  TRACKING_NUMBER_MISSING: 'tracking_number',
  REFERENCE_MISSING: 'reference',
  PAYMENT_MISSING: 'payment_id',
} as const satisfies Partial<Record<FaultCode, string>>;

export type ActionNeed = 'amount' | 'shipment_id' | 'carrier' | (typeof NEEDED)[keyof typeof NEEDED];

export const needsOf = (kind: ActionKind, { faults }: JudgedAction): readonly ActionNeed[] => [
  ...(NAMED_AMOUNT.includes(kind) ? (['amount'] as const) : []),
  ...(ABOUT_PARCEL.includes(kind) ? (['shipment_id'] as const) : []),
  ...(kind === 'other_carrier' ? (['carrier'] as const) : []),
  ...faults.flatMap(({ code }) => (code in NEEDED ? [NEEDED[code as keyof typeof NEEDED]] : [])),
];
