import { asc } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { authorityCap } from '../schema/action.ts';
import { carrierTariff } from '../schema/shop.ts';

export const readAllCaps = (db: Queryable) => db.select().from(authorityCap);

/** Every carrier that there is a tariff of. */
export const listCarriers = async (db: Queryable): Promise<string[]> => {
  const rows = await db
    .selectDistinct({ carrier: carrierTariff.carrier })
    .from(carrierTariff)
    .orderBy(asc(carrierTariff.carrier));
  return rows.map(({ carrier }) => carrier);
};
