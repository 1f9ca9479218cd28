import { type Fault, fault } from '../faults.ts';
import type { ShipmentStatus } from './status.ts';

/** A shipment that is to go with another carrier. */
export type CarrierChange = {
  readonly id: string;
  readonly status: ShipmentStatus;
  readonly carrier: string;
  /** A label of the present carrier stands. */
  readonly isBooked: boolean;
  /** The other carrier takes such a parcel from its warehouse to its address. */
  readonly isServed: boolean;
};

const STILL_HERE: readonly ShipmentStatus[] = ['planned', 'released', 'picking', 'picked', 'packed'];

/** Before it is booked, or when its booking came to nothing. */
export const checkCarrierChange = (shipment: CarrierChange, carrier: string): readonly Fault[] => {
  const { status, isBooked, isServed } = shipment;
  if (status === 'cancelling' || status === 'cancelled') return [fault('SHIPMENT_CANCELLED')];
  if (!STILL_HERE.includes(status)) return [fault('SHIPMENT_HANDED_OVER', undefined, { status })];
  if (shipment.carrier === carrier) return [fault('CARRIER_SAME', '/carrier')];
  if (isBooked) return [fault('SHIPMENT_BOOKED', undefined, { carrier: shipment.carrier })];
  return isServed ? [] : [fault('CARRIER_NOT_SERVING', '/carrier')];
};

export type CarrierChanges = { readonly movable: readonly CarrierChange[]; readonly faults: readonly Fault[] };

/** Of several that are meant those go that can; when none can, it is said why the first cannot. */
export const planCarrierChange = (meant: readonly CarrierChange[], carrier: string): CarrierChanges => {
  const movable = meant.filter((each) => checkCarrierChange(each, carrier).length === 0);
  const [first] = meant;
  if (!first) return { movable, faults: [fault('CARRIER_NOT_USED')] };
  return { movable, faults: movable.length > 0 ? [] : checkCarrierChange(first, carrier) };
};
