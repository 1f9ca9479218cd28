import { presentFault } from '../../contracts/problem.ts';
import type { SkuItem, SkuView } from '../../contracts/sku.ts';
import type { SkuRow } from '../../db/queries/sku.ts';
import { splitByReach } from '../../domain/allocation/reach.ts';
import { judgeAvailability } from '../../domain/inventory/availability.ts';
import type { MadeQuote } from '../quotes/handlers.ts';
import { presentDelivery } from '../quotes/present.ts';

export const presentSku = (row: SkuRow): SkuItem => ({
  sku: row.sku,
  title: { 'zh-CN': row.titleZh, en: row.titleEn },
  category: row.category,
  traits: [...row.traits],
  prices: row.prices.map(({ shopId, amount, currency }) => ({ shop_id: shopId, price: { amount, currency } })),
  stock: judgeAvailability(row),
});

/** What is in stock elsewhere helps nobody at this place. */
export const presentSkuTo = (row: SkuRow, made: MadeQuote): SkuView => {
  const { facts, quote } = made;
  const { freight, place } = quote;
  return {
    ...presentSku({ ...row, ...(place && splitByReach(row.sku, facts, place)) }),
    delivery: {
      freight: freight === undefined ? null : { amount: freight, currency: facts.currency },
      ...presentDelivery(made),
      problems: quote.faults.map(presentFault),
    },
  };
};
