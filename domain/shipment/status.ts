import type { Transitions } from '../state-machine.ts';

export const SHIPMENT_STATUSES = [
  'planned',
  'released',
  'picking',
  'picked',
  'packed',
  'handed_over',
  'delivered',
  'returning',
  'returned',
  'lost',
  'cancelling',
  'cancelled',
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** `packed → handed_over` and `→ cancelling` race in Postgres: the first commit wins. */
export const SHIPMENT_TRANSITIONS = {
  planned: ['released', 'cancelling'],
  released: ['picking', 'cancelling'],
  picking: ['picked', 'cancelling'],
  picked: ['packed', 'cancelling'],
  packed: ['handed_over', 'cancelling'],
  handed_over: ['delivered', 'returning', 'lost'],
  delivered: [],
  // Refused, then accepted after all.
  returning: ['returned', 'lost', 'delivered'],
  returned: [],
  lost: ['delivered'],
  cancelling: ['cancelled'],
  cancelled: [],
} as const satisfies Transitions<ShipmentStatus>;

export const BOOKING_STATUSES = ['requested', 'booked', 'unknown', 'refused', 'voided'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

export const BOOKING_TRANSITIONS = {
  requested: ['booked', 'unknown', 'refused', 'voided'],
  unknown: ['booked', 'refused', 'voided'],
  booked: ['voided'],
  refused: [],
  voided: [],
} as const satisfies Transitions<BookingStatus>;
