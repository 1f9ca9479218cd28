import type { Role } from '../authority/role.ts';

/** What a person holds an order for; more stands in the reason of their action. */
export const HOLD_CAUSES = ['address_check', 'payment_check', 'goods_check', 'customer_wish', 'other'] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** Who may hold an order. */
export const HOLDERS = ['ops', 'agent', 'supervisor'] as const satisfies readonly Role[];
export type Holder = (typeof HOLDERS)[number];
