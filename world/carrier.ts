import carrierRows from './data/carrier.json' with { type: 'json' };
import tariffLines from './data/carrier-tariff.json' with { type: 'json' };
import freightLines from './data/freight-rule.json' with { type: 'json' };
import { numberOrNull, readTable } from './table.ts';
import type { Carrier, CarrierTariff, Currency, FreightRule, Zone } from './types.ts';

const FREIGHT_COLUMNS = [
  'shop',
  'zone',
  'currency',
  'base_minor',
  'free_from_minor',
  'remote_surcharge_minor',
] as const;
const TARIFF_COLUMNS = [
  'carrier',
  'warehouse',
  'zone',
  'serves',
  'first_grams',
  'first_minor',
  'step_grams',
  'step_minor',
  'volume_divisor',
  'max_grams',
  'remote_surcharge_minor',
  'transit_hours',
  'silence_hours',
  'longest_hours',
] as const;

export const readCarriers = (): readonly Carrier[] => carrierRows as readonly Carrier[];

export const readCarrierTariffs = (carriers: readonly Carrier[]): readonly CarrierTariff[] => {
  const refusedBy = new Map(carriers.map(({ id, refusedRegions }) => [id, refusedRegions]));
  return readTable(tariffLines, TARIFF_COLUMNS).map((row) => ({
    carrier: row.carrier,
    warehouse: row.warehouse,
    zone: row.zone as Zone,
    version: 1,
    serves: row.serves === '1',
    firstGrams: Number(row.first_grams),
    firstMinor: Number(row.first_minor),
    stepGrams: Number(row.step_grams),
    stepMinor: Number(row.step_minor),
    volumeDivisor: Number(row.volume_divisor),
    maxGrams: Number(row.max_grams),
    remoteSurchargeMinor: Number(row.remote_surcharge_minor),
    transitHours: Number(row.transit_hours),
    silenceHours: Number(row.silence_hours),
    longestHours: Number(row.longest_hours),
    refusedRegions: refusedBy.get(row.carrier) ?? [],
  }));
};

export const readFreightRules = (): readonly FreightRule[] =>
  readTable(freightLines, FREIGHT_COLUMNS).map((row) => ({
    shopId: row.shop,
    zone: row.zone as Zone,
    currency: row.currency as Currency,
    baseMinor: Number(row.base_minor),
    freeFromMinor: numberOrNull(row.free_from_minor),
    remoteSurchargeMinor: Number(row.remote_surcharge_minor),
  }));
