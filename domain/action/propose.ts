import { type AuthorityCap, type AuthorityVerdict, decideAuthority } from '../authority/decide.ts';
import type { EscalationKind } from '../escalation/kind.ts';
import { stepOf } from '../escalation/hand-work.ts';
import { remediesFor } from '../escalation/policy.ts';
import { type Fault, fault } from '../faults.ts';
import type { Currency } from '../money.ts';
import { decideCancel } from '../order/action.ts';
import { checkHold, checkReleaseHold, type Holdable } from '../order/hold.ts';
import { type Result, resultOf, succeed } from '../result.ts';
import { type CarrierChange, planCarrierChange } from '../shipment/carrier-change.ts';
import type { ActionKind } from './kind.ts';
import { judgeMarking, type Marked, type Marking } from './mark-done.ts';

export type Proposal = {
  readonly kind: ActionKind;
  readonly amountMinor: number | undefined;
  readonly carrier: string | undefined;
  /** All parcels of the order that go with this one, where none is named. */
  readonly fromCarrier: string | undefined;
  readonly isCarrierKnown: boolean;
  readonly role: string;
  readonly order: Holdable & {
    readonly currency: Currency;
    /** A step has stopped for good. */
    readonly isParked: boolean;
    /** Something has been written to the customer. */
    readonly wasWrittenTo: boolean;
  };
  /** What could still be given back of the order's payments. */
  readonly refundableMinor: number;
  readonly shipment: { readonly captureMinor: number; readonly isSettled: boolean } | undefined;
  /** Those that are meant, when it is about another carrier. */
  readonly meant: readonly CarrierChange[];
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

/** What may be done without a trouble at hand, and what the order must be like for it; the rest answers a trouble. */
const WITHOUT_ESCALATION: Readonly<Partial<Record<ActionKind, (proposal: Proposal) => readonly Fault[]>>> = {
  coupon: () => [],
  refund: () => [],
  hold: ({ order }) => checkHold(order),
  release_hold: ({ order }) => checkReleaseHold(order),
  cancel_order: ({ order: { status, shipments } }) =>
    ['mark', 'cancel'].includes(decideCancel(status, shipments)) ? [] : [fault('ORDER_NOT_CANCELLABLE')],
  retry: ({ order }) => (order.isParked ? [] : [fault('NOTHING_TO_RETRY')]),
  resend: ({ order }) => (order.wasWrittenTo ? [] : [fault('NOTHING_TO_RESEND')]),
  other_carrier: ({ order: { status } }) =>
    status === 'awaiting_payment' || status === 'fulfilling' ? [] : [fault('ORDER_NOT_FULFILLING')],
};
const NEEDS_AMOUNT: readonly ActionKind[] = ['coupon', 'refund'];

const checkOffered = (proposal: Proposal): readonly Fault[] => {
  const { kind, escalation } = proposal;
  if (!escalation) {
    const check = WITHOUT_ESCALATION[kind];
    const offered = Object.keys(WITHOUT_ESCALATION);
    return check ? check(proposal) : [fault('ACTION_NOT_OFFERED', '/kind', { offered })];
  }
  if (!escalation.isOpen) return [fault('ESCALATION_RESOLVED')];
  const offered = remediesFor(escalation);
  if (offered.includes(kind)) return [];
  const isStep = kind === 'mark_done' && escalation.kind === 'step_failed';
  if (isStep) return [fault('STEP_NOT_MARKABLE', '/kind', { step: stepOf(escalation.detail) })];
  return [fault('ACTION_NOT_OFFERED', '/kind', { offered })];
};

const checkAmount = ({ kind, amountMinor, refundableMinor }: Proposal): readonly Fault[] => {
  if (!NEEDS_AMOUNT.includes(kind)) return [];
  if (amountMinor === undefined || amountMinor <= 0) return [fault('AMOUNT_MISSING', '/amount')];
  const isTooMuch = kind === 'refund' && amountMinor > refundableMinor;
  return isTooMuch ? [fault('REFUND_EXCEEDS_CAPTURED', '/amount', { refundable: refundableMinor })] : [];
};

const checkReship = ({ shipment, order }: Proposal): readonly Fault[] => {
  if (!shipment) return [fault('SHIPMENT_MISSING', '/shipment_id')];
  return [
    ...(shipment.isSettled ? [fault('SHIPMENT_SETTLED', '/shipment_id')] : []),
    ...(order.status === 'fulfilling' ? [] : [fault('ORDER_NOT_FULFILLING')]),
  ];
};

/** By its id, or all that go with the carrier which is named. */
const checkMoved = ({ shipment, fromCarrier, carrier, isCarrierKnown, meant }: Proposal): readonly Fault[] => {
  const isMissing = !shipment && fromCarrier === undefined;
  const isClear = !isMissing && carrier !== undefined && isCarrierKnown;
  return [
    ...(isMissing ? [fault('SHIPMENT_MISSING', '/shipment_id')] : []),
    ...(shipment?.isSettled ? [fault('SHIPMENT_SETTLED', '/shipment_id')] : []),
    ...(carrier === undefined ? [fault('CARRIER_MISSING', '/carrier')] : []),
    ...(isClear ? planCarrierChange(meant, carrier).faults : []),
  ];
};

const checkShipment = (proposal: Proposal): readonly Fault[] => {
  if (proposal.kind === 'reship') return checkReship(proposal);
  return proposal.kind === 'other_carrier' ? checkMoved(proposal) : [];
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

export type JudgedAction = {
  /** What it is worth, as far as that can be told. */
  readonly amountMinor: number;
  readonly authority: AuthorityVerdict;
  readonly faults: readonly Fault[];
};

/** What every rule says of a proposed action, also where one of them refuses it. */
export const judgeAction = (proposal: Proposal): JudgedAction => {
  const marked = judged(proposal);
  const amountMinor = worthOf(proposal, marked);
  const { kind: action, role, order, givenMinor, caps } = proposal;
  const authority = decideAuthority({ role, action, currency: order.currency, amountMinor, givenMinor, caps });
  const faults = [
    ...checkOffered(proposal),
    ...checkAmount(proposal),
    ...checkShipment(proposal),
    ...checkCarrier(proposal),
    ...(marked.ok ? [] : marked.faults),
    ...(authority.kind === 'forbidden' ? [fault('AUTHORITY_MISSING', '/kind')] : []),
  ];
  return { amountMinor, authority, faults };
};

/** Judges a proposed action by everything at once, and says whether its author may do it alone. */
export const proposeAction = (proposal: Proposal): Result<Proposed> => {
  const { amountMinor, authority, faults } = judgeAction(proposal);
  return resultOf(faults, () => {
    if (authority.kind === 'forbidden') throw new Error('a forbidden action has a fault');
    const { capMinor } = authority;
    return { amountMinor, capMinor, state: authority.kind === 'within' ? 'accepted' : 'awaiting_approval' };
  });
};
