import type { OrderStatus } from '../order/status.ts';
import type { PaymentStatus } from './status.ts';

/** Where a payment's own link leads: to the gateway, or to a page of ours that says why not. */
export type LinkTarget = 'gateway' | 'preparing' | 'closed' | 'expired' | 'cancelled';

export type LinkFacts = {
  readonly order: OrderStatus;
  readonly payment: PaymentStatus;
  /** We have asked the gateway to close it. */
  readonly isClosing: boolean;
  readonly hasGatewayPage: boolean;
};

const HAS_MONEY: readonly PaymentStatus[] = ['authorised', 'captured', 'mismatched'];

/** An order that has ended unpaid takes no money, whatever became of its payment. */
export const linkTarget = ({ order, payment, isClosing, hasGatewayPage }: LinkFacts): LinkTarget => {
  if (order === 'expired') return 'expired';
  if (order === 'cancelling' || order === 'cancelled') return 'cancelled';
  if (payment === 'closed' || (isClosing && !HAS_MONEY.includes(payment))) return 'closed';
  return hasGatewayPage ? 'gateway' : 'preparing';
};
