import { createRandom, type Random } from '../../world/random.ts';
import type { Sku, Trait, World } from '../../world/types.ts';
import type { Goods } from './scenario.ts';

export type Line = { readonly sku: string; readonly quantity: number };

type Offer = { readonly sku: string; readonly share: number; readonly amountMinor: number; readonly grams: number };
type Shelf = { readonly sku: string; readonly warehouse: string; readonly share: number };

/** Goods that some carrier takes not everywhere, or that fill a van. */
const AWKWARD: readonly Trait[] = ['battery', 'no_air', 'hazard', 'oversize', 'no_box', 'bulky', 'heavy'];
/** What an agent may give back without asking, with the freight on top. */
const SMALL_MINOR = { min: 1_800, max: 3_600 };
/** Two of them cost less to send with Stonebridge than with Egret. */
const WEIGHTY_GRAMS = 1_100;

const isAwkward = ({ traits }: Sku): boolean => AWKWARD.some((trait) => traits.includes(trait));

/** What a shop offers of which there is enough, as popular as it is. */
const offersOf = ({ sku, price, stock }: World, shopId: string): readonly Offer[] => {
  const isPlenty = new Set(stock.filter(({ why, onHand }) => why === 'usual' && onHand > 40).map((row) => row.sku));
  const amounts = new Map(price.filter((row) => row.shopId === shopId).map((row) => [row.sku, row.amountMinor]));
  return sku
    .filter((row) => row.sellable && row.popularity > 0 && isPlenty.has(row.sku) && !isAwkward(row))
    .flatMap((row) => {
      const amountMinor = amounts.get(row.sku);
      return amountMinor === undefined
        ? []
        : [{ sku: row.sku, share: row.popularity, amountMinor, grams: row.weightGrams }];
    });
};

/** Goods that lie in one warehouse only, the fuller shelf more likely to be taken from. */
const lonelyShelves = ({ sku: skus, stock, price }: World, shopId: string): readonly Shelf[] => {
  const filled = stock.filter(({ onHand }) => onHand > 0);
  const isSold = new Set(skus.filter((row) => row.sellable && !isAwkward(row)).map((row) => row.sku));
  const isOffered = new Set(price.filter((row) => row.shopId === shopId && isSold.has(row.sku)).map((row) => row.sku));
  const isLonely = ({ sku }: { sku: string }): boolean => filled.filter((row) => row.sku === sku).length === 1;
  return filled
    .filter((row) => isOffered.has(row.sku) && isLonely(row))
    .map(({ sku, warehouse, onHand }) => ({ sku, warehouse, share: onHand }));
};

const usual = (offers: readonly Offer[], random: Random): Line[] => {
  const count = random.pickByShare([
    { count: 1, share: 6 },
    { count: 2, share: 3 },
    { count: 3, share: 1 },
  ]).count;
  const chosen = new Set(Array.from({ length: count }, () => random.pickByShare(offers).sku));
  return [...chosen].map((sku) => ({ sku, quantity: random.between(1, 2) }));
};

const small = (offers: readonly Offer[], random: Random): Line[] => {
  const { min, max } = SMALL_MINOR;
  const cheap = offers.filter(({ amountMinor }) => amountMinor >= min && amountMinor <= max);
  return [{ sku: random.pickByShare(cheap).sku, quantity: 1 }];
};

const weighty = (offers: readonly Offer[], random: Random): Line[] => {
  const heavier = offers.filter(({ grams }) => grams >= WEIGHTY_GRAMS);
  return [{ sku: random.pickByShare(heavier).sku, quantity: 2 }];
};

const fromTwoWarehouses = (shelves: readonly Shelf[], random: Random): Line[] => {
  const first = random.pickByShare(shelves);
  const second = random.pickByShare(shelves.filter(({ warehouse }) => warehouse !== first.warehouse));
  return [first, second].map(({ sku }) => ({ sku, quantity: 1 }));
};

/** What a shopper puts into the basket; the same subject chooses the same. */
export const createChooser = (world: World, seed: string) => (shopId: string, goods: Goods, subject: string) => {
  const random = createRandom(world.seed, `${seed}/${subject}`);
  if (goods === 'two_warehouses') return fromTwoWarehouses(lonelyShelves(world, shopId), random);
  return { usual, small, weighty }[goods](offersOf(world, shopId), random);
};
