import type { ShipmentStatus } from '../shipment/status.ts';
import type { WaitingCode } from '../waiting.ts';
import type { OrderStatus } from './status.ts';

/** From the least advanced on: an order waits for its slowest parcel. */
const FLOOR: readonly (readonly [ShipmentStatus, WaitingCode])[] = [
  ['planned', 'release'],
  ['released', 'pick'],
  ['picking', 'pick'],
  ['picked', 'pack'],
  ['packed', 'hand_over'],
  ['handed_over', 'delivery'],
  ['lost', 'delivery'],
  ['returning', 'return_to_sender'],
];

/** What an order waits for when nobody is asked about it. */
export const waitingOf = (status: OrderStatus, shipments: readonly ShipmentStatus[]): WaitingCode => {
  if (status === 'accepted') return 'verdict';
  if (status === 'awaiting_payment') return 'payment';
  if (status === 'cancelling') return 'cancelling';
  if (status === 'after_sales') return 'after_sales';
  return FLOOR.find(([stage]) => shipments.includes(stage))?.[1] ?? 'delivery';
};
