import { type Fault, type FaultCode, fault } from '../faults.ts';
import { refuse, type Result, resultOf, succeed } from '../result.ts';

/** A row of the region table: a GB/T 2260 code in China, elsewhere the country's ISO code. */
export type RegionFacts = {
  readonly code: string;
  readonly level: 'country' | 'province' | 'city' | 'district';
  readonly zone: string;
  readonly remote: boolean;
  readonly hasChildren: boolean;
  readonly replacedBy: readonly string[];
  readonly lat: number;
  readonly lon: number;
};

export type DeliveryAddress = {
  readonly country: string;
  readonly regionCode: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly line1: string;
};

/** `region` is the row of the address's region code, `countryRegion` the one of its country. */
export type AddressFacts = {
  readonly region: RegionFacts | undefined;
  readonly countryRegion?: RegionFacts | undefined;
};

/** Where the goods go, as freight and allocation need it. */
export type Place = {
  readonly regionCode: string;
  readonly zone: string;
  readonly remote: boolean;
  readonly lat: number;
  readonly lon: number;
};

/** People leave out the blank and the capitals, so neither is asked for. */
const POSTCODES: ReadonlyMap<string, RegExp> = new Map([
  ['AT', /^\d{4}$/],
  ['BE', /^\d{4}$/],
  ['CN', /^\d{6}$/],
  ['DE', /^\d{5}$/],
  ['DK', /^\d{4}$/],
  ['ES', /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/],
  ['FR', /^\d{5}$/],
  ['GB', /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i],
  ['IE', /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i],
  ['IT', /^\d{5}$/],
  ['LU', /^(L-)?\d{4}$/i],
  ['NL', /^[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}$/i],
]);

const at = (field: string): string => `/shipping_address/${field}`;

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

const missing = (field: string, text: string | null): readonly Fault[] =>
  isBlank(text) ? [fault('ADDRESS_INCOMPLETE', at(field))] : [];

const malformed = ({ country, postcode }: DeliveryAddress): readonly Fault[] => {
  const pattern = POSTCODES.get(country);
  if (postcode === null || isBlank(postcode) || pattern === undefined || pattern.test(postcode.trim())) return [];
  return [fault('ADDRESS_INVALID', at('postcode'), { country })];
};

const placeAt = ({ code, zone, remote, lat, lon }: RegionFacts): Place => ({
  regionCode: code,
  zone,
  remote,
  lat,
  lon,
});

/** The region is what must be whole: Dongguan has no district and some cities no city above them, so levels are not counted. */
const findChinesePlace = ({ regionCode }: DeliveryAddress, region: RegionFacts | undefined): Result<Place> => {
  const wrong = (code: FaultCode, facts?: Fault['facts']): Result<never> =>
    refuse(fault(code, at('region_code'), facts));
  if (regionCode === null) return wrong('ADDRESS_INCOMPLETE');
  if (region === undefined || region.level === 'country') return wrong('REGION_UNKNOWN', { region: regionCode });
  if (region.replacedBy.length > 0) {
    return wrong('REGION_REPLACED', { region: regionCode, successors: region.replacedBy });
  }
  if (region.hasChildren) return wrong('REGION_INCOMPLETE', { region: regionCode, level: region.level });
  return succeed(placeAt(region));
};

const findForeignPlace = ({ country }: DeliveryAddress, { region, countryRegion }: AddressFacts): Result<Place> => {
  const served = [countryRegion, region].find((row) => row?.level === 'country' && row.code === country);
  if (served) return succeed(placeAt(served));
  return refuse(fault('ADDRESS_UNDELIVERABLE', at('country'), { reason: 'country_not_served', country }));
};

/** Where the goods go, which may be known of an address that lacks its street. */
export const findPlace = (address: DeliveryAddress, facts: AddressFacts): Result<Place> =>
  address.country === 'CN' ? findChinesePlace(address, facts.region) : findForeignPlace(address, facts);

/** A code that names a place elsewhere; subdivisions that nobody lists here are let pass. */
const elsewhere = ({ country, regionCode }: DeliveryAddress, region: RegionFacts | undefined): readonly Fault[] =>
  regionCode === null || region === undefined || region.code === country
    ? []
    : [fault('REGION_UNKNOWN', at('region_code'), { region: regionCode, country })];

const flawsOfForeign = (address: DeliveryAddress, region: RegionFacts | undefined): readonly Fault[] => [
  ...elsewhere(address, region),
  ...missing('city', address.city),
  ...(POSTCODES.has(address.country) ? missing('postcode', address.postcode) : []),
];

/** Whether the address is complete by its country's rules and names a region that still exists. */
export const checkAddress = (address: DeliveryAddress, facts: AddressFacts): Result<Place> => {
  const place = findPlace(address, facts);
  const flaws = [
    ...(address.country === 'CN' ? [] : flawsOfForeign(address, facts.region)),
    ...malformed(address),
    ...missing('line1', address.line1),
  ];
  return place.ok ? resultOf(flaws, () => place.value) : refuse(...place.faults, ...flaws);
};
