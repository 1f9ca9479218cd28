import type { Currency } from './base.ts';
import type { Trait } from './goods.ts';
import type { Zone } from './place.ts';

export type FreightRule = {
  readonly shopId: string;
  readonly zone: Zone;
  readonly currency: Currency;
  readonly baseMinor: number;
  readonly freeFromMinor: number | null;
  readonly remoteSurchargeMinor: number;
};

export type Carrier = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The company has no contract with the others yet. */
  readonly active: boolean;
  readonly backup: string | null;
  readonly trackingPrefix: string;
  readonly webhooks: 'prompt' | 'slow' | 'none';
  readonly lostWebhookPercent: number;
  readonly lateProvinces: readonly string[];
  readonly collectsAt: readonly string[];
  readonly carries: 'goods' | 'chilled';
  readonly dailyParcels?: number;
  readonly refusedTraits: readonly Trait[];
  /** Zones it flies to: no goods with `no_air` or `battery`. */
  readonly noAirZones: readonly Zone[];
  readonly refusedRegions: readonly string[];
};

/** A parcel costs `firstMinor` up to `firstGrams`, then `stepMinor` for each begun step. */
export type CarrierTariff = {
  readonly carrier: string;
  readonly warehouse: string;
  readonly zone: Zone;
  readonly version: number;
  readonly serves: boolean;
  readonly firstGrams: number;
  readonly firstMinor: number;
  readonly stepGrams: number;
  readonly stepMinor: number;
  readonly volumeDivisor: number;
  readonly maxGrams: number;
  readonly remoteSurchargeMinor: number;
  readonly transitHours: number;
  readonly silenceHours: number;
  readonly longestHours: number;
  readonly refusedRegions: readonly string[];
};
