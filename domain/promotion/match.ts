import { compareText } from '../compare.ts';
import { type Result, succeed } from '../result.ts';
import { checkCoupons } from './coupon.ts';
import { applyOffers, totalOf } from './discount.ts';
import { findObjections, type Objection, OBJECTION_REASONS } from './objection.ts';
import type { AppliedPromotion, Basket, BasketLine, Offer, Promotion, TypedCoupon } from './promotion.ts';

export type MatchInput = Basket & {
  readonly promotions: readonly Promotion[];
  /** The codes in the order of the request's body, each with what is known of it. */
  readonly coupons: readonly TypedCoupon[];
};

/** `not_combinable` gives way to a coupon, `outweighed` to a combination that saves the customer more. */
export const SKIP_REASONS = [...OBJECTION_REASONS, 'not_combinable', 'outweighed'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export type SkippedPromotion = {
  readonly promotionId: string;
  readonly couponCode?: string;
  readonly reason: SkipReason;
  /** What it asks for, where the reason has numbers. */
  readonly facts?: NonNullable<Objection['facts']>;
};

export type PromotionMatch = {
  readonly applied: readonly AppliedPromotion[];
  readonly skipped: readonly SkippedPromotion[];
  /** In the order of the basket's lines; sums to `discount`. */
  readonly lineDiscounts: readonly number[];
  readonly discount: number;
};

type Choice = { readonly applied: readonly AppliedPromotion[]; readonly reason: SkipReason };

const isExclusive = ({ promotion }: Offer): boolean => promotion.exclusive;

const isCombinable = ({ promotion }: Offer): boolean => !promotion.exclusive;

/** What was typed stands; automatic promotions join it where both sides allow. */
const besideCoupons = (typed: readonly Offer[], automatic: readonly Offer[], lines: readonly BasketLine[]): Choice => {
  const joining = typed.some(isExclusive) ? [] : automatic.filter(isCombinable);
  return { applied: applyOffers([...typed, ...joining], lines), reason: 'not_combinable' };
};

/** The cheapest for the customer: one exclusive promotion, or all the others together. */
const cheapest = (automatic: readonly Offer[], lines: readonly BasketLine[]): Choice => {
  const together = applyOffers(automatic.filter(isCombinable), lines);
  const alone = automatic.filter(isExclusive).map((offer) => applyOffers([offer], lines));
  const best = [together, ...alone].reduce((a, b) => (totalOf(b) > totalOf(a) ? b : a));
  return { applied: best, reason: 'outweighed' };
};

/** Automatic promotions in the order of their ids; one that a coupon brings already is not given twice. */
const automaticAmong = (promotions: readonly Promotion[], typed: readonly Offer[]): readonly Promotion[] => {
  const brought = new Set(typed.map(({ promotion }) => promotion.id));
  const automatic = promotions.filter(({ id, automatic: isAutomatic }) => isAutomatic && !brought.has(id));
  return automatic.toSorted((a, b) => compareText(a.id, b.id));
};

const combine = (typed: readonly Offer[], input: MatchInput): PromotionMatch => {
  const { lines, promotions } = input;
  const automatic = automaticAmong(promotions, typed);
  const judged = automatic.map((promotion) => ({ promotion, objection: findObjections(promotion, input)[0] }));
  const offers = judged.filter(({ objection }) => objection === undefined).map(({ promotion }) => ({ promotion }));
  const choice = typed.length > 0 ? besideCoupons(typed, offers, lines) : cheapest(offers, lines);
  const applied = choice.applied.filter(({ amount }) => amount > 0);
  const tried = new Set(choice.applied.map(({ promotionId }) => promotionId));
  const given = new Set(applied.map(({ promotionId }) => promotionId));
  const reasonFor = (id: string): SkipReason => (tried.has(id) ? 'no_effect' : choice.reason);
  const skipped = judged
    .filter(({ promotion }) => !given.has(promotion.id))
    .map(({ promotion: { id }, objection = { reason: reasonFor(id) } }) => ({ promotionId: id, ...objection }));
  const lineDiscounts = lines.map((_, line) => applied.reduce((sum, { byLine }) => sum + (byLine[line] ?? 0), 0));
  return { applied, skipped, lineDiscounts, discount: totalOf(applied) };
};

/** The promotions an order gets, what each takes off each line, and why the others do not apply. */
export const matchPromotions = (input: MatchInput): Result<PromotionMatch> => {
  const typed = checkCoupons(input.coupons, input.promotions, input);
  return typed.ok ? succeed(combine(typed.value, input)) : typed;
};
