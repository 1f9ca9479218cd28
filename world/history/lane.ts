import type { Carrier, CarrierTariff } from '../types/delivery.ts';
import type { Sku, Trait } from '../types/goods.ts';
import type { Region } from '../types/place.ts';
import type { World } from '../types.ts';
import type { Load } from './basket.ts';
import { sumOf } from './split.ts';

export type Quote = Pick<CarrierTariff, 'carrier' | 'transitHours' | 'silenceHours'> & {
  readonly cost: number;
  readonly billableGrams: number;
  readonly expectedGrams: number;
};

const CARTON_GRAMS = 50;
const FILLING_SHARE = 0.02;
const BY_ROAD_ONLY: readonly Trait[] = ['battery', 'no_air'];

type Freight = { readonly grams: number; readonly cm3: number; readonly traits: readonly Trait[] };

/** Codes nest by their leading pairs of digits. */
const liesWithin = (code: string, region: string): boolean => code.startsWith(region.replace(/(00){1,2}$/, ''));

const takes = (carrier: Carrier, tariff: CarrierTariff, { grams, traits }: Freight): boolean => {
  const isFlown = carrier.noAirZones.includes(tariff.zone);
  const isRefused = (trait: Trait): boolean =>
    carrier.refusedTraits.includes(trait) || (isFlown && BY_ROAD_ONLY.includes(trait));
  return grams <= tariff.maxGrams && !traits.some(isRefused);
};

const quoteOf = (tariff: CarrierTariff, { grams, cm3 }: Freight, isRemote: boolean): Quote => {
  const { carrier, transitHours, silenceHours, firstGrams, firstMinor, stepGrams, stepMinor } = tariff;
  const billableGrams = Math.max(grams, Math.ceil((cm3 * 1000) / tariff.volumeDivisor));
  const steps = Math.ceil(Math.max(0, billableGrams - firstGrams) / stepGrams);
  const cost = firstMinor + steps * stepMinor + (isRemote ? tariff.remoteSurchargeMinor : 0);
  const expectedGrams = grams + CARTON_GRAMS + Math.round(grams * FILLING_SHARE);
  return { carrier, transitHours, silenceHours, cost, billableGrams, expectedGrams };
};

/** What each carrier takes for a load, and the cheapest of those that go there. */
export const createLanes = ({ sku: skus, carrier: carriers, carrierTariff }: World) => {
  const active = new Map(carriers.filter((carrier) => carrier.active).map((carrier) => [carrier.id, carrier]));
  const articles = new Map(skus.map((row) => [row.sku, row]));
  const articleOf = (sku: string): Sku => {
    const article = articles.get(sku);
    if (!article) throw new Error(`no article ${sku}`);
    return article;
  };
  const freightOf = ({ items }: Load): Freight => ({
    grams: sumOf(items.map(({ sku, quantity }) => articleOf(sku).weightGrams * quantity)),
    cm3: sumOf(items.map(({ sku, quantity }) => articleOf(sku).volumeCm3 * quantity)),
    traits: items.flatMap(({ sku }) => articleOf(sku).traits),
  });
  return (load: Load, region: Region): Quote => {
    const freight = freightOf(load);
    const [cheapest] = carrierTariff
      .filter((tariff) => tariff.serves && tariff.warehouse === load.warehouse && tariff.zone === region.zone)
      .filter((tariff) => !tariff.refusedRegions.some((refused) => liesWithin(region.code, refused)))
      .filter((tariff) => {
        const carrier = active.get(tariff.carrier);
        return carrier !== undefined && takes(carrier, tariff, freight);
      })
      .map((tariff) => quoteOf(tariff, freight, region.remote))
      .toSorted((a, b) => a.cost - b.cost);
    if (!cheapest) throw new Error(`nobody goes from ${load.warehouse} to ${region.code}`);
    return cheapest;
  };
};
export type Lanes = ReturnType<typeof createLanes>;
