/** What a note asks of its reader: to know, to take care, to stop; or what was promised to the customer. */
export const NOTE_FLAGS = ['info', 'care', 'stop', 'promise'] as const;
export type NoteFlag = (typeof NOTE_FLAGS)[number];
