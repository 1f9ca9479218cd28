import type { Currency } from './base.ts';
import type { Family } from './goods.ts';

/** Regions that freight and carriers price alike. No carrier goes to `hmt`. */
export const ZONES = [
  'capital',
  'north',
  'east',
  'south',
  'central',
  'west',
  'northeast',
  'northwest',
  'frontier',
  'hmt',
  'eu_near',
  'eu_far',
] as const;
export type Zone = (typeof ZONES)[number];

export type Warehouse = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly country: string;
  readonly regionCode: string;
  readonly lat: number;
  readonly lon: number;
  readonly currency: Currency;
  readonly cutOffs: readonly string[];
  readonly families: readonly Family[];
  /** Its stock in proportion to the main warehouse's. */
  readonly share: number;
  readonly dailyParcels?: number;
  readonly vatPercent?: number;
  readonly address: Readonly<Record<string, string>>;
};

/** GB/T 2260 codes in China, elsewhere the country's ISO code. */
export type Region = {
  readonly code: string;
  readonly level: 'country' | 'province' | 'city' | 'district';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly parent: string | null;
  readonly zone: Zone;
  readonly remote: boolean;
  readonly hasChildren: boolean;
  /** Codes that an abolished region has become part of. */
  readonly replacedBy: readonly string[];
  readonly lat: number;
  readonly lon: number;
};

export type Country = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly zone: Zone;
  readonly lat: number;
  readonly lon: number;
  /** A regular expression that its postcodes match. */
  readonly postcode: string;
};

/** A city that generated customers live in, with its share of them. */
export type City = {
  readonly country: string;
  readonly regionCode: string;
  readonly city?: string;
  readonly postcode: string;
  readonly share: number;
};
