import type { Currency } from './base.ts';

export const FAMILIES = ['tea', 'ceramics', 'electronics', 'home', 'clothing', 'care', 'chilled', 'books'] as const;
export type Family = (typeof FAMILIES)[number];

export const TRAITS = [
  'fragile',
  'this_side_up',
  'liquid',
  'hazard',
  'no_air',
  'battery',
  'magnetic',
  'chilled',
  'heavy',
  'bulky',
  'oversize',
  'no_box',
  'mailer',
  'flat',
  'serial',
  'anti_counterfeit',
  'lot',
  'expiry',
  'presale',
  'hot',
] as const;
export type Trait = (typeof TRAITS)[number];

export type Product = {
  readonly product: string;
  readonly family: Family;
  readonly titleZh: string;
  readonly titleEn: string;
};

export type Sku = {
  readonly sku: string;
  readonly product: string;
  readonly category: Family;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly variantZh: string;
  readonly variantEn: string;
  readonly barcode: string;
  readonly weightGrams: number;
  readonly sizeMm: readonly [number, number, number];
  readonly volumeCm3: number;
  readonly costMinor: number;
  readonly traits: readonly Trait[];
  /** Presale goods and goods that no active carrier takes are listed, not sold. */
  readonly sellable: boolean;
  readonly limitPerCustomer: number | null;
  readonly lookAlike: string | null;
  /** How often shoppers choose it, 0 for what only a story buys. */
  readonly popularity: number;
};

export type Kit = {
  readonly kit: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly cnyMinor: number;
  readonly parts: readonly { readonly sku: string; readonly quantity: number }[];
};

export type Price = {
  readonly sku: string;
  readonly shopId: string;
  readonly currency: Currency;
  readonly amountMinor: number;
};

export type StockRow = {
  readonly sku: string;
  readonly warehouse: string;
  readonly onHand: number;
  readonly dailyDemand: number;
  readonly why: 'usual' | 'hot' | 'transfer' | 'low';
};
