import { cheapestQuote, type Load, type Tariff, tariffsTo } from '../allocation/tariff.ts';
import { type Fault, fault } from '../faults.ts';
import { type Result, refuse, resultOf } from '../result.ts';
import type { ShipmentStatus } from '../shipment/status.ts';
import { type AddressFacts, checkAddress, type DeliveryAddress, type Place } from './address.ts';
import type { OrderStatus } from './status.ts';

/** A shipment as it stands when the order's address is to change. */
export type ShipmentToMove = {
  readonly id: string;
  readonly warehouse: string;
  readonly carrier: string;
  readonly status: ShipmentStatus;
  /** A carrier has been asked for it, whatever came of that. */
  readonly isBooked: boolean;
  readonly isSettled: boolean;
  readonly load: Load;
  readonly transitHours: number;
};

export type MovedShipment = {
  readonly id: string;
  readonly costMinor: number;
  readonly billableGrams: number;
  readonly transitHours: number;
  readonly silenceHours: number;
};

export type AddressChange = {
  readonly status: OrderStatus;
  readonly address: DeliveryAddress;
  readonly regions: AddressFacts;
  readonly shipments: readonly ShipmentToMove[];
  readonly tariffs: readonly Tariff[];
};

export type ChangedAddress = {
  readonly place: Place;
  readonly shipments: readonly MovedShipment[];
  /** Hours of the slowest parcel, before and after. */
  readonly transit: { readonly from: number; readonly to: number };
};

/** Why it is too late, or too early, for another address. */
export const ADDRESS_LOCKS = ['undecided', 'ended', 'packed', 'booked', 'nothing_to_send'] as const;
export type AddressLock = (typeof ADDRESS_LOCKS)[number];

const ON_THE_SHELF: readonly ShipmentStatus[] = ['planned', 'released', 'picking', 'picked'];
const CHANGEABLE: readonly OrderStatus[] = ['awaiting_payment', 'fulfilling'];

/** All that keeps an address as it is. */
type Standing = Pick<ShipmentToMove, 'status' | 'isSettled' | 'isBooked'>;

/** Refunded, replaced and cancelled goods go nowhere any more. */
const isToBeSent = ({ status, isSettled }: Standing): boolean => !isSettled && status !== 'cancelled';

/** What keeps the address as it is; the label is made for one address, so nothing may be packed yet. */
export const addressLockOf = ({
  status,
  shipments,
}: {
  readonly status: OrderStatus;
  readonly shipments: readonly Standing[];
}): AddressLock | undefined => {
  if (status === 'accepted') return 'undecided';
  if (!CHANGEABLE.includes(status)) return 'ended';
  const left = shipments.filter(isToBeSent);
  if (left.length === 0) return 'nothing_to_send';
  if (left.some((shipment) => !ON_THE_SHELF.includes(shipment.status))) return 'packed';
  return left.some(({ isBooked }) => isBooked) ? 'booked' : undefined;
};

const moveTo = (place: Place, shipment: ShipmentToMove, tariffs: readonly Tariff[]): Result<MovedShipment> => {
  const { id, warehouse, carrier, load } = shipment;
  const own = tariffsTo(place, tariffs).filter(
    (tariff) => tariff.warehouse === warehouse && tariff.carrier === carrier,
  );
  const quote = cheapestQuote(own, load);
  if (!quote) {
    const facts = { reason: 'carrier_does_not_serve', carrier, warehouse, region: place.regionCode };
    return refuse(fault('ADDRESS_UNDELIVERABLE', '/shipping_address', facts));
  }
  const { cost: costMinor, billableGrams, transitHours, silenceHours } = quote;
  return { ok: true, value: { id, costMinor, billableGrams, transitHours, silenceHours } };
};

const slowestOf = (parcels: readonly { readonly transitHours: number }[]): number =>
  Math.max(...parcels.map(({ transitHours }) => transitHours));

const lockFaults = (change: AddressChange): readonly Fault[] => {
  const reason = addressLockOf(change);
  return reason === undefined ? [] : [fault('ADDRESS_NOT_CHANGEABLE', undefined, { reason })];
};

/** Warehouses, carriers and what the customer pays stay; cost, transit and silence are those of the new lane. */
export const judgeAddressChange = (change: AddressChange): Result<ChangedAddress> => {
  const { address, regions, shipments, tariffs } = change;
  const locked = lockFaults(change);
  const place = checkAddress(address, regions);
  if (!place.ok) return refuse(...locked, ...place.faults);
  const left = shipments.filter(isToBeSent);
  const moved = left.map((shipment) => moveTo(place.value, shipment, tariffs));
  const faults = [...locked, ...moved.flatMap((each) => (each.ok ? [] : each.faults))];
  const lanes = moved.flatMap((each) => (each.ok ? [each.value] : []));
  return resultOf(faults, () => ({
    place: place.value,
    shipments: lanes,
    transit: { from: slowestOf(left), to: slowestOf(lanes) },
  }));
};
