import type { Random } from '../random.ts';
import type { Customer } from '../types/person.ts';
import { DAY_MS, startOfDay } from './clock.ts';
import type { Instant } from './types.ts';

/** Why an order was refused, with what the customer typed or wanted that made it so. */
export type Refusal = {
  readonly code: string;
  readonly coupon?: string;
  readonly sku?: string;
  readonly quantity?: number;
};

/** Of last season; every day of the history is after its last one. */
const EXPIRED_COUPON = 'SPRING15';
const COMING_COUPON = 'NEXT12';
const UNKNOWN_COUPON = 'WELCOME88';
/** Nobody keeps so many. */
const HEAP = { sku: 'TEA-KEEMUN-250', quantity: 900 };

const OF_PLACE: Readonly<Record<string, Refusal>> = {
  undeliverable: { code: 'ADDRESS_UNDELIVERABLE' },
  abolished: { code: 'REGION_REPLACED' },
};

const USUAL = [
  { code: 'COUPON_EXPIRED', coupon: EXPIRED_COUPON, share: 40 },
  { code: 'COUPON_NOT_STARTED', coupon: COMING_COUPON, share: 15 },
  { code: 'COUPON_UNKNOWN', coupon: UNKNOWN_COUPON, share: 20 },
  { code: 'STOCK_INSUFFICIENT', ...HEAP, share: 25 },
] as const;

const SPRING_ENDED_DAY = -60;

export const refusalFor = (
  { story }: Customer,
  { at, today }: { readonly at: Instant; readonly today: Instant },
  random: Random,
): Refusal => {
  const ofPlace = story === null ? undefined : OF_PLACE[story];
  if (ofPlace) return ofPlace;
  const isExpired = at >= startOfDay(today, SPRING_ENDED_DAY) + DAY_MS;
  return random.pickByShare(USUAL.filter(({ code }) => code !== 'COUPON_EXPIRED' || isExpired));
};
