import type { ShipmentStatus } from '../shipment/status.ts';
import { checkHold } from './hold.ts';
import type { OrderStatus } from './status.ts';

export const ORDER_ACTIONS = ['cancel', 'move_deadline', 'resume', 'mark_done', 'hold', 'release_hold'] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

const GONE: readonly ShipmentStatus[] = ['handed_over', 'delivered', 'returning', 'returned', 'lost'];
const CANCELLABLE: readonly OrderStatus[] = ['accepted', 'awaiting_payment', 'fulfilling'];

/** `again` is a cancel that was accepted before; `no` is too late or ended. */
export const decideCancel = (
  status: OrderStatus,
  shipments: readonly ShipmentStatus[],
): 'mark' | 'cancel' | 'again' | 'no' => {
  if (status === 'cancelling' || status === 'cancelled') return 'again';
  if (!CANCELLABLE.includes(status) || shipments.some((shipment) => GONE.includes(shipment))) return 'no';
  return status === 'accepted' ? 'mark' : 'cancel';
};

type Overlay = { readonly needsAttention: boolean; readonly isMarkable: boolean; readonly isHeld: boolean };

/** What a caller may do now, so that no client has to guess. */
export const allowedActions = (
  status: OrderStatus,
  shipments: readonly ShipmentStatus[],
  { needsAttention, isMarkable, isHeld }: Overlay,
): readonly OrderAction[] => {
  const cancel = decideCancel(status, shipments);
  const hasDeadline = status === 'awaiting_payment' || status === 'fulfilling' || status === 'after_sales';
  return [
    ...(cancel === 'mark' || cancel === 'cancel' ? (['cancel'] as const) : []),
    ...(hasDeadline ? (['move_deadline'] as const) : []),
    ...(needsAttention ? (['resume'] as const) : []),
    ...(isMarkable ? (['mark_done'] as const) : []),
    ...(checkHold({ status, isHeld, shipments }).length === 0 ? (['hold'] as const) : []),
    ...(isHeld ? (['release_hold'] as const) : []),
  ];
};
