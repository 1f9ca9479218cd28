import { type SQL, sql } from 'drizzle-orm';
import { cheapestQuote, type Load, type TariffQuote, tariffsTo } from '../../domain/allocation/tariff.ts';
import { findPlace } from '../../domain/order/address.ts';
import type { Transaction } from '../client.ts';
import { readNetwork, regionsOf } from './admission.ts';

/** A shipment with its way, and what is on it. */
type OnLane = Load & {
  readonly id: string;
  readonly warehouse: string;
  readonly country: string;
  readonly regionCode: string | null;
};

const selectLanes = (tx: Transaction, orders: SQL) =>
  tx.execute<OnLane>(sql`
    SELECT s.id, s.warehouse, c.country, c.region_code AS "regionCode",
      sum(l.quantity * k.weight_grams)::int AS grams, sum(l.quantity * k.volume_cm3)::int AS cm3
    FROM shipment s JOIN order_contact c ON c.order_id = s.order_id
    JOIN shipment_line l ON l.shipment_id = s.id JOIN sku k ON k.sku = l.sku
    WHERE s.order_id = ${orders} GROUP BY s.id, c.order_id`);

/** What a carrier takes for the shipments of these orders, by their ids; those that it does not take are not there. */
export const readLanes = async (
  tx: Transaction,
  orders: SQL,
  carrier: string,
): Promise<ReadonlyMap<string, TariffQuote>> => {
  const places = sql`(SELECT unnest(ARRAY[country, region_code]) FROM order_contact WHERE order_id = ${orders})`;
  const [shipments, { regions, tariffs }] = await Promise.all([selectLanes(tx, orders), readNetwork(tx, places)]);
  const own = tariffs.filter((tariff) => tariff.carrier === carrier);
  const quotes = [...shipments].flatMap((shipment) => {
    const { country, regionCode, warehouse } = shipment;
    const address = { country, regionCode, city: null, postcode: null, line1: '' };
    const place = findPlace(address, regionsOf(address, { regions }));
    if (!place.ok) return [];
    const leaving = own.filter((tariff) => tariff.warehouse === warehouse);
    const quote = cheapestQuote(tariffsTo(place.value, leaving), shipment);
    return quote ? [[shipment.id, quote] as const] : [];
  });
  return new Map(quotes);
};
