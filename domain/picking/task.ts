import type { ShipmentStatus } from '../shipment/status.ts';
import type { PickTaskState, ScanKind } from './status.ts';

/** An article of the task: how many are wanted, and what accepted scans have done with them so far. */
export type TaskLine = {
  readonly sku: string;
  readonly barcode: string;
  readonly weightGrams: number;
  readonly quantity: number;
  readonly picked: number;
  readonly packed: number;
  readonly putBack: number;
};

export type TaskParcel = {
  readonly id: string;
  readonly weightGrams: number | null;
  readonly trackingNumber: string | null;
  /** The carrier has booked it and its label has come. */
  readonly isLabelled: boolean;
  readonly isPrinted: boolean;
};

export type Task = {
  readonly state: PickTaskState;
  readonly shipment: ShipmentStatus;
  readonly lines: readonly TaskLine[];
  readonly parcel: TaskParcel;
  /** Money that is taken per shipment and has not been taken for this one. */
  readonly isCaptureDue: boolean;
  /** A person holds the order: nothing of it is taken from the shelf. */
  readonly isHeld: boolean;
};

const STOPPED: readonly ShipmentStatus[] = ['cancelling', 'cancelled'];

/** Where the task stands: a cancelled shipment turns it into putting back what was picked, whatever its row still says. */
export const standingOf = ({ state, shipment, lines }: Task): PickTaskState => {
  if (!STOPPED.includes(shipment) || state === 'done' || state === 'cancelled') return state;
  return lines.some(({ picked, putBack }) => picked > putBack) ? 'put_back' : 'cancelled';
};

export const toPick = (line: TaskLine): number => line.quantity - line.picked;
export const toPack = (line: TaskLine): number => line.quantity - line.packed;
export const toPutBack = (line: TaskLine): number => line.picked - line.putBack;

export const unitsLeft = (lines: readonly TaskLine[], left: (line: TaskLine) => number): number =>
  lines.reduce((sum, line) => sum + left(line), 0);

/** Why the floor can do nothing just now. */
export const WAIT_REASONS = ['label_not_made', 'payment_not_captured', 'order_held'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** What is wanted next: a scan, patience, or nothing any more. */
export type NextStep = { readonly scan: ScanKind } | { readonly wait: WaitReason } | undefined;

export const nextStepOf = (task: Task): NextStep => {
  const standing = standingOf(task);
  if (standing === 'done' || standing === 'cancelled') return undefined;
  if (standing === 'put_back') return { scan: 'put_back' };
  return standing === 'packed' ? nextAtTheDoor(task) : nextAtTheBench(task);
};

const nextAtTheBench = ({ lines, parcel, isHeld }: Task): NextStep => {
  if (unitsLeft(lines, toPick) > 0) return isHeld ? { wait: 'order_held' } : { scan: 'pick' };
  if (unitsLeft(lines, toPack) > 0) return { scan: 'pack' };
  return { scan: parcel.weightGrams === null ? 'weigh' : 'verify' };
};

const nextAtTheDoor = ({ parcel, isCaptureDue }: Task): NextStep => {
  if (!parcel.isLabelled) return { wait: 'label_not_made' };
  if (!parcel.isPrinted) return { scan: 'label' };
  return isCaptureDue ? { wait: 'payment_not_captured' } : { scan: 'hand_over' };
};
