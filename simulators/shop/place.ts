import type { Region, World } from '../../world/types.ts';
import type { Language } from '../kit/page.ts';
import { groupBy, type Text } from './catalogue.ts';

export type Place = { readonly code: string; readonly name: Text; readonly isWhole: boolean };

/** Near, without districts, far away, and where nobody goes. */
const OFTEN_CHOSEN = ['330106', '110105', '310115', '441900', '210202', '540102', '460321'];

/** The shop's own table of regions, from which addresses are picked rather than typed. */
export const createPlaces = (world: World) => {
  const regions = new Map(world.region.map((region) => [region.code, region]));
  const inForce = world.region.filter(({ level, replacedBy }) => level !== 'country' && replacedBy.length === 0);
  const childrenOf = groupBy(inForce, ({ parent }) => parent ?? '');

  const placeOf = ({ code, nameZh, nameEn, hasChildren }: Region): Place => ({
    code,
    name: { zh: nameZh, en: nameEn },
    isWhole: !hasChildren,
  });

  const pathOf = (code: string): readonly Region[] => {
    const region = regions.get(code);
    if (!region || region.level === 'country') return [];
    return [...(region.parent === null ? [] : pathOf(region.parent)), region];
  };

  return {
    /** Provinces, or the parts of a region. */
    within: (code: string): readonly Place[] => (childrenOf.get(code) ?? []).map(placeOf),
    often: (): readonly Place[] => OFTEN_CHOSEN.flatMap((code) => regions.get(code) ?? []).map(placeOf),
    /** As an address names it: from the province down in Chinese, upwards in English. */
    nameOf: (code: string, language: Language): string =>
      language === 'zh'
        ? pathOf(code)
            .map(({ nameZh }) => nameZh)
            .join(' ')
        : pathOf(code)
            .map(({ nameEn }) => nameEn)
            .toReversed()
            .join(', '),
    /** With the city around it: many cities have a district of the same name. */
    nearName: (code: string, language: Language): string => {
      const near = pathOf(code).slice(-2);
      return language === 'zh'
        ? near.map(({ nameZh }) => nameZh).join(' ')
        : near
            .map(({ nameEn }) => nameEn)
            .toReversed()
            .join(', ');
    },
    parentOf: (code: string): string => regions.get(code)?.parent ?? '',
    isWhole: (code: string): boolean => inForce.some((region) => region.code === code && !region.hasChildren),
  };
};

export type Places = ReturnType<typeof createPlaces>;
