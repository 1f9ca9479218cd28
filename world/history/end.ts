import type { Random } from '../random.ts';
import { DAY_MS, HOUR_MS } from './clock.ts';
import type { Instant, PastShipment } from './types.ts';

const AFTER_SALES_MS = 7 * DAY_MS;
const CONFIRMED_SHARE = 0.35;
const CONFIRM_MS = { min: HOUR_MS, max: 72 * HOUR_MS };

export type End = {
  /** When the last parcel had come, or had been paid back. */
  readonly arrivedAt: Instant;
  readonly afterSalesUntil: Instant;
  readonly receivedAt: Instant | null;
  readonly endedAt: Instant;
};

/**
 * An order ends when its after-sales time is over, or when the customer says that all is well.
 * What came within the last week can only have ended because somebody said so.
 */
export const endOf = (shipments: readonly PastShipment[], today: Instant, random: Random): End => {
  const arrivedAt = Math.max(...shipments.map(({ road, settledAt }) => road?.deliveredAt ?? settledAt ?? 0));
  const afterSalesUntil = arrivedAt + AFTER_SALES_MS;
  const confirmedAt = arrivedAt + random.between(CONFIRM_MS.min, CONFIRM_MS.max);
  const isConfirmed = random.next() < CONFIRMED_SHARE || afterSalesUntil >= today;
  if (!isConfirmed) return { arrivedAt, afterSalesUntil, receivedAt: null, endedAt: afterSalesUntil };
  const soon = Math.round(arrivedAt + (today - arrivedAt) * (0.2 + 0.6 * random.next()));
  const receivedAt = confirmedAt < today ? confirmedAt : soon;
  return { arrivedAt, afterSalesUntil, receivedAt, endedAt: receivedAt };
};
