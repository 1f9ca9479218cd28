import type { Random } from '../random.ts';
import type { Customer } from '../types/person.ts';
import { PLANTED } from './planted.ts';
import type { Fate } from './types.ts';

type Regular = { readonly customer: Customer; readonly share: number };

/** Nobody delivers there, or the place goes by another name now. */
const REFUSED_STORIES = ['undeliverable', 'abolished'];
const REFUSED_SHARE = 0.2;

/** One of the crowd in so many has not bought anything yet. */
const NEWCOMER_EACH = 10;

const OFTEN = { none: 1, silver: 1.6, gold: 2.5 } as const;
const STORY_SHARE = 12;
/** Where a story needs people who buy. */
const LANE_FACTOR = 2;

const isRefused = ({ story }: Customer): boolean => story !== null && REFUSED_STORIES.includes(story);

const shareOf = ({ kind, tier, address }: Customer, index: number, random: Random): number => {
  const usual = random.between(1, 12) * OFTEN[tier];
  if (kind === 'story') return STORY_SHARE;
  if (kind === 'trap') return 1;
  if (index % NEWCOMER_EACH === 0) return 0;
  return address.regionCode.startsWith(PLANTED.lateLane.province.slice(0, 2)) ? usual * LANE_FACTOR : usual;
};

/** Chooses who buys: regulars often, newcomers never, and those who cannot be served only to be refused. */
export const createShoppers = (customers: readonly Customer[], random: Random) => {
  const all = customers.map((customer, index) => ({ customer, share: shareOf(customer, index, random) }));
  const served = new Map<string, readonly Regular[]>();
  for (const { shop } of customers)
    served.set(
      shop,
      all.filter(({ customer, share }) => share > 0 && customer.shop === shop && !isRefused(customer)),
    );
  const refused = customers.filter(isRefused);
  return (shopId: string, fate: Fate, dice: Random): Customer => {
    const others = refused.filter(({ shop }) => shop === shopId);
    if (fate === 'rejected' && others.length > 0 && dice.next() < REFUSED_SHARE) return dice.pick(others);
    return dice.pickByShare(served.get(shopId) ?? []).customer;
  };
};

/** Those without a tier are new when the history begins; their first order that they keep is their first one. */
export const isNewcomer = ({ tier }: Customer): boolean => tier === 'none';
export type Shoppers = ReturnType<typeof createShoppers>;
