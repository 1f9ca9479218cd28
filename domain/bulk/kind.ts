/** What can be done for many orders at once. */
export const BULK_KINDS = ['hold', 'release', 'cancel', 'other_carrier', 'compensate', 'resend', 'retry'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

export const BULK_STATES = ['running', 'stopping', 'stopped', 'finished'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** `left_out` when the preview was frozen; `stopped` when the operator ended the job before its turn. */
export const BULK_ITEM_STATES = [
  'waiting',
  'left_out',
  'done',
  'awaiting_approval',
  'refused',
  'failed',
  'stopped',
] as const;
export type BulkItemState = (typeof BULK_ITEM_STATES)[number];

/** What `again` means unless somebody says otherwise: those that came to nothing. */
export const REPEATED_STATES = ['failed', 'refused'] as const satisfies readonly BulkItemState[];
