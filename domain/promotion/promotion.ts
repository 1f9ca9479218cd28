import type { Currency } from '../money.ts';

/** What a promotion gives and on which conditions; kept as JSON beside its title. */
export type PromotionRule = {
  readonly kind: 'percentage' | 'fixed';
  readonly percent: number | null;
  readonly amountMinor: number | null;
  /** What the goods it applies to must come to, before any discount. */
  readonly thresholdMinor: number | null;
  /** The category it applies to; null is the whole basket. */
  readonly family: string | null;
  readonly firstOrderOnly: boolean;
};

export type Promotion = {
  readonly id: string;
  readonly rule: PromotionRule;
  readonly shops: readonly string[] | null;
  readonly currency: Currency | null;
  /** Stands alone: nothing else is given beside it. */
  readonly exclusive: boolean;
  /** Given without a coupon. */
  readonly automatic: boolean;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
};

/** A coupon with what is left of it, also for this customer. */
export type CouponUse = {
  readonly code: string;
  readonly promotionId: string;
  readonly maxUses: number | null;
  readonly uses: number;
  readonly maxUsesPerCustomer: number | null;
  readonly budgetMinor: number | null;
  readonly spentMinor: number;
  readonly usesByCustomer: number;
};

/** A code as the customer typed it; without `use` there is no such coupon. */
export type TypedCoupon = { readonly code: string; readonly use: CouponUse | undefined };

export type BasketLine = {
  readonly sku: string;
  readonly category: string;
  readonly unitPrice: number;
  readonly quantity: number;
};

export type Basket = {
  readonly lines: readonly BasketLine[];
  readonly shopId: string;
  readonly currency: Currency;
  readonly isFirstOrder: boolean;
  readonly now: string;
  /** Lines are missing that could not be priced: what they might have mended is held against no promotion. */
  readonly isPartial?: boolean;
};

/** A promotion on its way into an order, by itself or by a coupon. */
export type Offer = { readonly promotion: Promotion; readonly couponCode?: string };

/** What an offer takes off; `byLine` follows the basket's lines and sums to `amount`. */
export type AppliedPromotion = {
  readonly promotionId: string;
  readonly couponCode?: string;
  readonly amount: number;
  readonly byLine: readonly number[];
};
