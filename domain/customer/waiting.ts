import type { WaitingCode } from '../waiting/code.ts';

/** Waits that are told to the customer as they are. In the others somebody of ours is to see to something: `care`. */
const TOLD = [
  'verdict',
  'payment',
  'payment_review',
  'gateway',
  'release',
  'pick',
  'pack',
  'booking',
  'label',
  'capture',
  'hand_over',
  'carrier_collection',
  'delivery',
  'return_to_sender',
  'after_sales',
  'refund',
  'cancelling',
] as const satisfies readonly WaitingCode[];

export const CUSTOMER_WAITS = [...TOLD, 'care'] as const;
export type CustomerWait = (typeof CUSTOMER_WAITS)[number];

/** Neither warehouses nor steps, codes and tries of ours. */
const TOLD_FACTS = [
  'since',
  'amountMinor',
  'expectedMinor',
  'receivedMinor',
  'currency',
  'method',
  'carrier',
  'trackingNumber',
  'units',
  'remindersSent',
  'lastReminderAt',
  'nextReminderAt',
  'lastEventAt',
];

/** Why somebody was asked, where the customer can know what is meant. */
const TOLD_REASONS = [
  'amount_mismatch',
  'payment_unknown',
  'stock_short',
  'refund_failed',
  'delayed',
  'lost',
  'refused',
  'wrong_address',
  'damaged',
  'returned',
  'reported',
];

type Facts = Readonly<Record<string, string | number>>;

export const customerWait = (on: string): CustomerWait => TOLD.find((told) => told === on) ?? 'care';

/** What of a waiting order's facts its customer is told. */
export const customerFacts = (facts: Facts): Facts => {
  const { reason } = facts;
  const told = Object.entries(facts).filter(([name]) => TOLD_FACTS.includes(name));
  return {
    ...Object.fromEntries(told),
    ...(TOLD_REASONS.some((each) => each === reason) ? { reason: reason ?? '' } : {}),
  };
};
