import { markOverdue } from '../db/queries/overdue.ts';
import type { JobDeps } from './deps.ts';

/** Work on the floor has no timer in its workflow: what is late is shown to somebody here. */
export const createMarkOverdue =
  ({ db, log }: Pick<JobDeps, 'db' | 'log'>) =>
  async (): Promise<void> => {
    const late = await markOverdue(db);
    if (late > 0) log.warn({ late }, 'orders wait beyond their time');
  };
