import { compareText } from '../compare.ts';

/** What a carrier takes for a parcel from a warehouse into a zone, in minor units, and how long it needs. */
export type Tariff = {
  readonly carrier: string;
  readonly warehouse: string;
  readonly zone: string;
  readonly version: number;
  readonly serves: boolean;
  /** Codes of regions, of any level, to which the carrier does not go. */
  readonly refusedRegions: readonly string[];
  readonly firstGrams: number;
  readonly firstPrice: number;
  readonly stepGrams: number;
  readonly stepPrice: number;
  /** Cubic centimetres that are billed as one kilogram. */
  readonly volumeDivisor: number;
  readonly maxGrams: number;
  readonly remoteSurcharge: number;
  readonly transitHours: number;
  readonly silenceHours: number;
};

export type Destination = {
  readonly regionCode: string;
  readonly lat: number;
  readonly lon: number;
  readonly zone: string;
  readonly remote: boolean;
};

export type Load = { readonly grams: number; readonly cm3: number };
export const NOTHING: Load = { grams: 0, cm3: 0 };

export type TariffQuote = Pick<Tariff, 'carrier' | 'transitHours' | 'silenceHours'> & {
  readonly tariffVersion: number;
  readonly billableGrams: number;
  readonly cost: number;
};

/** Codes nest by their leading pairs of digits: 460300 is around 460321, and 460000 around both. */
const liesWithin = (code: string, region: string): boolean => code.startsWith(region.replace(/(00){1,2}$/, ''));

export const reaches = (tariff: Tariff, destination: Destination): boolean =>
  tariff.serves &&
  tariff.zone === destination.zone &&
  !tariff.refusedRegions.some((region) => liesWithin(destination.regionCode, region));

/** The tariffs that reach a destination, by carrier, with its surcharge already in their first price. */
export const tariffsTo = (destination: Destination, tariffs: readonly Tariff[]): readonly Tariff[] =>
  tariffs
    .filter((tariff) => reaches(tariff, destination))
    .map((tariff) =>
      destination.remote ? { ...tariff, firstPrice: tariff.firstPrice + tariff.remoteSurcharge } : tariff,
    )
    .toSorted((a, b) => compareText(a.carrier, b.carrier) || a.version - b.version);

/** Carriers bill whichever is more, weight or volume. */
export const billableGrams = (tariff: Tariff, load: Load): number =>
  Math.max(load.grams, Math.ceil((load.cm3 * 1000) / tariff.volumeDivisor));

/** The billable weight up to which a parcel costs what this load does. */
export const stepEnd = (tariff: Tariff, load: Load): number => {
  const beyond = billableGrams(tariff, load) - tariff.firstGrams;
  return tariff.firstGrams + (beyond <= 0 ? 0 : Math.ceil(beyond / tariff.stepGrams) * tariff.stepGrams);
};

/** Infinite when the parcel is heavier than the carrier takes. */
export const tariffCost = (tariff: Tariff, load: Load): number => {
  if (load.grams > tariff.maxGrams) return Number.POSITIVE_INFINITY;
  return tariff.firstPrice + ((stepEnd(tariff, load) - tariff.firstGrams) / tariff.stepGrams) * tariff.stepPrice;
};

/** What the cheapest of these takes for the load. */
export const leastCost = (tariffs: readonly Tariff[], load: Load): number => {
  let least = Number.POSITIVE_INFINITY;
  for (const tariff of tariffs) least = Math.min(least, tariffCost(tariff, load));
  return least;
};

/** The cheapest carrier for the load; the first by name when two cost the same. */
export const cheapestQuote = (tariffs: readonly Tariff[], load: Load): TariffQuote | undefined => {
  const cost = leastCost(tariffs, load);
  const tariff = tariffs.find((each) => Number.isFinite(cost) && tariffCost(each, load) === cost);
  if (!tariff) return undefined;
  const { carrier, version, transitHours, silenceHours } = tariff;
  return {
    carrier,
    tariffVersion: version,
    billableGrams: billableGrams(tariff, load),
    cost,
    transitHours,
    silenceHours,
  };
};
