import { condition } from '@temporalio/workflow';

/** Milliseconds until an instant, by the workflow's own time. */
const untilInstant = (instant: string): number => Date.parse(instant) - Date.now();

/** `read` answers null while there is no deadline. */
export type Deadline = { readonly read: () => string | null; readonly summary: string };

/**
 * True once the predicate holds, false when the deadline has passed. The deadline is read anew whenever it may have moved,
 * so that people can extend it or let it pass now.
 */
export const holdsBefore = async (predicate: () => boolean, deadline: Deadline): Promise<boolean> => {
  for (;;) {
    if (predicate()) return true;
    const instant = deadline.read();
    const changes = (): boolean => predicate() || deadline.read() !== instant;
    if (instant === null) {
      await condition(changes);
      continue;
    }
    const left = untilInstant(instant);
    if (left <= 0) return false;
    await condition(changes, left, { summary: deadline.summary });
  }
};
