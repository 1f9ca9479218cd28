import { asc } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { carrierTariff, paymentMethod, warehouse } from '../schema/shop.ts';

/** The places and partners that orders go by. */
export const readDirectory = async (db: Queryable) => {
  const [warehouses, carriers, methods] = await Promise.all([
    db.select().from(warehouse).orderBy(asc(warehouse.id)),
    db.selectDistinct({ carrier: carrierTariff.carrier }).from(carrierTariff).orderBy(asc(carrierTariff.carrier)),
    db.selectDistinct({ method: paymentMethod.method }).from(paymentMethod).orderBy(asc(paymentMethod.method)),
  ]);
  return { warehouses, carriers: carriers.map((row) => row.carrier), methods: methods.map((row) => row.method) };
};
