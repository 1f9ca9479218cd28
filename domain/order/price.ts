import { matchPromotions, type PromotionMatch } from '../promotion/match.ts';
import type { Basket, Promotion } from '../promotion/promotion.ts';
import { type FreightParts, freightParts, type FreightRule } from './freight.ts';

/** An order as it was priced, with the rules of that moment as far as they still stand. */
export type PricedOrder = Basket & {
  readonly promotions: readonly Promotion[];
  readonly coupons: readonly { readonly code: string; readonly promotionId: string }[];
  /** What was taken off each line then. */
  readonly lineDiscounts: readonly number[];
  readonly goodsMinor: number;
  readonly discountMinor: number;
  readonly freightMinor: number;
  readonly freightRule: FreightRule | undefined;
  readonly remote: boolean;
};

export type PriceExplanation = {
  /** What the rules give; undefined where they have changed since, so that they no longer explain it. */
  readonly promotions: PromotionMatch | undefined;
  readonly freight: FreightParts | undefined;
};

/** Coupons were counted when they were redeemed: how often they have been used since says nothing of this order. */
const uncounted = ({ code, promotionId }: PricedOrder['coupons'][number]) => ({
  code,
  use: {
    code,
    promotionId,
    maxUses: null,
    uses: 0,
    maxUsesPerCustomer: null,
    budgetMinor: null,
    spentMinor: 0,
    usesByCustomer: 0,
  },
});

/** Why an order costs what it costs: the same rules once more, and only where they come to the same. */
export const explainPrice = (order: PricedOrder): PriceExplanation => {
  const matched = matchPromotions({ ...order, coupons: order.coupons.map(uncounted) });
  const isSame = matched.ok && order.lineDiscounts.every((off, line) => matched.value.lineDiscounts[line] === off);
  const { goodsMinor, discountMinor, freightRule: rule, freightMinor, remote } = order;
  const freight = rule && freightParts({ rule, goodsAfterDiscount: goodsMinor - discountMinor, remote });
  return {
    promotions: isSame ? matched.value : undefined,
    freight: freight?.total === freightMinor ? freight : undefined,
  };
};
