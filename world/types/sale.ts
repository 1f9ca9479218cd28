import type { Currency, Language } from './base.ts';
import type { Family } from './goods.ts';

export type Company = { readonly nameZh: string; readonly nameEn: string };

export type Shop = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly language: Language;
  readonly currencies: readonly Currency[];
  readonly timeZone: string;
  readonly countries: readonly string[];
};

export type Promotion = {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly kind: 'percentage' | 'fixed';
  readonly percent: number | null;
  readonly amountMinor: number | null;
  /** What the goods it applies to must come to. */
  readonly thresholdMinor: number | null;
  readonly currency: Currency | null;
  readonly family: Family | null;
  readonly shops: readonly string[] | null;
  readonly firstOrderOnly: boolean;
  readonly exclusive: boolean;
  /** Applied without a coupon. */
  readonly automatic: boolean;
  /** Days from the day the world is written; null is without bound. */
  readonly beginsDay: number | null;
  readonly endsDay: number | null;
};

export type Coupon = {
  readonly code: string;
  readonly promotionId: string;
  readonly maxUses: number | null;
  readonly maxUsesPerCustomer: number | null;
  readonly budgetMinor: number | null;
};

export type Gateway = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: 'wallet' | 'card' | 'cash';
  readonly capture: 'at_once' | 'later';
};

export type PaymentMethod = {
  readonly method: string;
  readonly shopId: string;
  readonly currencies: readonly Currency[];
  readonly minMinor: number | null;
  readonly maxMinor: number | null;
  readonly allowRemote: boolean;
  readonly enabled: boolean;
};
