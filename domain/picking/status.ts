import type { Transitions } from '../state-machine.ts';

export const PICK_TASK_STATES = ['open', 'picking', 'picked', 'packed', 'done', 'put_back', 'cancelled'] as const;
export type PickTaskState = (typeof PICK_TASK_STATES)[number];

export const OPEN_PICK_TASK_STATES = [
  'open',
  'picking',
  'picked',
  'packed',
  'put_back',
] as const satisfies readonly PickTaskState[];

/** A task cancelled before its first pick has nothing to put back. */
export const PICK_TASK_TRANSITIONS = {
  open: ['picking', 'cancelled'],
  picking: ['picked', 'put_back'],
  picked: ['packed', 'put_back'],
  packed: ['done', 'put_back'],
  done: [],
  put_back: ['cancelled'],
  cancelled: [],
} as const satisfies Transitions<PickTaskState>;

/** In the order in which a parcel meets them. */
export const SCAN_KINDS = ['pick', 'pack', 'weigh', 'verify', 'label', 'hand_over', 'put_back'] as const;
export type ScanKind = (typeof SCAN_KINDS)[number];
