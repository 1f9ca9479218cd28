import { HOLD_CAUSES } from '../order/hold.ts';
import type { ActionKind } from './kind.ts';

/** Reasons to choose from, as codes; whoever acts may say more in their own words, or something else altogether. */
const AFTER_TROUBLE = [
  'late',
  'lost',
  'damaged',
  'wrong_item',
  'missing_item',
  'not_as_described',
  'goodwill',
] as const;
const STEP = ['outage_over', 'corrected', 'done_outside'] as const;

export const ACTION_REASONS = {
  coupon: ['late', 'service', 'price', 'goodwill'],
  refund: AFTER_TROUBLE,
  reship: ['lost', 'damaged', 'wrong_item', 'missing_item', 'refused_by_mistake'],
  other_carrier: ['carrier_down', 'area_not_served', 'customer_wish', 'faster'],
  retry: STEP,
  cancel_order: ['customer_request', 'fraud_suspected', 'out_of_stock', 'wrong_price'],
  dismiss: ['carrier_answered', 'customer_agrees', 'no_trouble'],
  mark_done: ['seen_at_gateway', 'seen_at_carrier', 'done_outside'],
  hold: HOLD_CAUSES,
  release_hold: ['checked', 'customer_agrees', 'by_mistake'],
  resend: ['not_arrived', 'customer_request', 'other_device'],
  change_address: ['customer_request', 'moved', 'typing_error', 'other_recipient'],
} as const satisfies Record<ActionKind, readonly string[]>;

export const reasonsFor = (kind: ActionKind): readonly string[] => ACTION_REASONS[kind];
