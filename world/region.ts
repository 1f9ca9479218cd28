import countryRows from './data/country.json' with { type: 'json' };
import regionLines from './data/region.json' with { type: 'json' };
import { readTable, wordsOf } from './table.ts';
import type { Country, Region, Zone } from './types.ts';

const COLUMNS = [
  'code',
  'level',
  'name_zh',
  'name_en',
  'parent',
  'zone',
  'remote',
  'lat',
  'lon',
  'replaced_by',
] as const;

export const readCountries = (): readonly Country[] => countryRows as readonly Country[];

const chineseRegions = (): readonly Region[] => {
  const rows = readTable(regionLines, COLUMNS);
  const parents = new Set(rows.map((row) => row.parent));
  return rows.map((row) => ({
    code: row.code,
    level: row.level as Region['level'],
    nameZh: row.name_zh,
    nameEn: row.name_en,
    parent: row.parent === '' ? null : row.parent,
    zone: row.zone as Zone,
    remote: row.remote === '1',
    hasChildren: parents.has(row.code),
    replacedBy: wordsOf(row.replaced_by),
    lat: Number(row.lat),
    lon: Number(row.lon),
  }));
};

const countryRegion = ({ code, nameZh, nameEn, zone, lat, lon }: Country): Region => ({
  code,
  level: 'country',
  nameZh,
  nameEn,
  parent: null,
  zone,
  remote: false,
  hasChildren: false,
  replacedBy: [],
  lat,
  lon,
});

export const readRegions = (): readonly Region[] => [...chineseRegions(), ...readCountries().map(countryRegion)];

/** The smallest regions in a province or city that are still in force; the region itself when it has no parts. */
export const smallestWithin = (regions: readonly Region[], code: string): readonly Region[] => {
  const parts = regions.filter((region) => region.parent === code && region.replacedBy.length === 0);
  if (parts.length === 0) return regions.filter((region) => region.code === code);
  return parts.flatMap((part) => (part.hasChildren ? smallestWithin(regions, part.code) : [part]));
};
