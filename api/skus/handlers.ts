import type { SkuView } from '../../contracts/sku.ts';
import type { ShopRow } from '../../db/queries/shop.ts';
import { findSku, listSkus } from '../../db/queries/sku.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import type { Currency } from '../../domain/money.ts';
import type { ApiDeps } from '../deps.ts';
import { pageOf } from '../plugins/page.ts';
import { Refusal } from '../plugins/problem.ts';
import { shopMeant } from '../plugins/shop.ts';
import { makeQuote } from '../quotes/handlers.ts';
import { presentSku, presentSkuTo } from './present.ts';

type ListQuery = {
  shop_id?: string | undefined;
  category?: string | undefined;
  q?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

type Place = {
  shop_id?: string | undefined;
  currency?: Currency | undefined;
  country?: string | undefined;
  region_code?: string | undefined;
};

/** A shop's goods as its customers may be told of them. */
export const createSkus = (deps: ApiDeps) => ({
  list: async (caller: Principal, { shop_id: asked, cursor: after, ...filter }: ListQuery) => {
    const shop = await shopMeant(deps.db, caller, asked);
    const rows = await listSkus(deps.db, { shopId: shop?.id, after, ...filter });
    return pageOf(rows, { limit: filter.limit, present: presentSku, cursorOf: ({ sku }) => sku });
  },

  read: async (caller: Principal, sku: string, place: Place): Promise<SkuView> => {
    const shop = await shopMeant(deps.db, caller, place.shop_id);
    const row = await findSku(deps.db, { sku, shopId: shop?.id });
    if (!row) throw new Refusal([fault('SKU_NOT_LISTED')]);
    if (place.country === undefined && place.region_code === undefined) return { ...presentSku(row), delivery: null };
    if (!shop)
      throw new Refusal([fault('INVALID_VALUE', undefined, { in: 'query', name: 'shop_id', rule: 'required' })]);
    return presentSkuTo(row, await quoteOne(deps, sku, { shop, place }));
  },
});

/** One piece to that place; a code of a region alone is one of China's. */
const quoteOne = (deps: ApiDeps, sku: string, { shop, place }: { shop: ShopRow; place: Place }) => {
  const { country = 'CN', region_code: regionCode = null, currency = shop.currencies[0] ?? 'CNY' } = place;
  return makeQuote(deps, {
    shopId: shop.id,
    currency,
    lines: [{ sku, quantity: 1 }],
    address: { country, regionCode, city: null, postcode: null, line1: '' },
    couponCodes: [],
    method: undefined,
    customerKey: undefined,
    customerId: undefined,
  });
};
