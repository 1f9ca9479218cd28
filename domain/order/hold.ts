import type { Role } from '../authority/role.ts';
import { type Fault, fault } from '../faults.ts';
import type { ShipmentStatus } from '../shipment/status.ts';
import type { OrderStatus } from './status.ts';

/** What a person holds an order for; more stands in the reason of their action. */
export const HOLD_CAUSES = ['address_check', 'payment_check', 'goods_check', 'customer_wish', 'other'] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** Who may hold an order. */
export const HOLDERS = ['ops', 'agent', 'supervisor'] as const satisfies readonly Role[];
export type Holder = (typeof HOLDERS)[number];

export type Holdable = {
  readonly status: OrderStatus;
  readonly isHeld: boolean;
  readonly shipments: readonly ShipmentStatus[];
};

/** Where nothing has been taken from the shelf. */
export const ON_SHELF = ['planned', 'released'] as const satisfies readonly ShipmentStatus[];

const isOnShelf = (status: ShipmentStatus): boolean => ON_SHELF.some((each) => each === status);

/** A hold undoes nothing: it keeps what has not begun from beginning. */
export const checkHold = ({ status, isHeld, shipments }: Holdable): readonly Fault[] => {
  if (isHeld) return [fault('ORDER_HELD')];
  const isUnderWay = status === 'awaiting_payment' || status === 'fulfilling';
  const begun = isUnderWay ? shipments.find((each) => !isOnShelf(each)) : status;
  return begun === undefined ? [] : [fault('ORDER_NOT_HOLDABLE', undefined, { status: begun })];
};

export const checkReleaseHold = ({ isHeld }: Pick<Holdable, 'isHeld'>): readonly Fault[] =>
  isHeld ? [] : [fault('ORDER_NOT_HELD')];
