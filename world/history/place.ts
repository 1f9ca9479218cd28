import type { Region, Warehouse } from '../types/place.ts';
import type { Address } from '../types/person.ts';
import type { World } from '../types.ts';

/** The names of the depots that a parcel passes, as carriers write them: a city's, never an address. */
export type Depots = { readonly from: string; readonly to: string };

const inChinese = (city: string): string => `${city.replace(/(市|地区|盟)$/, '')}转运中心`;
const inEnglish = (city: string): string => `${city} hub`;

export const createDepots = ({ region: regions, warehouse: warehouses }: World) => {
  const known = new Map(regions.map((region) => [region.code, region]));
  const cityOf = (region: Region): Region => {
    const parent = region.parent === null ? undefined : known.get(region.parent);
    return region.level === 'district' && parent ? parent : region;
  };
  const nameOf = (code: string, city: string | undefined): string => {
    const region = known.get(code);
    if (!region || region.level === 'country') return inEnglish(city ?? code);
    return inChinese(cityOf(region).nameZh);
  };
  const origins = new Map(
    warehouses.map(({ id, regionCode, address }: Warehouse) => [id, nameOf(regionCode, address.city)]),
  );
  return (warehouse: string, { regionCode, city }: Address): Depots => ({
    from: origins.get(warehouse) ?? '',
    to: nameOf(regionCode, city ?? undefined),
  });
};
