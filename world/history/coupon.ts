import type { Random } from '../random.ts';
import type { World } from '../types.ts';
import type { Purchase, Till } from './money.ts';

/** Codes that customers know; the live stream's is for today. */
const KNOWN = ['TEA10', 'CERAMICS20', 'EUROPE10'];
const TYPED_SHARE = 0.15;

/** Who types a coupon types one that is honoured, as often as each customer may. */
export const createCoupons = ({ coupon }: World, till: Till) => {
  const uses = new Map<string, number>();
  const limits = new Map(coupon.map(({ code, maxUsesPerCustomer }) => [code, maxUsesPerCustomer]));
  const mayUse = (code: string, customer: string): boolean =>
    (uses.get(`${code}/${customer}`) ?? 0) < (limits.get(code) ?? Number.POSITIVE_INFINITY);
  return (purchase: Purchase, customer: string, random: Random): string | undefined => {
    if (random.next() >= TYPED_SHARE) return undefined;
    const code = KNOWN.find((known) => mayUse(known, customer) && till.honours(known, purchase));
    if (code !== undefined) uses.set(`${code}/${customer}`, (uses.get(`${code}/${customer}`) ?? 0) + 1);
    return code;
  };
};
export type Coupons = ReturnType<typeof createCoupons>;
