import { condition } from '@temporalio/workflow';

/** Milliseconds until an instant, by the workflow's own time. */
const untilInstant = (instant: string): number => Date.parse(instant) - Date.now();

export type Deadline = { readonly read: () => string; readonly summary: string };

/**
 * True once the predicate holds, false when the deadline has passed. The deadline is read anew whenever it may have moved,
 * so that people can extend it or let it pass now.
 */
export const holdsBefore = async (predicate: () => boolean, deadline: Deadline): Promise<boolean> => {
  for (;;) {
    if (predicate()) return true;
    const instant = deadline.read();
    const left = untilInstant(instant);
    if (left <= 0) return false;
    await condition(() => predicate() || deadline.read() !== instant, left, { summary: deadline.summary });
  }
};
