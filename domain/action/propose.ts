import { type AuthorityCap, decideAuthority } from '../authority/decide.ts';
import type { EscalationKind } from '../escalation/kind.ts';
import { stepOf } from '../escalation/hand-work.ts';
import { remediesFor } from '../escalation/policy.ts';
import { type Fault, fault } from '../faults.ts';
import type { Currency } from '../money.ts';
import type { OrderStatus } from '../order/status.ts';
import { type Result, resultOf, succeed } from '../result.ts';
import type { ActionKind } from './kind.ts';
import { judgeMarking, type Marked, type Marking } from './mark-done.ts';

export type Proposal = {
  readonly kind: ActionKind;
  readonly amountMinor: number | undefined;
  readonly carrier: string | undefined;
  readonly isCarrierKnown: boolean;
  readonly role: string;
  readonly order: { readonly status: OrderStatus; readonly currency: Currency };
  /** What could still be given back of the order's payments. */
  readonly refundableMinor: number;
  readonly shipment: { readonly captureMinor: number; readonly isSettled: boolean } | undefined;
  readonly escalation: { readonly kind: EscalationKind; readonly detail: string; readonly isOpen: boolean } | undefined;
  /** For a failed step that a person says was done by hand. */
  readonly marking: Marking | undefined;
  /** Given away by the same person on the same order before. */
  readonly givenMinor: number;
  readonly caps: readonly AuthorityCap[];
};

export type Proposed = {
  readonly amountMinor: number;
  readonly capMinor: number;
  readonly state: 'accepted' | 'awaiting_approval';
};

/** Without a trouble at hand an agent may still give something; the rest answers a trouble. */
const WITHOUT_ESCALATION: readonly ActionKind[] = ['coupon', 'refund'];
const NEEDS_AMOUNT: readonly ActionKind[] = ['coupon', 'refund'];
const NEEDS_SHIPMENT: readonly ActionKind[] = ['reship', 'other_carrier'];

const checkOffered = ({ kind, escalation }: Proposal): readonly Fault[] => {
  if (escalation && !escalation.isOpen) return [fault('ESCALATION_RESOLVED')];
  const offered = escalation ? remediesFor(escalation) : WITHOUT_ESCALATION;
  if (offered.includes(kind)) return [];
  const isStep = kind === 'mark_done' && escalation?.kind === 'step_failed';
  if (isStep) return [fault('STEP_NOT_MARKABLE', '/kind', { step: stepOf(escalation.detail) })];
  return [fault('ACTION_NOT_OFFERED', '/kind', { offered })];
};

const checkAmount = ({ kind, amountMinor, refundableMinor }: Proposal): readonly Fault[] => {
  if (!NEEDS_AMOUNT.includes(kind)) return [];
  if (amountMinor === undefined || amountMinor <= 0) return [fault('AMOUNT_MISSING', '/amount')];
  const isTooMuch = kind === 'refund' && amountMinor > refundableMinor;
  return isTooMuch ? [fault('REFUND_EXCEEDS_CAPTURED', '/amount', { refundable: refundableMinor })] : [];
};

const checkShipment = ({ kind, shipment, carrier, order }: Proposal): readonly Fault[] => {
  if (!NEEDS_SHIPMENT.includes(kind)) return [];
  if (!shipment) return [fault('SHIPMENT_MISSING', '/shipment_id')];
  return [
    ...(shipment.isSettled ? [fault('SHIPMENT_SETTLED', '/shipment_id')] : []),
    ...(kind === 'other_carrier' && carrier === undefined ? [fault('CARRIER_MISSING', '/carrier')] : []),
    ...(order.status === 'fulfilling' ? [] : [fault('ORDER_NOT_FULFILLING')]),
  ];
};

const checkCarrier = ({ carrier, isCarrierKnown }: Proposal): readonly Fault[] =>
  carrier === undefined || isCarrierKnown ? [] : [fault('CARRIER_UNKNOWN', '/carrier')];

const judged = ({ kind, marking }: Proposal): Result<Marked> =>
  kind === 'mark_done' && marking !== undefined ? judgeMarking(marking) : succeed({ worthMinor: 0 });

/** What the action is worth: named for a gift or a refund, the goods' price for goods sent again, the money vouched for. */
const worthOf = ({ kind, amountMinor, shipment }: Proposal, marked: Result<Marked>): number => {
  if (kind === 'reship') return shipment?.captureMinor ?? 0;
  if (kind === 'mark_done') return marked.ok ? marked.value.worthMinor : 0;
  return amountMinor ?? 0;
};

/** Judges a proposed action by everything at once, and says whether its author may do it alone. */
export const proposeAction = (proposal: Proposal): Result<Proposed> => {
  const marked = judged(proposal);
  const amountMinor = worthOf(proposal, marked);
  const { kind: action, role, order, givenMinor, caps } = proposal;
  const verdict = decideAuthority({ role, action, currency: order.currency, amountMinor, givenMinor, caps });
  const faults = [
    ...checkOffered(proposal),
    ...checkAmount(proposal),
    ...checkShipment(proposal),
    ...checkCarrier(proposal),
    ...(marked.ok ? [] : marked.faults),
    ...(verdict.kind === 'forbidden' ? [fault('AUTHORITY_MISSING', '/kind')] : []),
  ];
  return resultOf(faults, () => {
    if (verdict.kind === 'forbidden') throw new Error('a forbidden action has a fault');
    const { capMinor } = verdict;
    return { amountMinor, capMinor, state: verdict.kind === 'within' ? 'accepted' : 'awaiting_approval' };
  });
};
