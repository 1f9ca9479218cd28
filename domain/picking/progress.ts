import { type DurationKind, type Pace, shrink } from '../pace.ts';
import type { ShipmentStatus } from '../shipment/status.ts';
import { waitingPolicy, type WaitingCode } from '../waiting/code.ts';

/** What an order under way waits for, from the floor to the door; the earlier one stands for the order, a stop for all. */
export const PROGRESS_STAGES = [
  'resumed',
  'release',
  'pick',
  'pack',
  'booking',
  'label',
  'capture',
  'hand_over',
  'delivery',
] as const satisfies readonly WaitingCode[];
export type ProgressStage = (typeof PROGRESS_STAGES)[number];

export type ShipmentProgress = {
  readonly status: ShipmentStatus;
  /** By a pause, or because a person holds the order. */
  readonly isStopped: boolean;
  readonly isLabelled: boolean;
  readonly isPrinted: boolean;
  readonly isCaptureDue: boolean;
};

const STAGE_OF: Readonly<Partial<Record<ShipmentStatus, ProgressStage>>> = {
  planned: 'release',
  released: 'pick',
  picking: 'pick',
  picked: 'pack',
  handed_over: 'delivery',
};

/** Undefined: neither the floor nor the carrier is at work on it. */
export const stageOf = ({
  status,
  isStopped,
  isLabelled,
  isPrinted,
  isCaptureDue,
}: ShipmentProgress): ProgressStage | undefined => {
  if (isStopped) return 'resumed';
  if (status !== 'packed') return STAGE_OF[status];
  if (!isLabelled) return 'booking';
  if (!isPrinted) return 'label';
  return isCaptureDue ? 'capture' : 'hand_over';
};

/** An order is as far as the slowest of its shipments; of equals, the first. */
export const slowestOf = <S extends ShipmentProgress>(
  shipments: readonly S[],
): { readonly shipment: S; readonly stage: ProgressStage } | undefined =>
  shipments
    .flatMap((shipment) => {
      const stage = stageOf(shipment);
      return stage === undefined ? [] : [{ shipment, stage }];
    })
    .toSorted((a, b) => PROGRESS_STAGES.indexOf(a.stage) - PROGRESS_STAGES.indexOf(b.stage))[0];

export type StageTimes = {
  readonly floor: { readonly pickMinutes: number; readonly packMinutes: number; readonly handOverMinutes: number };
  readonly transitHours: number;
  readonly pace: Pace;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A call to others is tried for ten minutes, then the order is parked; neither is shrunk by the pace. */
const CALL_MS = 15 * MINUTE_MS;
/** Even a slow parcel is there within this multiple of its lane's usual time. */
const LONGEST_TRANSIT = 4;

/** How long an order may stand at a stage before that calls for attention. */
export const stageMs = (stage: ProgressStage, { floor, transitHours, pace }: StageTimes): number => {
  const paced = (ms: number, kind: DurationKind): number => Math.min(waitingPolicy(stage), shrink(ms, kind, pace));
  switch (stage) {
    case 'pick':
      return paced(floor.pickMinutes * MINUTE_MS, 'floor_service');
    case 'pack':
    case 'label':
      return paced(floor.packMinutes * MINUTE_MS, 'floor_service');
    case 'hand_over':
      return paced(floor.handOverMinutes * MINUTE_MS, 'floor_service');
    case 'release':
    case 'booking':
    case 'capture':
      return CALL_MS;
    case 'resumed':
      return waitingPolicy(stage);
    case 'delivery':
      return paced(LONGEST_TRANSIT * transitHours * HOUR_MS, 'transit');
  }
};

const LATE = 'late_';

/** A wait for a person is left alone; one that was only late ends with the step that it waited for. */
export const followsProgress = (waitingOn: string | null, needsAttention: string | null): boolean => {
  if (needsAttention !== null) return needsAttention.startsWith(LATE);
  return [...PROGRESS_STAGES, 'retry'].some((code) => code === waitingOn);
};
