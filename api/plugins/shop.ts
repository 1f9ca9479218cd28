import type { Database } from '../../db/client.ts';
import { findShop, type ShopRow } from '../../db/queries/shop.ts';
import type { Principal } from '../../domain/authority/principal.ts';
import { fault } from '../../domain/faults.ts';
import { Refusal } from './problem.ts';

/** The shop that a caller means: a shop's key means its own, staff name one or none. */
export const shopMeant = async (
  db: Database,
  { shopId }: Pick<Principal, 'shopId'>,
  asked: string | undefined,
): Promise<ShopRow | undefined> => {
  const id = asked ?? shopId;
  if (id === undefined) return undefined;
  const shop = shopId === undefined || id === shopId ? await findShop(db, id) : undefined;
  if (!shop) throw new Refusal([fault('SHOP_UNKNOWN')]);
  return shop;
};
