import { compareText } from '../compare.ts';
import { type Fault, type FaultCode, fault } from '../faults.ts';
import { type Result, resultOf } from '../result.ts';
import { applyOffers } from './discount.ts';
import { findObjections, type Objection, type ObjectionReason } from './objection.ts';
import type { AppliedPromotion, Basket, CouponUse, Offer, Promotion, TypedCoupon } from './promotion.ts';

/** A typed coupon that exists, with its place among the codes of the order's body. */
type KnownCoupon = { readonly index: number; readonly use: CouponUse; readonly promotion: Promotion };

const CODE_OF_REASON: Partial<Record<ObjectionReason, FaultCode>> = {
  not_started: 'COUPON_NOT_STARTED',
  expired: 'COUPON_EXPIRED',
};

const at = (index: number): string => `/coupon_codes/${index}`;

const refusal = ({ index, use }: KnownCoupon, { reason, facts }: Objection): Fault =>
  fault(CODE_OF_REASON[reason] ?? 'COUPON_NOT_APPLICABLE', at(index), { coupon: use.code, reason, ...facts });

const isUsedUp = ({ maxUses, uses, budgetMinor, spentMinor }: CouponUse): boolean =>
  (maxUses !== null && uses >= maxUses) || (budgetMinor !== null && spentMinor >= budgetMinor);

const exhausted = ({ index, use }: KnownCoupon): Fault => fault('COUPON_EXHAUSTED', at(index), { coupon: use.code });

const faultsOf = (coupon: KnownCoupon, basket: Basket): readonly Fault[] => {
  const { use, index, promotion } = coupon;
  const limit = use.maxUsesPerCustomer;
  return [
    ...(limit !== null && use.usesByCustomer >= limit
      ? [fault('COUPON_LIMIT_REACHED', at(index), { coupon: use.code, limit })]
      : []),
    ...(isUsedUp(use) ? [exhausted(coupon)] : []),
    ...findObjections(promotion, basket).map((objection) => refusal(coupon, objection)),
  ];
};

const collide = (a: KnownCoupon, b: KnownCoupon): boolean =>
  a.index !== b.index && (a.promotion.exclusive || b.promotion.exclusive || a.promotion.id === b.promotion.id);

/** Each side is told, since only the customer knows which one to drop. */
const collisionsOf = (coupons: readonly KnownCoupon[]): readonly Fault[] =>
  coupons.flatMap((coupon) => {
    const others = coupons.filter((other) => collide(coupon, other)).map(({ use }) => use.code);
    if (others.length === 0) return [];
    const facts = { coupon: coupon.use.code, others: others.toSorted(compareText) };
    return [fault('COUPON_NOT_COMBINABLE', at(coupon.index), facts)];
  });

const offerOf = ({ promotion, use }: KnownCoupon): Offer => ({ promotion, couponCode: use.code });

/** What can only be said of the amount: the budget must cover all of it, and a use is not spent on nothing. */
const amountFaults = (
  coupons: readonly KnownCoupon[],
  applied: readonly AppliedPromotion[],
  { isPartial }: Basket,
): readonly Fault[] =>
  coupons.flatMap((coupon) => {
    const amount = applied.find(({ couponCode }) => couponCode === coupon.use.code)?.amount ?? 0;
    if (amount === 0) return isPartial ? [] : [refusal(coupon, { reason: 'no_effect' })];
    const { budgetMinor, spentMinor } = coupon.use;
    return budgetMinor !== null && budgetMinor - spentMinor < amount ? [exhausted(coupon)] : [];
  });

/** The same code typed twice is one coupon, at the place where it was typed first. */
const identify = (
  coupons: readonly TypedCoupon[],
  promotions: readonly Promotion[],
): { readonly known: readonly KnownCoupon[]; readonly unknown: readonly Fault[] } => {
  const byId = new Map(promotions.map((promotion) => [promotion.id, promotion]));
  const known: KnownCoupon[] = [];
  const unknown: Fault[] = [];
  for (const [index, { code, use }] of coupons.entries()) {
    if (coupons.findIndex((other) => other.code === code) !== index) continue;
    const promotion = use && byId.get(use.promotionId);
    if (use === undefined || promotion === undefined)
      unknown.push(fault('COUPON_UNKNOWN', at(index), { coupon: code }));
    else known.push({ index, use, promotion });
  }
  return { known, unknown };
};

/** Every coupon typed is honoured, or the order is told about each one that cannot be. */
export const checkCoupons = (
  coupons: readonly TypedCoupon[],
  promotions: readonly Promotion[],
  basket: Basket,
): Result<readonly Offer[]> => {
  const { known, unknown } = identify(coupons, promotions);
  const own = known.map((coupon) => ({ coupon, faults: faultsOf(coupon, basket) }));
  const sound = own.filter(({ faults }) => faults.length === 0).map(({ coupon }) => coupon);
  const collisions = collisionsOf(sound);
  const together = collisions.length === 0;
  const applied = together
    ? applyOffers(sound.map(offerOf), basket.lines)
    : sound.flatMap((coupon) => applyOffers([offerOf(coupon)], basket.lines));
  const faults = [
    ...unknown,
    ...own.flatMap((one) => one.faults),
    ...collisions,
    ...amountFaults(sound, applied, basket),
  ];
  const sorted = faults.toSorted((a, b) => compareText(a.pointer ?? '', b.pointer ?? ''));
  return resultOf(sorted, () => sound.map(offerOf));
};
