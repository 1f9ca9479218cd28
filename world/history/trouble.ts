import type { Region } from '../types/place.ts';
import { startOfDay } from './clock.ts';
import { PLANTED } from './planted.ts';
import type { Quota } from './quota.ts';
import type { Instant, Trouble } from './types.ts';

/** How often parcels meet each trouble wherever they go. */
const USUAL_RATES = { lost: 0.004, damaged: 0.003, refused: 0.005, wrong_address: 0.004 } as const;

type Parcel = {
  readonly carrier: string;
  readonly region: Region;
  readonly handedOverAt: Instant;
  readonly isPaidAtDoor: boolean;
};

const isOnLateLane = ({ carrier, region }: Parcel): boolean =>
  carrier === PLANTED.lateLane.carrier && region.code.startsWith(PLANTED.lateLane.province.slice(0, 2));

export const createTroubles = (quota: Quota, today: Instant) => {
  const { lateLane } = PLANTED;
  const lateSince = startOfDay(today, lateLane.sinceDay);
  const isLate = (parcel: Parcel): boolean => {
    const isPlanted = isOnLateLane(parcel) && parcel.handedOverAt >= lateSince;
    return quota(isPlanted ? 'late lane' : 'late', isPlanted ? lateLane.rate : lateLane.usualRate);
  };
  return (parcel: Parcel): Trouble | null => {
    if (isLate(parcel)) return 'delayed';
    // Who pays at the door has paid for nothing that never came there.
    if (parcel.isPaidAtDoor) return null;
    const kinds = Object.keys(USUAL_RATES) as (keyof typeof USUAL_RATES)[];
    return kinds.find((kind) => quota(kind, USUAL_RATES[kind])) ?? null;
  };
};
export type Troubles = ReturnType<typeof createTroubles>;
