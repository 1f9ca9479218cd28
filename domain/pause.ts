/** What an operator can stop, with a reason that everybody sees. */
export const PAUSE_KINDS = ['intake', 'warehouse', 'carrier', 'messages'] as const;
export type PauseKind = (typeof PAUSE_KINDS)[number];
