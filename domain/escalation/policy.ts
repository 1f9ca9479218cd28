import type { ActionKind } from '../action/kind.ts';
import type { EscalationKind } from './kind.ts';
import { handWorkOf } from './hand-work.ts';

/** What happens by itself when the supervisor's deadline passes too: written down, so that it is nobody's surprise. */
export type Consequence =
  | { readonly kind: 'refund_shipment' }
  | { readonly kind: 'cancel_order' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'keep_waiting' };

type Row = {
  /** Done at once, without anybody; the customer has been told by the message of the exception itself. */
  readonly automatic: 'none' | 'coupon';
  readonly remedies: readonly ActionKind[];
  readonly consequence: Consequence;
};

export const ESCALATION_POLICY = {
  amount_mismatch: { automatic: 'none', remedies: ['cancel_order'], consequence: { kind: 'cancel_order' } },
  step_failed: {
    automatic: 'none',
    remedies: ['retry', 'other_carrier', 'cancel_order', 'mark_done'],
    consequence: { kind: 'retry' },
  },
  delayed: {
    automatic: 'coupon',
    remedies: ['coupon', 'refund', 'reship', 'dismiss'],
    consequence: { kind: 'keep_waiting' },
  },
  lost: { automatic: 'none', remedies: ['reship', 'refund', 'coupon'], consequence: { kind: 'refund_shipment' } },
  refused: { automatic: 'none', remedies: ['refund', 'reship'], consequence: { kind: 'refund_shipment' } },
  wrong_address: { automatic: 'none', remedies: ['reship', 'refund'], consequence: { kind: 'refund_shipment' } },
  damaged: { automatic: 'none', remedies: ['reship', 'refund', 'coupon'], consequence: { kind: 'refund_shipment' } },
  returned: { automatic: 'none', remedies: ['refund', 'reship'], consequence: { kind: 'refund_shipment' } },
  other: {
    automatic: 'none',
    remedies: ['dismiss', 'coupon', 'refund', 'reship'],
    consequence: { kind: 'keep_waiting' },
  },
} as const satisfies Record<EscalationKind, Row>;

/** Answered at once without anybody; owed also when what went wrong is over by then. */
export const isAnsweredAtOnce = (kind: EscalationKind): boolean => ESCALATION_POLICY[kind].automatic !== 'none';

type Trouble = { readonly kind: EscalationKind; readonly detail: string };

/** Of the failed steps only some can be done by hand. */
export const remediesFor = ({ kind, detail }: Trouble): readonly ActionKind[] =>
  ESCALATION_POLICY[kind].remedies.filter((remedy) => remedy !== 'mark_done' || handWorkOf(detail) !== undefined);

/** Goods that will not reach the customer by this parcel any more, once the remedy is done. */
export const endsShipment = (action: ActionKind): boolean => action === 'refund' || action === 'reship';

/** A coupon alone does not bring the goods: it ends a trouble only where nothing else is owed. */
export const endsTrouble = (action: ActionKind, trouble: EscalationKind): boolean =>
  action !== 'coupon' || trouble === 'delayed' || trouble === 'other';
