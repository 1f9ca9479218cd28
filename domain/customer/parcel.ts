import type { ShipmentStatus } from '../shipment/status.ts';
import type { TrackingCode, TrackingStatus } from '../tracking/status.ts';

/** The rungs from our shelf to the customer's door. */
export const PARCEL_STAGES = ['packed', 'handed_over', 'in_transit', 'out_for_delivery', 'delivered'] as const;
export type ParcelStage = (typeof PARCEL_STAGES)[number];

/** How a parcel ended, where it did not simply arrive. */
export const PARCEL_ENDS = ['delivered', 'replaced', 'refunded', 'cancelled'] as const;
export type ParcelEnd = (typeof PARCEL_ENDS)[number];

export type ParcelFacts = {
  readonly status: ShipmentStatus;
  readonly packedAt: string | null;
  readonly handedOverAt: string | null;
  readonly deliveredAt: string | null;
  readonly isSettled: boolean;
  readonly isReplaced: boolean;
  readonly tracking: {
    readonly status: TrackingStatus;
    readonly code?: TrackingCode;
    readonly collectedAt?: string;
    readonly outForDeliveryAt?: string;
    readonly deliveredAt?: string;
  };
};

export type ParcelLadder = {
  readonly stages: readonly { readonly stage: ParcelStage; readonly at: string | null; readonly reached: boolean }[];
  readonly end: ParcelEnd | null;
  /** The carrier's code of what is wrong now. */
  readonly trouble: TrackingCode | 'exception' | null;
};

const REACHED: Readonly<Record<ShipmentStatus, number>> = {
  planned: 0,
  released: 0,
  picking: 0,
  picked: 0,
  packed: 1,
  handed_over: 2,
  delivered: 5,
  returning: 2,
  returned: 2,
  lost: 2,
  cancelling: 0,
  cancelled: 0,
};

const heightOf = ({ status, tracking }: ParcelFacts): number => {
  const onTheRoad = tracking.collectedAt === undefined && tracking.status !== 'in_transit' ? 0 : 3;
  return Math.max(REACHED[status], onTheRoad, tracking.outForDeliveryAt === undefined ? 0 : 4);
};

const endOf = ({ status, isSettled, isReplaced }: ParcelFacts): ParcelEnd | null => {
  if (status === 'delivered') return 'delivered';
  if (status === 'cancelled' || status === 'cancelling') return 'cancelled';
  if (!isSettled) return null;
  return isReplaced ? 'replaced' : 'refunded';
};

/** Customs and the like pass by themselves; the rest needs somebody. */
const troubleOf = ({ tracking }: ParcelFacts): ParcelLadder['trouble'] => {
  const isTrouble = tracking.status === 'exception' || tracking.status === 'expired';
  return isTrouble ? (tracking.code ?? 'exception') : null;
};

/** A rung that was passed without being told has no time of its own. */
export const parcelLadder = (facts: ParcelFacts): ParcelLadder => {
  const { packedAt, handedOverAt, deliveredAt, tracking } = facts;
  const times: Readonly<Record<ParcelStage, string | null>> = {
    packed: packedAt,
    handed_over: handedOverAt,
    in_transit: tracking.collectedAt ?? null,
    out_for_delivery: tracking.outForDeliveryAt ?? null,
    delivered: tracking.deliveredAt ?? deliveredAt,
  };
  const height = heightOf(facts);
  const end = endOf(facts);
  return {
    stages: PARCEL_STAGES.map((stage, index) => ({
      stage,
      reached: index < height,
      at: index < height ? times[stage] : null,
    })),
    end,
    trouble: end === null ? troubleOf(facts) : null,
  };
};
