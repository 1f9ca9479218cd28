/** AfterShip's nine, from the least to the most that can be said. Every carrier's words come down to one of these. */
export const TRACKING_STATUSES = [
  'pending',
  'info_received',
  'in_transit',
  'out_for_delivery',
  'attempt_failed',
  'available_for_pickup',
  'exception',
  'expired',
  'delivered',
] as const;
export type TrackingStatus = (typeof TRACKING_STATUSES)[number];

export const TRACKING_CODES = [
  'unknown',
  'booked',
  'collected',
  'departed',
  'arrived',
  'customs_cleared',
  'nobody_home',
  'in_locker',
  'delayed',
  'wrong_address',
  'refused',
  'customs',
  'damaged',
  'returning',
  'lost',
  'returned',
  'signed',
] as const;
export type TrackingCode = (typeof TRACKING_CODES)[number];

/** What a carrier's word means here. */
export type TrackingMeaning = { readonly status: TrackingStatus; readonly code?: TrackingCode };

/** The status under which each code may stand; `unknown` marks a word that no table knows. */
export const STATUS_OF_CODE = {
  unknown: 'pending',
  booked: 'info_received',
  collected: 'in_transit',
  departed: 'in_transit',
  arrived: 'in_transit',
  customs_cleared: 'in_transit',
  nobody_home: 'attempt_failed',
  in_locker: 'available_for_pickup',
  delayed: 'exception',
  wrong_address: 'exception',
  refused: 'exception',
  customs: 'exception',
  damaged: 'exception',
  returning: 'exception',
  lost: 'exception',
  returned: 'exception',
  signed: 'delivered',
} as const satisfies Record<TrackingCode, TrackingStatus>;

/** The meaning of a code under its only status. */
export const meaningOf = (code: TrackingCode): TrackingMeaning => ({ status: STATUS_OF_CODE[code], code });
