import { eq, inArray, sql } from 'drizzle-orm';
import type { AddressChange, ChangedAddress, ShipmentToMove } from '../../domain/order/address-change.ts';
import type { DeliveryAddress } from '../../domain/order/address.ts';
import type { Transaction } from '../client.ts';
import { contactChange } from '../schema/desk.ts';
import { order, orderContact } from '../schema/order.ts';
import { booking, shipmentLine } from '../schema/shipment.ts';
import { sku } from '../schema/shop.ts';
import { readNetwork, regionsOf } from './admission.ts';
import { rowsAs } from './list.ts';
import type { OrderRow } from './order.ts';
import { lockShipments, type ShipmentRow, shipmentsOf } from './shipment.ts';

/** An address as it stands in `order_contact`. */
export type AddressRow = DeliveryAddress & { readonly province: string | null; readonly line2: string | null };

/** All that a change of address is judged by. The shipments are locked, so that no scan packs one meanwhile; not for who only asks. */
export const readAddressChange = async (
  tx: Transaction,
  { id, status }: Pick<OrderRow, 'id' | 'status'>,
  { address, isOnlyAsked }: { readonly address: DeliveryAddress; readonly isOnlyAsked: boolean },
): Promise<AddressChange> => {
  const rows = await (isOnlyAsked ? shipmentsOf : lockShipments)(tx, id);
  const codes = [address.country, address.regionCode ?? address.country];
  const places = sql`(SELECT jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`;
  const [shipments, network] = await Promise.all([toMove(tx, rows), readNetwork(tx, places)]);
  return { status, address, shipments, regions: regionsOf(address, network), tariffs: network.tariffs };
};

/** The parcels of an order as another address would meet them. */
export const toMove = async (tx: Transaction, rows: readonly ShipmentRow[]): Promise<ShipmentToMove[]> => {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [bookings, loads] = await Promise.all([
    tx.select().from(booking).where(inArray(booking.shipmentId, ids)),
    tx
      .select({
        id: shipmentLine.shipmentId,
        grams: sql<number>`sum(${shipmentLine.quantity} * ${sku.weightGrams})::int`,
        cm3: sql<number>`sum(${shipmentLine.quantity} * ${sku.volumeCm3})::int`,
      })
      .from(shipmentLine)
      .innerJoin(sku, eq(sku.sku, shipmentLine.sku))
      .where(inArray(shipmentLine.shipmentId, ids))
      .groupBy(shipmentLine.shipmentId),
  ]);
  const isAsked = (shipmentId: string): boolean =>
    bookings.some((each) => each.shipmentId === shipmentId && each.status !== 'voided' && each.status !== 'refused');
  return rows.map(({ settledAt, ...row }) => {
    const { grams = 0, cm3 = 0 } = loads.find(({ id }) => id === row.id) ?? {};
    return { ...row, isBooked: isAsked(row.id), isSettled: settledAt !== null, load: { grams, cm3 } };
  });
};

type Written = {
  readonly actionId: string;
  readonly address: AddressRow;
  readonly changed: ChangedAddress;
  readonly promisedAt: string | null;
};

/** The former address is kept under the action that replaced it. */
export const writeAddressChange = async (
  tx: Transaction,
  orderId: string,
  { actionId, address, changed, promisedAt }: Written,
): Promise<void> => {
  const { country, regionCode, province, city, postcode, line1, line2 } = orderContact;
  const former = { country, regionCode, province, city, postcode, line1, line2 };
  const [before] = await tx.select(former).from(orderContact).where(eq(orderContact.orderId, orderId));
  if (!before) throw new Error('an order that is to be sent has a contact');
  await tx.insert(contactChange).values({ ...before, actionId, orderId });
  await tx.update(orderContact).set(address).where(eq(orderContact.orderId, orderId));
  await tx.execute(sql`
    UPDATE shipment s SET cost_minor = m."costMinor", billable_grams = m."billableGrams",
      transit_hours = m."transitHours", silence_hours = m."silenceHours"
    FROM ${rowsAs('m', changed.shipments, 'id text, "costMinor" bigint, "billableGrams" int, "transitHours" int, "silenceHours" int')}
    WHERE s.id = m.id`);
  await tx
    .update(order)
    .set({ promisedAt, version: sql`${order.version} + 1` })
    .where(eq(order.id, orderId));
};
