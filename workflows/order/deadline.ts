import { patched } from '@temporalio/workflow';
import type { DeadlineMoved, DeadlineName } from '../../contracts/messages.ts';
import type { Deadlines } from '../../contracts/order-step.ts';
import { local } from '../kit/activity.ts';
import type { Run } from './state.ts';

/**
 * Only the deadline that was moved is taken from the rows: the others may have gone on here meanwhile. Of two readings that
 * are under way at once, the one that was begun later counts, whichever ends last.
 */
export const deadlineReader = ({ input, state }: Run) => {
  const newest = new Map<DeadlineName, number>();
  let begun = 0;
  return async ({ deadline }: DeadlineMoved): Promise<void> => {
    begun += 1;
    const nth = begun;
    const read = await local.readDeadlines({ orderId: input.orderId, payment: state.deadlines.payment });
    if (nth < (newest.get(deadline) ?? 0) && patched('2026-11-newest-deadline')) return;
    newest.set(deadline, nth);
    state.deadlines = { ...state.deadlines, ...movedOf(state.deadlines, read)[deadline] };
  };
};

const movedOf = (known: Deadlines, read: Deadlines): Record<DeadlineName, Partial<Deadlines>> => ({
  payment: { payment: read.payment },
  reminder: { reminders: read.reminders ?? [] },
  after_sales: { afterSales: read.afterSales },
  silence: { silence: { ...known.silence, ...read.silence } },
});
